import { DIAGRAM_LOCALES } from "../src/i18n/diagramLocales";
import { DICTIONARY_LOCALES } from "../src/i18n/dictionaryLocales";
import { expect, type LoomPage, test } from "./loomPage";

const top = async (loom: LoomPage, node: string): Promise<number> =>
  (await loom.page.locator(`[data-node="${node}"]`).boundingBox())?.y ?? Number.NaN;

test("one press leads from Luong's order to Bahdanau's: the cell moves below the context, the query above the cell", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", hash: { view: "diagram", step: "score" } });
  await loom.ready();
  const cell = loom.page.locator('[data-node="cell"]');
  const query = loom.page.locator('[data-node="query"]');
  await expect(query).toContainText("s4");
  expect(await top(loom, "cell")).toBeLessThan(await top(loom, "query"));
  await cell.evaluate((element) => element.setAttribute("data-stays", "yes"));

  await loom.page.getByRole("button", { name: DIAGRAM_LOCALES.en.wirings.bahdanau, exact: true }).click();
  await expect
    .poll(async () => (await top(loom, "cell")) - (await top(loom, "context")), { timeout: 30_000 })
    .toBeGreaterThan(0);
  // The same thing has moved, and by a transform alone.
  await expect(cell).toHaveAttribute("data-stays", "yes");
  const moving = (): Promise<string> =>
    cell.evaluate((element) => {
      const { transitionProperty, transitionDuration } = getComputedStyle(element);
      return `${transitionProperty} ${transitionDuration}`;
    });
  expect(await moving()).toBe("transform 0.48s");
  await expect(query).toContainText("s3");
  await expect(loom.page.locator('[data-edge="state-before query"]')).toHaveCount(1);
  await expect(loom.page.locator('[data-edge="state query"]')).toHaveCount(0);
  await loom.page.emulateMedia({ reducedMotion: "reduce" });
  expect(await moving()).toBe("transform 0s");

  const softmax = loom.page.locator('.step.closed[data-step="softmax"]');
  const background = (): Promise<string> =>
    softmax.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await background();
  await loom.page.locator('[data-node="weights"]').hover();
  await expect.poll(background).not.toBe(before);

  await loom.page.locator('[data-node="combined"]').click();
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().step)).toBe("concat");
  await expect(loom.panel("concat")).toBeVisible();
  await loom.page.locator('[data-band="softmax"]').press("Enter");
  await expect(loom.panel("softmax")).toBeVisible();
});

test("a step is a look-up in a soft dictionary, and becomes a hard one", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", hash: { view: "dictionary", row: "1" }, language: "ko" });
  await loom.ready();
  const shares = (): Promise<number[]> =>
    loom.page
      .locator("[data-share]")
      .evaluateAll((elements) => elements.map((one) => Number((one as HTMLElement).dataset.share)));
  const weights = await loom.page.evaluate(async () => {
    const { tensors, source } = await window.loom.trace();
    const count = source.tokens.length;
    return [...(tensors.weights?.data ?? [])].slice(count, 2 * count);
  });
  expect(weights).toHaveLength(4);
  await expect.poll(shares).toEqual(weights.map((weight) => expect.closeTo(weight, 5)));
  const soft = await shares();
  expect(soft.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(Math.max(...soft)).toBeLessThan(1);

  const slider = loom.page.getByRole("slider", { name: DICTIONARY_LOCALES.ko.slider });
  await slider.press("End");
  await expect.poll(async () => Math.max(...(await shares()))).toBe(1);
  await expect
    .poll(async () => Number(await loom.page.locator("[data-distance]").getAttribute("data-distance")))
    .toBeLessThan(1e-6);
  await loom.button(loom.words.app.views.loom).click();
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().interventions.length)).toBe(0);
});
