import { expect, type LoomPage, test } from "./loomPage";

async function openUntrained(loom: LoomPage, seed = "7"): Promise<void> {
  await loom.open({ query: "?backend=wasm", hash: { seed } });
  await loom.waitForStatus("idle");
}

test("training starts, pauses, goes on by one batch and begins again", async ({ loom }) => {
  await openUntrained(loom);
  expect((await loom.engineStatus()).step).toBe(0);
  await loom.button(loom.words.train.one).click();
  await loom.waitForStep(1);
  await loom.waitForStatus("paused");
  expect((await loom.engineStatus()).step).toBe(1);

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
  expect((await loom.engineStatus()).step).toBe(0);
  expect(await loom.page.evaluate(() => window.loom.scene().seed)).toBe(12);
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
  const pace = loom.page.getByRole("combobox", { name: loom.words.train.throttle });
  await pace.selectOption("10");
  await loom.train();
  await loom.waitForStep(3);
  const before = (await loom.engineStatus()).step ?? 0;
  await loom.page.waitForTimeout(3000);
  const after = (await loom.engineStatus()).step ?? 0;
  expect(after - before).toBeGreaterThanOrEqual(15);
  expect(after - before).toBeLessThanOrEqual(36);
  await pace.selectOption("1");
  await loom.page.waitForTimeout(1200);
  const slow = (await loom.engineStatus()).step ?? 0;
  await loom.page.waitForTimeout(3000);
  expect(((await loom.engineStatus()).step ?? 0) - slow).toBeLessThanOrEqual(5);
});

test("ten seconds of training on wasm: the cloth is woven again at least four times a second, and no task is long", async ({
  loom,
}) => {
  await openUntrained(loom);
  await loom.train();
  await loom.waitForStep(2);
  await loom.watchLongTasks();
  const redraws = await loom.countRedraws(10_000);
  const longTasks = await loom.longTasks();
  await loom.pause();
  console.log(`    ${redraws / 10} redraws a second, long tasks: ${longTasks.join(", ") || "none"}`);
  expect(redraws).toBeGreaterThanOrEqual(40);
  expect(longTasks).toEqual([]);
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

test("scrolling follows the wheel while the model trains", async ({ loom }) => {
  // As wide as a tablet, the page is one column and higher than the window.
  await loom.open({
    query: "?backend=wasm",
    hash: { seed: "7" },
    viewport: { width: 1024, height: 768 },
  });
  await loom.waitForStatus("idle");
  await loom.train();
  const { page } = loom;
  // The button is at the very bottom.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.mouse.move(512, 300);
  await loom.waitForStep(20);
  // How often the cloth was woven between the turn of the wheel and the page's move.
  await page.evaluate(() => {
    const woven: number[] = [];
    const waited: number[] = [];
    let turned: number | null = null;
    new MutationObserver(() => woven.push(performance.now())).observe(document.body, {
      attributeFilter: ["data-weight"],
      subtree: true,
    });
    const onWheel = ({ timeStamp }: Event): void => {
      turned ??= timeStamp;
    };
    window.addEventListener("wheel", onWheel, { passive: true });
    window.addEventListener("scroll", ({ timeStamp }) => {
      const since = turned ?? timeStamp;
      turned = null;
      waited.push(woven.filter((at) => at > since && at < timeStamp).length);
    });
    Object.assign(window, { waited });
  });
  await loom.watchLongTasks();
  const DELTA = 40;
  const TURNS = 12;
  for (let turn = 1; turn <= TURNS; turn++) {
    await page.mouse.wheel(0, DELTA);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(turn * DELTA);
  }
  const waited = await page.evaluate(() => (window as unknown as { waited: number[] }).waited);
  const longTasks = await loom.longTasks();
  expect((await loom.engineStatus()).status).toBe("training");
  console.log(
    `    redraws before the page moved: ${waited.join(", ")}; long tasks: ${longTasks.join(", ") || "none"}`,
  );
  expect(waited).toHaveLength(TURNS);
  expect(Math.max(...waited)).toBeLessThanOrEqual(2);
  await loom.pause();
});
