import { HELP_LOCALES } from "../src/i18n/helpLocales";
import { expect, type LoomPage, test } from "./loomPage";

const STEPS = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;

const place = (loom: LoomPage) =>
  loom.page.evaluate(() => {
    const { row, step, column } = window.loom.scene();
    return { row, step, column };
  });

/** A page whose keys nobody else hears, with its focus on nothing. */
async function openFree(loom: LoomPage): Promise<void> {
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
}

test("keys walk through steps, words and the cloth", async ({ loom }) => {
  const { keyboard } = loom.page;
  await openFree(loom);
  await test.step("digits open the steps, and each has its panel with the model's numbers", async () => {
    for (const [i, step] of STEPS.entries()) {
      await loom.page.keyboard.press(`Digit${i + 1}`);
      await expect.poll(async () => (await place(loom)).step).toBe(step);
      await expect(loom.panel(step)).toBeVisible();
      await expect(loom.panel(step)).toContainText(/\d[.]\d\d/);
    }
  });
  await test.step("arrows step through a word and from word to word", async () => {
    await keyboard.press("Home");
    await keyboard.press("Digit2");
    await expect.poll(() => place(loom)).toMatchObject({ row: 0, step: "cell" });
    for (const step of STEPS.slice(2)) {
      await keyboard.press("ArrowRight");
      await expect.poll(() => place(loom)).toMatchObject({ row: 0, step });
    }
    await keyboard.press("ArrowRight");
    await expect.poll(() => place(loom)).toMatchObject({ row: 1, step: "cell" });
    await keyboard.press("ArrowLeft");
    await expect.poll(() => place(loom)).toMatchObject({ row: 0, step: "output" });
    await keyboard.press("Shift+ArrowRight");
    await expect.poll(async () => (await place(loom)).row).toBe(1);
    await keyboard.press("End");
    await expect.poll(async () => (await place(loom)).row).toBe(4);
    await keyboard.press("Home");
    await expect.poll(async () => (await place(loom)).row).toBe(0);
  });
  await test.step("the heatmap is one stop of the tab key, and arrows move inside it", async () => {
    await loom.cell(0, 0).click();
    const before = await place(loom);
    await keyboard.press("ArrowDown");
    await expect(loom.cell(1, 0)).toBeFocused();
    await keyboard.press("ArrowRight");
    await expect(loom.cell(1, 1)).toBeFocused();
    await keyboard.press("End");
    await expect(loom.cell(1, 3)).toBeFocused();
    expect(await place(loom)).toEqual(before);
    expect(await loom.page.locator("[role=gridcell][tabindex='0']").count()).toBe(1);
  });
  await test.step("space plays and pauses", async () => {
    await keyboard.press("Home");
    await keyboard.press("Digit2");
    await keyboard.press("Space");
    await expect(loom.button(loom.words.transport.pause)).toBeVisible();
    await expect.poll(async () => (await place(loom)).step).not.toBe("cell");
    await keyboard.press("Space");
    await expect(loom.button(loom.words.transport.play)).toBeVisible();
  });
});

test("letters are shortcuts outside of boxes, and can be switched off", async ({ loom }) => {
  const { keyboard } = loom.page;
  await openFree(loom);
  await test.step("letters train, flip, change the theme, ask for a reset and open the list of keys", async () => {
    await keyboard.press("KeyF");
    await expect.poll(() => loom.page.evaluate(() => window.loom.scene().flip)).toBe(true);
    await keyboard.press("KeyD");
    await expect(loom.page.locator("html")).toHaveAttribute("data-theme", "dark");
    const { step } = await loom.engineStatus();
    await keyboard.press("Period");
    await loom.waitForStep((step ?? 0) + 1);
    await loom.waitForStatus("paused");
    await keyboard.press("KeyT");
    await loom.waitForStatus("training");
    await keyboard.press("KeyT");
    await loom.waitForStatus("paused");
    await keyboard.press("KeyR");
    await expect(loom.page.getByRole("dialog", { name: loom.words.train.reset })).toBeVisible();
    await keyboard.press("Escape");
    await expect(loom.page.getByRole("dialog", { name: loom.words.train.reset })).toHaveCount(0);
    await keyboard.press("Shift+Slash");
    await expect(loom.page.getByRole("dialog", { name: HELP_LOCALES[loom.language].title })).toBeVisible();
    await keyboard.press("Escape");
    await expect(loom.page.getByRole("dialog", { name: HELP_LOCALES[loom.language].title })).toBeHidden();
  });
  await test.step("the slash key edits the sentence, and letters in the box are letters", async () => {
    const { step } = await loom.engineStatus();
    const { flip } = await loom.page.evaluate(() => window.loom.scene());
    await keyboard.press("Slash");
    await expect(loom.sentence).toBeFocused();
    await keyboard.type("tu es fatigué. frdt 12");
    await expect(loom.sentence).toHaveValue("tu es fatigué. frdt 12");
    const status = await loom.engineStatus();
    expect(status.status).toBe("paused");
    expect(status.step).toBe(step);
    expect(await loom.page.evaluate(() => window.loom.scene().flip)).toBe(flip);
    await keyboard.press("Escape");
    await expect(loom.sentence).not.toBeFocused();
  });
  await test.step("single-letter keys can be switched off", async () => {
    await keyboard.press("Shift+Slash");
    await loom.page.getByRole("checkbox", { name: HELP_LOCALES[loom.language].single }).uncheck();
    await keyboard.press("Escape");
    await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
    const { flip } = await loom.page.evaluate(() => window.loom.scene());
    await keyboard.press("KeyF");
    await keyboard.press("KeyT");
    await loom.page.waitForTimeout(300);
    expect(await loom.page.evaluate(() => window.loom.scene().flip)).toBe(flip);
    expect((await loom.engineStatus()).status).toBe("paused");
  });
});
