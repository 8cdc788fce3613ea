/**
 * What a long run on WebGL leaves behind: a model from scratch, whose translations change their lengths while it learns.
 * `npm run soak` runs it with more updates and writes down what it found: LOOM_SOAK_UPDATES says how many,
 * LOOM_SOAK_REPORT where to.
 */
import { writeFileSync } from "node:fs";
import type { CDPSession } from "@playwright/test";
import config from "../playwright.config";
import type { Held } from "../src/testing/soak";
import { expect, type LoomPage, test } from "./loomPage";

const UPDATES = Number(process.env.LOOM_SOAK_UPDATES ?? 200);
const REPORT = process.env.LOOM_SOAK_REPORT;
/** Updates of another run before: what there is to compile, and an evaluation. */
const WARM_UP = 60;
/** Software graphics on two slow cores. */
const MS_AN_UPDATE = 1500;

// Machine code lies in the heap too: of functions that happen to be compiled late there would be more at the end.
const { launchOptions } = config.use ?? {};
const args = [...(launchOptions?.args ?? []), "--js-flags=--no-opt --no-maglev --no-sparkplug"];
test.use({ launchOptions: { ...launchOptions, args } });

type Ask = (method: string) => Promise<unknown>;

/** The browser's protocol with the page's worker, which Playwright has no session for. */
async function protocolOfWorker(session: CDPSession): Promise<Ask> {
  const attached = new Promise<string>((resolve) => {
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") resolve(sessionId);
    });
  });
  await session.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  const waiting = new Map<number, (answer: unknown) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  return (method) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    return session
      .send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) })
      .then(() => answer);
  };
}

/** Used bytes of a heap after forced collections, the least of a second: what is just drawn or saved is not left behind. */
async function collected(ask: Ask): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4; i++) {
    await ask("HeapProfiler.collectGarbage");
    least = Math.min(least, ((await ask("Runtime.getHeapUsage")) as { usedSize: number }).usedSize);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return least;
}

/** What is left after an update, with the programs that were linked so far. */
type HeldOnWebgl = Held & { readonly programs: number };

/** Trains on by so many updates. */
async function trainOn(loom: LoomPage, steps: number, worker: Ask, page: Ask): Promise<HeldOnWebgl> {
  const metrics = await loom.page.evaluate((more) => window.loom.train({ steps: more }), steps);
  const { step = 0, tensors = 0, bytes = 0, textureBytes = 0, freeTextureBytes = 0 } = metrics;
  const textures = { used: textureBytes, free: freeTextureBytes };
  return {
    update: step,
    tensors,
    bytes,
    textures,
    programs: metrics.linkedPrograms ?? 0,
    heap: await collected(worker),
    pageHeap: await collected(page),
  };
}

test(`${UPDATES} updates from scratch on WebGL leave nothing behind: as many tensors, bytes of textures and programs as after the first tenth, and the same heap`, async ({
  loom,
  browser,
}) => {
  test.setTimeout(120_000 + UPDATES * MS_AN_UPDATE);
  await loom.open({ query: "?backend=webgl" });
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("webgl");
  const session = await loom.protocol();
  const worker = await protocolOfWorker(session);
  const page: Ask = (method) => session.send(method as "HeapProfiler.collectGarbage");
  await loom.page.evaluate((steps) => window.loom.train({ steps }), WARM_UP);
  await loom.page.evaluate(() => window.loom.reset({ seed: 2 }));
  const tenth = await trainOn(loom, UPDATES / 10, worker, page);
  const end = await trainOn(loom, UPDATES - UPDATES / 10, worker, page);
  console.log(`    ${JSON.stringify([tenth, end])}`);
  if (REPORT) writeFileSync(REPORT, JSON.stringify({ held: [tenth, end], chromium: browser.version() }));
  expect([tenth.update, end.update]).toEqual([UPDATES / 10, UPDATES]);
  expect(tenth.textures?.used).toBeGreaterThan(0);
  expect(tenth.programs).toBeGreaterThan(0);
  expect([end.tensors, end.bytes, end.textures?.used, end.programs]).toEqual([
    tenth.tensors,
    tenth.bytes,
    tenth.textures?.used,
    tenth.programs,
  ]);
  expect(Math.abs(end.heap / tenth.heap - 1)).toBeLessThan(0.05);
  expect(Math.abs((end.pageHeap ?? 0) / (tenth.pageHeap ?? 1) - 1)).toBeLessThan(0.05);
});
