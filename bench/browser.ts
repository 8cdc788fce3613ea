/** Subjects in workers of a real browser, through the page that bench/page is built into. */
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Spec } from "./create";
import { isSoftware } from "./graphics";
import type { Context, Host, Options } from "./host";
import type { Jobs, Place } from "./page/worker";
import type { Subject } from "./subject";

/** As the end-to-end tests have them: software WebGL for the worker, the page itself composed on the processor. */
const SOFTWARE = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing",
] as const;

const QUIET = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A debugger that listens, as this script does, has V8 parse whole scripts anew for the lines of each new Error.
  "--js-flags=--no-enable-lazy-source-positions",
] as const;

/** What a machine's graphics need beside, as `--use-angle=vulkan`: CHROME_FLAGS. */
function flagsOfMachine(): string[] {
  return (process.env.CHROME_FLAGS ?? "").split(/\s+/).filter((flag) => flag !== "");
}

export async function launch(host: Host, { gpu }: Options): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  // Headless, Chromium prefers software graphics unless it is told not to.
  const graphics = gpu ? ["--ignore-gpu-blocklist", "--enable-gpu", ...flagsOfMachine()] : SOFTWARE;
  return chromium.launch({
    executablePath: await host.browser(),
    args: [...QUIET, ...graphics, ...(isRoot ? ["--no-sandbox"] : [])],
  });
}

export interface BrowserSubject extends Subject {
  /** The graphics that draw; null on wasm. */
  readonly renderer: string | null;
  ask<K extends keyof Jobs>(job: K, ...args: Parameters<Jobs[K]>): ReturnType<Jobs[K]>;
}

export interface Bench {
  readonly version: string;
  subject(place: Place, spec: Spec): Promise<BrowserSubject>;
  close(): Promise<void>;
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "bench" in window);
  return page;
}

/** Opens the page; its workers are closed with it. */
export async function openBench({ host, options }: Context): Promise<Bench> {
  const server = await host.serve({ root: await host.buildBench(), base: "/" });
  const browser = await launch(host, options);
  const page = await openPage(await browser.newContext(), server.url);
  return {
    version: browser.version(),
    async subject(place, spec) {
      const began = performance.now();
      const number = await page.evaluate(() => window.bench.open());
      const ask: BrowserSubject["ask"] = (job, ...args) =>
        page.evaluate(([worker, name, given]) => window.bench.ask(worker, name, given), [
          number,
          job as string,
          args as readonly unknown[],
        ] as const) as ReturnType<Jobs[typeof job]>;
      const { name, renderer } = await ask("start", place, spec);
      const startMs = performance.now() - began;
      // What software drew must not pass for a machine's graphics.
      if (options.gpu && renderer !== null && isSoftware(renderer))
        throw new Error(`The machine's own graphics were asked for, and ${renderer} draws.`);
      return {
        id: spec.id,
        name,
        renderer,
        startMs,
        ask,
        run: (updates) => ask("run", updates),
        exact: () => ask("exact"),
        dispose: () => page.evaluate((worker) => window.bench.close(worker), number),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
