import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { LANGUAGES, type Language } from "../src/lib/language";
import { expect, type LoomPage, test } from "./loomPage";

/** Names that stand in tensorflow.js as strings, so that no minifier takes them away. */
const TENSORFLOW = /UnsortedSegmentSum|SparseFillEmptyRows|WEBGL_PACK|tfjs|tensorflow\.org|registerKernel/;
const LARGEST_BYTES = 150_000;
/** Of a worker with the backend that it computes on, before the wasm binary. */
const LARGEST_WORKER_BYTES = 200_000;

/** The scripts that a page loads until its translation stands, and then until `more` is done, by address. */
async function scriptsOf(
  loom: LoomPage,
  language: Language,
  query = "",
  more: () => Promise<void> = async () => {},
): Promise<Map<string, string>> {
  const bodies = new Map<string, Promise<string>>();
  const listen = (response: Response): void => {
    if (/\.m?js$/.test(new URL(response.url()).pathname)) bodies.set(response.url(), response.text());
  };
  loom.page.on("response", listen);
  await loom.open({ language, query });
  await expect.poll(async () => (await loom.cells()).length).toBeGreaterThan(0);
  await more();
  await loom.page.waitForLoadState("networkidle");
  loom.page.off("response", listen);
  return new Map(await Promise.all([...bodies].map(async ([url, body]) => [url, await body] as const)));
}

for (const language of LANGUAGES)
  test(`what loads before the first interaction in ${language}, worker excluded, is small and holds no tensorflow`, async ({
    loom,
  }) => {
    // A worker that never starts loads nothing: every script that still comes is the page's own.
    await loom.page.addInitScript(() => {
      if (location.protocol === "about:" || sessionStorage.getItem("worker") === "yes") return;
      window.Worker = class extends EventTarget {
        postMessage(): void {}
        terminate(): void {}
      } as unknown as typeof Worker;
    });
    const own = await scriptsOf(loom, language);
    let bytes = 0;
    for (const [url, text] of own) {
      bytes += gzipSync(text, { level: 9 }).length;
      expect(TENSORFLOW.exec(text)?.[0], url).toBeUndefined();
    }
    console.log(`    ${bytes} bytes of script before the first interaction, gzipped, in ${own.size} files`);
    expect(own.size).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(LARGEST_BYTES);

    // The search works: with its worker, the page loads tensorflow.js, and it is found.
    await loom.page.evaluate(() => sessionStorage.setItem("worker", "yes"));
    await loom.page.goto("about:blank");
    const all = await scriptsOf(loom, language);
    await loom.ready();
    const others = [...all].filter(([url]) => !own.has(url));
    expect(others.filter(([, text]) => TENSORFLOW.test(text)).length).toBeGreaterThan(0);
  });

/** Of these scripts, the one by name and whatever it imports, at once or later, by address. */
function reachable(scripts: ReadonlyMap<string, string>, name: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (url: string): void => {
    const text = scripts.get(url);
    if (text === undefined || found.has(url)) return;
    found.set(url, text);
    for (const [, other = ""] of text.matchAll(/["'`](\.\/[\w.-]+\.js)["'`]/g))
      visit(new URL(other, url).href);
  };
  for (const url of scripts.keys()) if (name.test(url)) visit(url);
  return found;
}

test("a worker loads little, and of the backends only those that it tries", async ({ loom }) => {
  for (const backend of ["webgl", "wasm", "cpu"]) {
    await loom.page.goto("about:blank");
    const worker = reachable(
      await scriptsOf(loom, "en", `?backend=${backend}`, async () => {
        await loom.ready();
        expect((await loom.engineStatus()).backend).toBe(backend);
      }),
      /\/worker-[^/]*\.js$/,
    );
    let bytes = 0;
    for (const text of worker.values()) bytes += gzipSync(text, { level: 9 }).length;
    console.log(`    ${bytes} bytes of worker and ${backend}, gzipped, in ${worker.size} files`);
    expect(worker.size, backend).toBeGreaterThan(2);
    expect(
      [...worker.values()].some((text) => TENSORFLOW.test(text)),
      backend,
    ).toBe(true);
    expect(bytes, backend).toBeLessThanOrEqual(LARGEST_WORKER_BYTES);
  }
});

test("the page's own texts are set in the page's own faces, from its own origin", async ({ loom }) => {
  const fonts: string[] = [];
  loom.page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  const inOrder = async (language: Language): Promise<string[]> => {
    fonts.length = 0;
    await loom.page.goto("about:blank");
    await loom.open({ language });
    await loom.ready();
    await loom.page.evaluate(() => document.fonts.ready);
    const origin = new URL(loom.page.url()).origin;
    for (const url of fonts) expect(new URL(url).origin).toBe(origin);
    // Without the hash of what is in it.
    const names = fonts.map((url) => /([a-z0-9-]+?)(-[0-9a-f]{16})?-[\w-]{8}\.woff2$/.exec(url)?.[1] ?? url);
    return [...new Set(names)].sort();
  };
  const first = await inOrder("en");
  expect(first.filter((name) => !name.startsWith("source-serif"))).toEqual(["loom-sans-latin"]);
  const korean = await inOrder("ko");
  expect(korean.filter((name) => !name.startsWith("source-serif"))).toEqual([
    "loom-sans-hangul",
    "loom-sans-latin",
  ]);
  // What a reader brings may have any letter.
  await loom.type("뷁");
  await expect.poll(() => fonts.some((url) => url.includes("Pretendard"))).toBe(true);
});
