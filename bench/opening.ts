/**
 * The page as a reader meets it: what its worker loads, how soon it stands and translates, how soon a typed sentence is
 * drawn, and whether training holds it up. On the production build, in a real browser.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Locator, Page } from "@playwright/test";
import { en } from "../src/i18n/locales/en";
import { present } from "../src/lib/assert";
import { findTask } from "../src/tasks/list";
import { heldOut } from "../src/tasks/split";
import { launch } from "./browser";
import type { Context } from "./host";
import { median, rounded } from "./subject";

const THROTTLING = 4;
/** Milliseconds in which a new window has loaded what the browser itself shows in one. */
const WINDOW = 2000;
const READY = /^(idle|paused)$/;

/** Milliseconds from the start of the navigation. */
interface Opened {
  /** To the frame behind the one in which the heatmap stands. */
  painted: number | null;
  /** To the frame behind the one in which the next step is open; its key was pressed when the heatmap was painted. */
  stepped: number | null;
  ready: number | null;
}

type Watched = typeof window & { opened: Opened };

async function openPage(
  browser: Browser,
  url: string,
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const opened: Opened = { painted: null, stepped: null, ready: null };
    (window as unknown as Watched).opened = opened;
    const nextFrame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const openStep = () => document.querySelector<HTMLElement>("[data-step-panel]")?.dataset.stepPanel;
    let isDrawn = false;
    const press = async (): Promise<void> => {
      await nextFrame();
      opened.painted = performance.now();
      const before = openStep();
      const observer = new MutationObserver(async () => {
        if (openStep() === before) return;
        observer.disconnect();
        await nextFrame();
        opened.stepped = performance.now();
      });
      observer.observe(document.body, { attributes: true, childList: true, subtree: true });
      document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowRight", bubbles: true }));
    };
    new MutationObserver((_, observer) => {
      if (!isDrawn && document.querySelector("[data-row][data-column][data-weight]")) {
        isDrawn = true;
        void press();
      }
      const status = document.querySelector<HTMLElement>("#engine-status")?.dataset.status ?? "";
      // A model that is there, at rest: what is typed now is translated.
      if (isDrawn && ["idle", "paused"].includes(status)) {
        opened.ready = performance.now();
        observer.disconnect();
      }
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
  await before?.(page);
  await page.waitForTimeout(WINDOW);
  await page.goto(url);
  const isOpen = (): boolean => {
    const { stepped, ready } = (window as unknown as Watched).opened;
    return stepped !== null && ready !== null;
  };
  await page.waitForFunction(isOpen, null, { timeout: 60_000 });
  return page;
}

/** The scripts that a script names, and those that they name. */
function reachable(folder: string, entry: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, other = ""] of text.matchAll(/["'`](?:\.\/|assets\/)([\w.-]+\.js)["'`]/g)) visit(other);
  };
  visit(entry);
  return found;
}

async function sizes({ host, emit }: Context, browser: Browser, url: string): Promise<void> {
  const folder = join(host.root, "dist/assets");
  for (const backend of ["webgl", "wasm", "cpu"]) {
    const asked: string[] = [];
    const page = await openPage(browser, `${url}?backend=${backend}`, async (fresh) => {
      fresh.on("request", (request) => asked.push(basename(new URL(request.url()).pathname)));
    });
    const running = await page.locator("#engine-status").getAttribute("data-backend");
    if (running !== backend) throw new Error(`Asked for ${backend}, the page took ${running}.`);
    const entry = present(
      asked.find((name) => /^worker-[\w-]+\.js$/.test(name)),
      "the worker's entry",
    );
    const own = reachable(folder, entry);
    const loaded = [...new Set(asked)].filter((name) => own.has(name));
    const bytes = loaded.map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    emit({
      part: "page",
      table: "sizes",
      backend,
      files: loaded.length,
      entryBytes: present(bytes[loaded.indexOf(entry)], "the entry's size"),
      bytes: total,
    });
    await page.context().close();
  }
}

async function coldOpen({ emit, options }: Context, browser: Browser, url: string): Promise<void> {
  for (const rate of [1, THROTTLING]) {
    const times: Record<keyof Opened, number>[] = [];
    let backend = "";
    for (let i = 0; i < (options.quick ? 1 : 15); i++) {
      const page = await openPage(browser, url, async (fresh) => {
        const protocol = await fresh.context().newCDPSession(fresh);
        await protocol.send("Emulation.setCPUThrottlingRate", { rate });
      });
      const { painted, stepped, ready } = await page.evaluate(() => (window as unknown as Watched).opened);
      times.push({
        painted: present(painted, "a first paint"),
        stepped: present(stepped, "a step"),
        ready: present(ready, "a model"),
      });
      backend = (await page.locator("#engine-status").getAttribute("data-backend")) ?? "";
      await page.context().close();
    }
    emit({
      part: "page",
      table: "open",
      throttling: rate,
      backend,
      painted: rounded(median(times.map(({ painted }) => painted))),
      stepped: rounded(median(times.map(({ stepped }) => stepped))),
      worst: rounded(Math.max(...times.map(({ stepped }) => stepped))),
      ready: rounded(median(times.map(({ ready }) => ready))),
      runs: times.length,
    });
  }
}

/** Held-out sentences, each with another number of words than that before it: a drawing is known by its columns. */
function sentencesToType(count: number): { text: string; columns: number }[] {
  const task = present(findTask("fr-en"), "a task");
  const chosen: { text: string; columns: number }[] = [];
  // The page stands with a sentence of its own.
  let before = 1 + task.read(present(task.samples[0], "a sample")).tokens.length;
  for (const { source } of heldOut(task).pairs) {
    const columns = source.length + 1;
    if (columns !== before && chosen.length < count) chosen.push({ text: task.write(source), columns });
    before = chosen.at(-1)?.columns ?? before;
  }
  return chosen;
}

/** Milliseconds from a typed sentence to its heatmap in the document, and to the next frame. */
function typeInto(box: Locator, sentence: { text: string; columns: number }): Promise<[number, number]> {
  return box.evaluate(async (element, { text, columns }) => {
    const drawn = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        const cells = [...document.querySelectorAll<HTMLElement>("[data-row][data-column][data-weight]")];
        if (1 + Math.max(-1, ...cells.map(({ dataset }) => Number(dataset.column))) !== columns) return;
        observer.disconnect();
        resolve(performance.now());
      }).observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    const asked = performance.now();
    // React listens to the setter of the class.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(element, text);
    element.dispatchEvent(new Event("input", { bubbles: true }));
    const done = await drawn;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return [done - asked, performance.now() - asked] as [number, number];
  }, sentence);
}

async function typing({ emit, options }: Context, page: Page): Promise<void> {
  const box = page.getByRole("textbox", { name: en.sentence.label });
  const times: [number, number][] = [];
  for (const sentence of sentencesToType(options.quick ? 2 : 20)) times.push(await typeInto(box, sentence));
  const traces = times.map(([trace]) => trace);
  emit({
    part: "page",
    table: "typing",
    backend: "wasm",
    trace: rounded(median(traces)),
    worst: rounded(Math.max(...traces)),
    frame: rounded(median(times.map(([, frame]) => frame))),
    sentences: times.length,
  });
}

async function training({ emit, options }: Context, page: Page): Promise<void> {
  const status = page.locator("#engine-status");
  const step = async (): Promise<number> => Number(await status.getAttribute("data-step"));
  await page.getByRole("button", { name: en.train.start, exact: true }).click();
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("#engine-status")?.dataset.status === "training",
  );
  const before = await step();
  const seconds = options.quick ? 2 : 10;
  const tasks = await page.evaluate(
    (milliseconds) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) found.push(duration);
        }).observe({ type: "longtask" });
        setTimeout(() => resolve(found), milliseconds);
      }),
    seconds * 1000,
  );
  const kernels = await page.evaluate(() => window.loom.metrics().kernels?.kernels);
  if (kernels !== "fused") throw new Error(`The page trained on ${kernels} kernels.`);
  emit({
    part: "page",
    table: "training",
    backend: "wasm",
    seconds,
    updates: (await step()) - before,
    longTasks: tasks.length,
    longest: tasks.length > 0 ? rounded(Math.max(...tasks)) : null,
  });
}

export async function page(context: Context): Promise<void> {
  const { host, options } = context;
  await host.build();
  const server = await host.serve({ root: join(host.root, "dist"), base: "/" });
  const browser = await launch(host, options);
  try {
    await sizes(context, browser, server.url);
    await coldOpen(context, browser, server.url);
    const open = await openPage(browser, `${server.url}?backend=wasm`);
    const status = (await open.locator("#engine-status").getAttribute("data-status")) ?? "";
    if (!READY.test(status)) throw new Error(`The engine is ${status}.`);
    await typing(context, open);
    await training(context, open);
  } finally {
    await browser.close();
    await server.close();
  }
}
