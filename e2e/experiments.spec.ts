import { EXPERIMENTS_LOCALES } from "../src/i18n/experimentsLocales";
import { EXPERIMENTS } from "../src/lessons/experiments/list";
import type { Experiment } from "../src/lessons/lesson";
import { expect, type LoomPage, test } from "./loomPage";

/** Opens the experiment, predicts the low end of its scale by keys, runs it by keys; the number that came out. */
async function predictAndRun({ page }: LoomPage, { id }: Experiment): Promise<number> {
  await page.evaluate((place) => window.loom.setScene({ screen: "lessons", place }), `${id}.${id}`);
  const block = page.locator(`.lesson-part.open .experiment[data-experiment="${id}"]`);
  await expect(block).toHaveAttribute("data-state", "predicting", { timeout: 20_000 });
  // Nothing of the answer is shown before.
  await expect(block.locator("[data-truth], .outcome-chart")).toHaveCount(0);
  await block.locator("input[type=range]").focus();
  await page.keyboard.press("Home");
  const button = block.locator("[data-run]");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(block).toHaveAttribute("data-state", "revealed", { timeout: 60_000 });
  await expect(button).toBeFocused();
  await expect(block.locator(".outcome-chart").first()).toBeVisible();
  return Number(await block.locator("[data-truth]").getAttribute("data-truth"));
}

test("every lesson's experiment runs in the page, shortened, and stands beside its prediction and the recorded seeds", async ({
  loom,
}) => {
  test.setTimeout(150_000);
  await loom.open({ query: "?backend=wasm&short", language: "en" });
  await loom.ready();
  const words = EXPERIMENTS_LOCALES.en;
  for (const experiment of EXPERIMENTS) {
    const truth = await predictAndRun(loom, experiment);
    expect(Number.isFinite(truth), experiment.id).toBe(true);
    const block = loom.page.locator(".lesson-part.open .experiment");
    await expect(block.locator(".experiment-said .value.missing")).toHaveCount(0);
    await expect(block.locator(".experiment-record")).toContainText(/Recorded \d{4}-\d\d-\d\d: seeds? 1/);
    await expect(block).toContainText(words.shortDone);
  }
});

test("a run is stopped, and the recorded one shown instead; another prediction hides it again", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", language: "ko", hash: { at: "lessons", lesson: "trust.trust" } });
  await loom.ready();
  const words = EXPERIMENTS_LOCALES.ko;
  const block = loom.page.locator(".lesson-part.open .experiment");
  await expect(block).toHaveAttribute("data-state", "predicting", { timeout: 20_000 });
  await block.getByRole("button", { name: words.run }).click();
  await expect(block).toHaveAttribute("data-state", "running");
  await block.getByRole("button", { name: words.stop }).click();
  await expect(block).toHaveAttribute("data-state", "predicting");
  await block.getByRole("button", { name: words.showRecord }).click();
  await expect(block).toHaveAttribute("data-state", "revealed");
  await expect(block.locator(".scale-said")).toContainText(words.truth.record);
  await expect(block.locator(".outcome-ring")).toHaveCount(20);
  await block.getByRole("button", { name: words.otherPrediction }).click();
  await expect(block.locator("[data-truth], .outcome-chart")).toHaveCount(0);
});
