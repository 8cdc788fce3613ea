import { expect, type LoomPage, test } from "./loomPage";

async function openUntrained(loom: LoomPage, seed = "7"): Promise<void> {
  await loom.open({ query: "?backend=wasm", hash: { seed } });
  await loom.waitForStatus("idle");
}

test("training starts, pauses, goes on by one batch and begins again", async ({ loom }) => {
  await openUntrained(loom);
  await loom.expectStep(0);
  await loom.button(loom.words.train.one).click();
  await loom.waitForStep(1);
  await loom.waitForStatus("paused");
  await loom.expectStep(1);

  await loom.train();
  await loom.waitForStep(30);
  await loom.pause();
  const { step, loss } = await loom.engineStatus();
  expect(loss).toBeGreaterThan(0);
  await loom.page.waitForTimeout(500);
  expect((await loom.engineStatus()).step).toBe(step);

  // A reset asks once, and the question can be answered with no.
  await loom.button(loom.words.train.reset).click();
  await loom.button(loom.words.train.resetNo).click();
  expect((await loom.engineStatus()).step).toBe(step);
  await loom.button(loom.words.train.reset).click();
  const question = loom.page.getByRole("dialog", { name: loom.words.train.reset });
  await question.getByRole("textbox", { name: loom.words.train.seed }).fill("not a seed");
  await expect(question.getByRole("alert")).toContainText("not a seed");
  await expect(question.getByRole("button", { name: loom.words.train.resetYes, exact: true })).toBeDisabled();
  await question.getByRole("textbox", { name: loom.words.train.seed }).fill("12");
  await question.getByRole("button", { name: loom.words.train.resetYes, exact: true }).click();
  await loom.waitForStatus("idle");
  await loom.expectStep(0);
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().seed)).toBe(12);
});

test("the same seed gives the same curve, another seed another one", async ({ loom }) => {
  await openUntrained(loom);
  const run = (seed: number) =>
    loom.page.evaluate(async (seed) => {
      await window.loom.reset({ seed });
      const losses: (number | undefined)[] = [];
      for (let i = 0; i < 4; i++) losses.push((await window.loom.train({ steps: 8 })).loss);
      return { losses, exact: window.loom.metrics().exact };
    }, seed);
  const first = await run(5);
  const again = await run(5);
  const other = await run(6);
  expect(first.losses.every((loss) => loss !== undefined && loss > 0)).toBe(true);
  expect(again).toEqual(first);
  expect(other.losses).not.toEqual(first.losses);
});

test("a throttle of ten and of one update a second is kept", async ({ loom }) => {
  await openUntrained(loom);
  // By the page's own clock: on a busy machine three seconds may last four.
  const watch = () =>
    loom.page.evaluate(async () => {
      const now = () => ({ step: window.loom.metrics().step ?? 0, at: performance.now() });
      const before = now();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const after = now();
      return { updates: after.step - before.step, seconds: (after.at - before.at) / 1000 };
    });
  const pace = loom.page.getByRole("combobox", { name: loom.words.train.throttle });
  await pace.selectOption("10");
  await loom.train();
  await loom.waitForStep(3);
  const fast = await watch();
  expect(fast.updates).toBeGreaterThanOrEqual(5 * fast.seconds);
  expect(fast.updates).toBeLessThanOrEqual(10 * fast.seconds + 6);
  await pace.selectOption("1");
  // What was begun at the old pace is ended first.
  await loom.page.waitForTimeout(1200);
  const slow = await watch();
  expect(slow.updates).toBeLessThanOrEqual(slow.seconds + 2);
});

test("while the model trains, stepping holds the numbers still until they are refreshed", async ({
  loom,
}) => {
  await openUntrained(loom);
  await loom.train();
  await loom.waitForStep(20);
  await loom.button(loom.words.transport.previousStep).click();
  // The newest numbers at the click are held; the cloth is drawn with them a moment later.
  const held = await loom.settledCells();
  const { step } = await loom.engineStatus();
  await loom.waitForStep((step ?? 0) + 20);
  expect(await loom.cells()).toEqual(held);
  await loom.button(loom.words.train.refresh).click();
  await expect.poll(async () => JSON.stringify(await loom.cells()) !== JSON.stringify(held)).toBe(true);
  await loom.pause();
});

test("typing goes on while the model trains", async ({ loom }) => {
  await openUntrained(loom);
  await loom.train();
  await loom.sentence.click();
  await loom.sentence.fill("");
  await loom.page.keyboard.type("elle est étudiante", { delay: 30 });
  await expect(loom.sentence).toHaveValue("elle est étudiante");
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().sentence)).toBe("elle est étudiante");
  await expect.poll(async () => new Set((await loom.cells()).map(({ column }) => column)).size).toBe(4);
  expect((await loom.engineStatus()).status).toBe("training");
  await loom.pause();
});
