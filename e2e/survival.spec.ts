/** Training outlives whatever happens to its context, its worker, its page and its tab. */
import type { BrowserContext, Page, Worker } from "@playwright/test";
import { expectChipLine } from "./chipLine";
import { expect, LoomPage, test } from "./loomPage";
import { note, savedSteps, TINY, updateIn } from "./savedRuns";

const LOST_SECONDS = 5;

/** Lines that run in every worker of the context before its own do. */
async function prependToWorkers(context: BrowserContext, lines: string): Promise<void> {
  await context.route(/\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${lines}\n${await response.text()}` });
  });
}

/** Keeps every context that a worker gets on its global object, and lets it say that no fence is ever passed. */
const INSTRUMENTED = `
self.contexts = [];
const { getContext } = OffscreenCanvas.prototype;
OffscreenCanvas.prototype.getContext = function (...asked) {
  const context = getContext.apply(this, asked);
  if (context) self.contexts.push(context);
  return context;
};
const { clientWaitSync, getSyncParameter } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.clientWaitSync = function (...asked) {
  return self.hangs ? this.TIMEOUT_EXPIRED : clientWaitSync.apply(this, asked);
};
WebGL2RenderingContext.prototype.getSyncParameter = function (...asked) {
  return self.hangs ? this.UNSIGNALED : getSyncParameter.apply(this, asked);
};
`;

/** Keeps the workers that a page starts where the test finds them. */
const KEEP_WORKERS = `
window.workers = [];
window.Worker = class extends Worker {
  constructor(...asked) {
    super(...asked);
    window.workers.push(this);
  }
};
`;

/** In the middle of an update, on its way back through time, the worker can be made to say so and to get no further. */
const STALLING = `
const { instantiate } = WebAssembly;
const inside = new BroadcastChannel("inside");
WebAssembly.instantiate = async (...asked) => {
  const made = await instantiate.apply(WebAssembly, asked);
  const { recurrenceBackward } = made.instance?.exports ?? {};
  if (!recurrenceBackward) return made;
  const stalling = (...given) => {
    if (self.stalls) inside.postMessage("inside");
    while (self.stalls);
    return recurrenceBackward(...given);
  };
  return { ...made, instance: { exports: { ...made.instance.exports, recurrenceBackward: stalling } } };
};
`;

/** Ends the worker while it is in the middle of an update. */
async function killMidUpdate(loom: LoomPage): Promise<void> {
  const ended = loom.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        new BroadcastChannel("inside").onmessage = () => {
          const { workers } = window as unknown as { workers: globalThis.Worker[] };
          workers.at(-1)?.terminate();
          resolve();
        };
      }),
  );
  await workerOf(loom).evaluate(() => Object.assign(self, { stalls: true }) && undefined);
  await ended;
}

/** From now on the page keeps at what time it stood at which update. */
async function watchSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const steps: [number, number][] = [];
    Object.assign(window, { steps });
    setInterval(() => steps.push([performance.now(), window.loom.metrics().step ?? 0]), 50);
  });
}

/** The update at which the page stood so many seconds ago, 0 where it did not stand yet. */
async function stepBefore(page: Page, seconds: number): Promise<number> {
  return page.evaluate((back) => {
    const { steps } = window as unknown as { steps: [number, number][] };
    const then = performance.now() - back * 1000;
    return steps.filter(([time]) => time <= then).at(-1)?.[1] ?? 0;
  }, seconds);
}

/** Until there are so few updates that none were averaged, the curve has a point for every one of them. */
async function expectWholeCurve(loom: LoomPage): Promise<void> {
  const { step } = await loom.engineStatus();
  const words = loom.words.train.curve({ name: loom.words.train.loss, points: step ?? 0, last: "" });
  const label = words.slice(0, words.indexOf(","));
  await expect(loom.page.getByRole("img", { name: label })).toBeVisible();
}

function workerOf(loom: LoomPage): Worker {
  const found = loom.page.workers().at(-1);
  if (!found) throw new Error("The page has no worker.");
  return found;
}

async function expectRestart(loom: LoomPage, disturb: () => Promise<unknown>): Promise<void> {
  const { page } = loom;
  const before = await stepBefore(page, LOST_SECONDS);
  await disturb();
  const step = updateIn(await note(loom, "restarted"));
  expect(step).toBeGreaterThanOrEqual(before);
  await loom.waitForStatus("training");
  await loom.waitForStep(step + 3);
  await page.locator('[data-note="restarted"]').getByRole("button").click();
}

/** Trains until a checkpoint was written, and so slowly that the curves keep all points. */
async function trainForAWhile(loom: LoomPage): Promise<void> {
  await loom.page.getByRole("combobox", { name: loom.words.train.throttle }).selectOption("10");
  const { step } = await loom.engineStatus();
  await loom.train();
  await loom.waitForStep((step ?? 0) + 10);
  await expect.poll(async () => (await savedSteps(loom.page))[0] ?? 0).toBeGreaterThan(0);
  // For longer than may be lost.
  await expect.poll(() => stepBefore(loom.page, LOST_SECONDS)).toBeGreaterThan(step ?? 0);
}

test("a read that hangs and a lost context cost at most five seconds of training each, and after the second one WebGL is left out", async ({
  loom,
}) => {
  test.setTimeout(120_000);
  await prependToWorkers(loom.page.context(), INSTRUMENTED);
  await loom.open({ query: "?backend=webgl", hash: TINY });
  await loom.waitForStatus("idle");
  expect((await loom.engineStatus()).backend).toBe("webgl");
  await watchSteps(loom.page);
  await trainForAWhile(loom);
  await expectChipLine(loom, "webgl");
  await expectRestart(loom, () =>
    workerOf(loom).evaluate(() => Object.assign(self, { hangs: true }) && undefined),
  );
  expect((await loom.engineStatus()).backend).toBe("webgl");
  await expectRestart(loom, () =>
    workerOf(loom).evaluate(() => {
      const { contexts } = self as unknown as { contexts: WebGL2RenderingContext[] };
      for (const gl of contexts) gl.getExtension("WEBGL_lose_context")?.loseContext();
    }),
  );
  expect((await loom.engineStatus()).backend).toBe("wasm");
  expect(await note(loom, "fell-back")).toContain(loom.words.backend.rejected.stopped("WebGL"));
  await loom.pause();
  await expectWholeCurve(loom);
});

test("a worker that ends in the middle of an update, a page that is loaded again and a tab that is closed while they train go on where they were, and say so", async ({
  loom,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = loom.page.context();
  await prependToWorkers(context, STALLING);
  await loom.page.addInitScript(KEEP_WORKERS);
  await loom.open({ query: "?backend=wasm", hash: TINY });
  await loom.waitForStatus("idle");
  await watchSteps(loom.page);
  await trainForAWhile(loom);
  await expectRestart(loom, () => killMidUpdate(loom));
  const reload = async (tab: LoomPage): Promise<LoomPage> => {
    await tab.page.reload();
    return tab;
  };
  const closeAndOpen = async (tab: LoomPage): Promise<LoomPage> => {
    await tab.page.close();
    const next = new LoomPage(await context.newPage(), new URL(baseURL ?? "").origin);
    await next.open({ query: "?backend=wasm" });
    return next;
  };
  let tab = loom;
  for (const leave of [reload, closeAndOpen]) {
    // Where other work holds the machine up, a record is written late: of three times one loses no more than it may.
    const times: { readonly before: number; readonly takenUp: number }[] = [];
    const isKept = ({ before, takenUp }: (typeof times)[number]): boolean => takenUp >= Math.max(1, before);
    while (times.length < 3 && !times.some(isKept)) {
      if ((await tab.engineStatus()).status !== "training") {
        await watchSteps(tab.page);
        await trainForAWhile(tab);
      }
      const before = await stepBefore(tab.page, LOST_SECONDS);
      tab = await leave(tab);
      times.push({ before, takenUp: updateIn(await note(tab, "taken-up")) });
      await tab.ready();
    }
    expect(times.filter(isKept), JSON.stringify(times)).toHaveLength(1);
  }
  await expectWholeCurve(tab);
  // Resolves when the last update is measured.
  const { step, exact } = await tab.page.evaluate(() => window.loom.train({ steps: 5 }));
  const weights = (await tab.settledCells()).map(({ weight }) => weight);

  // An address that asks for another run gets it; one that asks for none gets what was left.
  await expect.poll(() => savedSteps(tab.page)).toEqual([step]);
  await tab.page.close();
  const another = new LoomPage(await context.newPage(), new URL(baseURL ?? "").origin);
  await another.open({ query: "?backend=wasm", hash: { ...TINY, seed: "4" } });
  await another.waitForStatus("idle");
  await expect(another.page.locator('[data-note="taken-up"]')).toHaveCount(0);
  const next = new LoomPage(await context.newPage(), new URL(baseURL ?? "").origin);
  await next.open({ query: "?backend=wasm" });
  expect(updateIn(await note(next, "taken-up"))).toBe(step);
  await next.ready();
  expect(await next.page.evaluate(() => window.loom.scene().units)).toBe(8);
  await expect.poll(async () => (await next.engineStatus()).exact).toBe(exact);
  expect((await next.settledCells()).map(({ weight }) => weight)).toEqual(weights);
  await expectWholeCurve(next);

  // What was taken up can be thrown away.
  await next.button(next.words.note.discard).click();
  await next.waitForStatus("idle");
  await expect.poll(() => savedSteps(next.page)).toEqual([]);
  expect([...tab.errors, ...another.errors, ...next.errors]).toEqual([]);
});
