import type { Page } from "@playwright/test";
import { WORKED_LOCALES } from "../src/i18n/workedLocales";
import { expect, test } from "./loomPage";

const scores = (page: Page): Promise<string[]> => page.locator("[data-worked-score]").allTextContents();
const weights = (page: Page): Promise<string[]> => page.locator("[data-worked-weight]").allTextContents();

test("the first worked example opens by its link; its vectors are dragged, stepped and typed, and everything follows", async ({
  loom,
}) => {
  await loom.open({ language: "en", hash: { task: "worked-luong" } });
  await loom.ready();
  const { page } = loom;
  const words = WORKED_LOCALES.en;
  await expect(page.getByText(words.examples["worked-luong"].handSet)).toBeVisible();
  await expect.poll(() => scores(page)).toEqual(["13.00", "9.00", "9.00"]);
  await expect.poll(() => weights(page)).toEqual(["0.9647", "0.0177", "0.0177"]);
  await expect(page.locator("[data-worked-sum]")).toHaveText("1.0000");
  const cells = await loom.settledCells();
  expect(cells.filter(({ row }) => row === 0).map(({ weight }) => weight)).toEqual([
    expect.closeTo(0.964663, 6),
    expect.closeTo(0.0176683, 6),
    expect.closeTo(0.0176683, 6),
  ]);
  expect(cells).toHaveLength(3 * 5);

  // A bar is pulled up: the number grows by whole steps, and its score by three times that.
  const first = page.getByRole("spinbutton", {
    name: words.unitOfState({ word: "je", position: 1, unit: 1 }),
  });
  const bar = page.locator(".unit-bar").first();
  const box = await bar.boundingBox();
  if (!box) throw new Error("the bar has no place");
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height / 4, { steps: 4 });
  await page.mouse.up();
  let dragged = 3;
  await expect
    .poll(async () => {
      dragged = Number(await first.inputValue());
      const expected = [(13 + 3 * (dragged - 3)).toFixed(2), "9.00", "9.00"];
      return dragged > 3 && (await scores(page)).join() === expected.join();
    })
    .toBe(true);
  expect(Number.isInteger(dragged)).toBe(true);

  // By keys, then typed.
  await first.press("Shift+ArrowDown");
  await expect.poll(async () => (await scores(page))[0]).toBe((13 + 3 * (dragged - 3 - 0.1)).toFixed(2));
  const asking = page.getByRole("spinbutton", { name: words.unitOfQuery({ row: 1, unit: 4 }) });
  await asking.fill("x");
  await expect(page.getByRole("alert").filter({ hasText: words.badNumber(99) })).toBeVisible();
  await asking.fill("-4");
  await expect
    .poll(() => scores(page))
    .toEqual([(15 + 3 * (dragged - 3 - 0.1)).toFixed(2), "11.00", "11.00"]);

  // Back to the digit.
  await loom.button(words.restore).click();
  await expect.poll(() => scores(page)).toEqual(["13.00", "9.00", "9.00"]);
  await expect.poll(() => loom.cells()).toEqual(cells);

  // The same added to all.
  await page.locator("[data-gesture=shift]").click();
  await expect.poll(() => scores(page)).toEqual(["113.00", "109.00", "109.00"]);
  await expect(page.locator("[data-worked-change]")).toHaveText(words.change("0.000000"));
  await expect
    .poll(async () => (await loom.cells()).map(({ weight }) => weight))
    .toEqual(cells.map(({ weight }) => expect.closeTo(weight, 6)));
  await page.locator("[data-gesture=shift]").click();
  await page.locator("[data-gesture=root]").click();
  await expect.poll(() => weights(page)).toEqual(["0.7870", "0.1065", "0.1065"]);
  await expect(page.locator("[data-worked-sum]")).toHaveText("1.0000");

  // A link keeps it.
  await expect.poll(() => new URL(page.url()).hash).toContain("0.5");
  await page.reload();
  await loom.ready();
  await expect.poll(() => weights(page)).toEqual(["0.7870", "0.1065", "0.1065"]);
});

test("the second worked example is chosen from the list of tasks, goes in Bahdanau's order and is not trained", async ({
  loom,
}) => {
  await loom.open({ language: "ko" });
  await loom.ready();
  const { page } = loom;
  await loom.choose("task", "worked-bahdanau");
  const words = WORKED_LOCALES.ko;
  await expect(page.getByRole("heading", { name: words.examples["worked-bahdanau"].title })).toBeVisible();
  await expect.poll(() => scores(page)).toEqual(["4.26", "7.58", "4.08", "4.49"]);
  await expect.poll(() => weights(page)).toEqual(["0.0326", "0.8994", "0.0271", "0.0409"]);
  await expect(page.locator("[data-worked-chain='1']")).toContainText("(0.65, 0.17, 0.23, 0.05)");
  await expect(page.locator("[data-worked-chain='1']")).toContainText("(0.80, −0.50, 0.80, 0.80)");
  await expect(page.locator("[data-worked-chain='2']")).toContainText("(0.12, 0.82, −0.05, 0.22)");
  const steps = ["softmax", "weighted-sum", "concat", "cell", "output"] as const;
  for (const step of steps) {
    await expect(loom.panel(step)).toBeVisible();
    await expect(page.getByText(words.examples["worked-bahdanau"].remarks[step])).toBeVisible();
    if (step !== "output") await page.keyboard.press("ArrowRight");
  }
  await loom.button(loom.words.train.start).click();
  await expect(loom.notes).toContainText(loom.words.problem["hand-set"]({ code: "hand-set" }));
  await loom.waitForStatus("paused");
  await expect.poll(() => scores(page)).toEqual(["4.26", "7.58", "4.08", "4.49"]);
});
