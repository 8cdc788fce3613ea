/** The translation over time, its two tracks, and the loss opened. */
import { LOOP_LOCALES } from "../src/i18n/loopLocales";
import { LOSS_TABLE_LOCALES } from "../src/i18n/lossTableLocales";
import { expect, test } from "./loomPage";

test("each word that is said is read next, and a wrong target parts the tracks", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", hash: { view: "loop", row: "1", step: "cell" } });
  await loom.ready();
  const { page } = loom;
  const column = (row: number) => page.locator(`[data-decoder-row="${row}"]`);
  const word = (row: number, kind: string) => page.locator(`[data-column="${row}"] .${kind}-word`);
  await expect(column(1)).toHaveAttribute("aria-current", "step");
  await expect(page.locator('[data-slot-kind="cell"] [data-gate]')).toHaveCount(3);
  await column(1).focus();
  // A word on, by the keys of the page: what row 1 says is what row 2 reads.
  await page.keyboard.press("Shift+ArrowRight");
  await expect(column(2)).toHaveAttribute("aria-current", "step");
  await expect(column(2)).toBeFocused();
  await expect(column(3)).toHaveAttribute("data-lit", "false");
  const said = word(1, "output");
  await expect(said).toHaveText("am");
  await expect(word(2, "input")).toHaveText((await said.textContent()) ?? "nothing");
  await expect(page.locator('[data-feedback="1 2"]')).toHaveAttribute("data-lit", "true");
  await expect(page.locator('[data-feedback="2 3"]')).toHaveAttribute("data-lit", "false");
  // A highlight travels along the line; who wants no motion sees the step alone.
  const motion = () => page.locator(".traveller").evaluate((dot) => getComputedStyle(dot).animationName);
  await expect.poll(motion).toBe("loop-travel");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect.poll(motion).toBe("none");
  // Back into the encoder, cell by cell.
  await page.locator('[data-encoder-cell="0 1"]').click();
  await expect(page.locator('[data-cell="0 1"] [data-gate]')).toHaveCount(3);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator('[data-encoder-cell="0 2"]')).toHaveAttribute("aria-current", "step");
  await expect.poll(() => new URL(page.url()).hash).toContain("column=2");

  const words = LOOP_LOCALES.en;
  const summary = page.locator("[data-divergence]");
  await expect(summary).toHaveAttribute("data-divergence", "none");
  const field = page.getByRole("textbox", { name: words.target.label });
  await expect(field).toHaveValue("I am a student");
  await field.fill("I am a doctor");
  await field.press("Enter");
  await expect(summary).toHaveAttribute("data-divergence", "3");
  await expect(page.locator('[data-track-row="3"]')).toHaveAttribute("data-side", "first");
  await expect(page.locator('[data-track-row="3"]')).toContainText("doctor");
  await field.fill("I am a wizard");
  await field.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "wizard" })).toBeVisible();
  await expect(field).toHaveValue("I am a wizard");
  await page.getByRole("button", { name: words.target.own }).click();
  await expect(summary).toHaveAttribute("data-divergence", "none");
});

test("the loss opens to its words, follows training, and its gradient stands beside a model without attention", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", hash: { view: "training" } });
  await loom.ready();
  const { page } = loom;
  const foot = page.locator("[data-mean-loss]");
  const shown = async (): Promise<number> => Number(await foot.getAttribute("data-mean-loss"));
  const losses = (): Promise<number[]> =>
    page
      .locator("[data-loss]")
      .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.loss)));
  await expect(foot).toBeVisible();
  await expect
    .poll(async () => {
      const [rows, mean] = [await losses(), await shown()];
      return [rows.length, Math.abs(rows.reduce((sum, loss) => sum + loss, 0) / rows.length - mean) < 1e-6];
    })
    .toEqual([5, true]);
  await expect(page.locator('.loss-area [data-check="passed"]')).toBeVisible();
  await expect(page.locator('[data-gradients="with"] [data-gradient]')).toHaveCount(12);
  await expect(page.locator('[data-gradients="without"] [data-gradient="embedding"]')).toHaveCount(4, {
    timeout: 30_000,
  });
  await expect(page.locator('[data-gradients="without"] [data-gradient="value"]')).toHaveCount(0);
  const before = await shown();
  await loom.button(loom.words.train.one).click();
  await expect(page.locator("[data-updates]")).toHaveAttribute("data-updates", "601", { timeout: 30_000 });
  await expect.poll(shown).not.toBe(before);
  const { scale, log } = LOSS_TABLE_LOCALES.en.lossTable.gradients;
  await page.getByRole("group", { name: scale }).getByRole("button", { name: log }).click();
  await expect(page.locator('[data-scale="log"]')).toBeVisible();
});
