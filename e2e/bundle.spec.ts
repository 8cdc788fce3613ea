import { gzipSync } from "node:zlib";
import { expect, test } from "./loomPage";

/** Names that stand in tensorflow.js as strings, so that no minifier takes them away. */
const TENSORFLOW = /UnsortedSegmentSum|SparseFillEmptyRows|WEBGL_PACK|tfjs|tensorflow\.org|registerKernel/;
const LARGEST_BYTES = 150_000;

test("what loads before the first interaction is small and holds no tensorflow", async ({ loom }) => {
  const scripts: { url: string; body: Promise<string> }[] = [];
  loom.page.on("response", (response) => {
    if (/\.m?js$/.test(new URL(response.url()).pathname)) {
      scripts.push({ url: response.url(), body: response.text() });
    }
  });
  const workers: string[] = [];
  loom.page.on("worker", (worker) => workers.push(worker.url()));
  await loom.open();
  await loom.ready();
  expect(workers).toHaveLength(1);
  // The page's own timeline says which scripts the page asked for; the others are the worker's.
  const asked = await loom.page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name),
  );
  const own = scripts.filter(({ url }) => asked.includes(url) && !workers.includes(url));
  const others = scripts.filter((script) => !own.includes(script));
  expect(own.length).toBeGreaterThan(0);
  let bytes = 0;
  for (const { url, body } of own) {
    const text = await body;
    bytes += gzipSync(text, { level: 9 }).length;
    expect(TENSORFLOW.exec(text)?.[0], url).toBeUndefined();
  }
  test.info().annotations.push({ type: "measured", description: `${bytes} bytes of script, gzipped` });
  console.log(`    ${bytes} bytes of script before the first interaction, gzipped, in ${own.length} files`);
  expect(bytes).toBeLessThanOrEqual(LARGEST_BYTES);
  // The search works: tensorflow.js is found where it is.
  const found = await Promise.all(others.map(async ({ body }) => TENSORFLOW.test(await body)));
  expect(found).toContain(true);
});

test("fonts come from the page's own origin", async ({ loom }) => {
  const fonts: string[] = [];
  loom.page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await loom.open({ language: "ko", hash: { task: "ko-en" } });
  await loom.ready();
  await loom.page.evaluate(() => document.fonts.ready);
  expect(fonts.length).toBeGreaterThan(0);
  const origin = new URL(loom.page.url()).origin;
  for (const url of fonts) expect(new URL(url).origin).toBe(origin);
});
