import { TEACHING_LOCALES } from "../src/i18n/teachingLocales";
import { expect, type LoomPage, test } from "./loomPage";

const SENTENCE = "la fille voit une voiture rouge";
const words = TEACHING_LOCALES.en;

/** Visible texts of the presenter view under 20 px, with their sizes. */
async function smallTexts({ page }: LoomPage): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    const root = document.querySelector(".presenter");
    if (!root) return ["no presenter view"];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim();
      if (!element || !text || element.getBoundingClientRect().width === 0) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 20) small.push(`${text.slice(0, 20)}: ${size}`);
    }
    return small;
  });
}

const scene = (loom: LoomPage) => loom.page.evaluate(() => window.loom.scene());

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
])
  test(`a room sees the loom and a step in letters of 20 px, by the presenter's keys: ${viewport.width}`, async ({
    loom,
  }) => {
    const { page } = loom;
    await loom.open({ viewport, language: "en", hash: { s: SENTENCE, row: "4" } });
    await loom.ready();
    await page.keyboard.press("p");
    const sheet = page.locator(".presenter-sheet");
    await expect(sheet).toHaveAttribute("data-step", "softmax");
    await expect.poll(() => new URL(page.url()).hash).toContain("present=1");
    const steps = await page.evaluate(async () => (await window.loom.trace()).steps);
    for (const [i, step] of steps.entries()) {
      await page.keyboard.press(String(i + 1));
      await expect(sheet).toHaveAttribute("data-step", step);
      await expect(page.locator(".presenter-steps [aria-current=step]")).toBeVisible();
      await expect.poll(() => smallTexts(loom), step).toEqual([]);
      // Nothing stands outside of the room.
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(viewport.height);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    }
    // Every cell of the rows that are there has its number, the model's own.
    const shown = await page
      .locator("[data-cell]")
      .evaluateAll((cells) =>
        cells.map((cell) => [Number((cell as HTMLElement).dataset.value), cell.textContent] as const),
      );
    expect(shown).toHaveLength(5 * 7);
    for (const [value, text] of shown) expect(text).toBe(value.toFixed(2).replace(/^0/, ""));

    await page.keyboard.press("4");
    await page.keyboard.press("PageDown");
    await expect(sheet).toHaveAttribute("data-step", "weighted-sum");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("ArrowLeft");
    await expect(sheet).toHaveAttribute("data-step", "score");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(async () => (await scene(loom)).row).toBe(3);
    await page.keyboard.press("f");
    await expect.poll(async () => (await scene(loom)).flip).toBe(true);

    // The link for a class is at hand here too, and Escape closes it alone.
    await loom.button(words.link.title).click();
    const link = page.getByRole("dialog", { name: words.link.title });
    await expect(link.getByRole("checkbox").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(".class-link")).toHaveCount(0);
    await expect(sheet).toBeVisible();

    // In a lesson its parts are turned as beside its text, and named.
    await page.evaluate(() => window.loom.setScene({ screen: "lessons", place: "bottleneck.lost-word" }));
    const part = page.locator(".presenter-part");
    await expect(part).toContainText("A word is lost");
    const place = async () => (await scene(loom)).place;
    await page.keyboard.press("]");
    await expect.poll(place).toBe("bottleneck.fading");
    await expect.poll(async () => (await scene(loom)).step).toBe("encode");
    await page.keyboard.press("PageDown");
    await expect.poll(place).toBe("bottleneck.backwards");
    await page.keyboard.press("PageUp");
    await expect.poll(place).toBe("bottleneck.fading");
    await expect(part).not.toContainText("A word is lost");
    await expect.poll(() => smallTexts(loom)).toEqual([]);
    await page.evaluate(() => window.loom.setScene({ screen: "stage" }));
    await expect(part).toHaveCount(0);

    const blank = page.getByRole("button", { name: words.presenter.blank });
    await page.keyboard.press("b");
    await expect(blank).toBeVisible();
    expect(await blank.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
    await page.keyboard.press("b");
    await expect(blank).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.locator(".presenter")).toHaveCount(0);
    await expect(page.locator(".present-button")).toBeFocused();
    expect((await scene(loom)).present).toBe(false);
  });

test("a link leaves out what it says, with the keys that do the same", async ({ loom }) => {
  const { page } = loom;
  const hide = ["screens", "theme", "pane", "views", "transport", "train", "ledger"];
  await loom.open({ language: "en", hash: { s: SENTENCE, hide: [...hide, "lamp"].join(",") } });
  await loom.ready();
  await expect(loom.notes).toContainText("lamp");
  await expect(page.locator("[data-row][data-column]").first()).toBeVisible();
  for (const part of [
    ".screens",
    ".theme-button",
    ".pane",
    ".view-choice",
    ".transport",
    ".train",
    ".ledger-area",
  ])
    await expect(page.locator(part), part).toBeHidden();
  for (const part of [".copy-link", ".languages", ".config", ".keys-button"])
    await expect(page.locator(part), part).toBeVisible();
  // Without the box the sentence is text.
  await expect(page.locator(".config")).toContainText(SENTENCE);
  await expect(loom.button(loom.words.config.edit(SENTENCE))).toHaveCount(0);
  const before = await scene(loom);
  for (const key of ["ArrowRight", "t", ".", "d", "2", "/", "Home"]) await page.keyboard.press(key);
  await page.keyboard.press("f");
  await expect.poll(async () => (await scene(loom)).flip).toBe(true);
  expect(await scene(loom)).toEqual({ ...before, flip: true });
  expect((await loom.engineStatus()).status).toBe("paused");
  // The Tab key comes to nothing that is left out.
  const stops = new Set<string>();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    stops.add(
      await page.evaluate(
        () =>
          document.activeElement?.closest(".screens, .pane, .transport, .train, .ledger-area")?.className ??
          "",
      ),
    );
  }
  expect([...stops]).toEqual([""]);
});

test("a link with a number of updates trains to exactly that one, says so, and is what the dialog makes", async ({
  loom,
}) => {
  const { page } = loom;
  await loom.open({ language: "en", hash: { seed: "5", units: "8", updates: "20" } });
  await expect(loom.notes).toContainText(words.again.done({ updates: "20", seed: 5 }));
  await expect.poll(() => loom.engineStatus()).toMatchObject({ status: "paused", step: 20 });
  const again = await page.evaluate(async () =>
    Array.from((await window.loom.trace()).tensors.weights?.data ?? []),
  );
  expect(again.length).toBeGreaterThan(0);

  await loom.button(loom.words.app.keys).click();
  await page.getByRole("dialog").getByRole("button", { name: words.link.title }).click();
  const dialog = page.getByRole("dialog", { name: words.link.title });
  await expect(dialog).toContainText(words.link.again({ updates: "20", seed: 5 }));
  await dialog.getByRole("checkbox", { name: words.link.controls.train, exact: true }).check();
  const link = new URL(await dialog.getByRole("textbox").inputValue());
  const said = new URLSearchParams(link.hash.slice(1));
  expect(Object.fromEntries(said)).toMatchObject({ seed: "5", units: "8", updates: "20", hide: "train" });
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  // The same numbers, made by hand: and the page no longer says that a link made them.
  const byHand = await page.evaluate(async () => {
    await window.loom.reset({ seed: 5 });
    await window.loom.train({ steps: 20 });
    return Array.from((await window.loom.trace()).tensors.weights?.data ?? []);
  });
  expect(byHand).toEqual(again);
  await expect(page.locator(".trained-again")).toHaveCount(0);
  expect((await scene(loom)).updates).toBeNull();
});

test("a worksheet has blanks, and a key that is the model's trace to two decimals", async ({ loom }) => {
  const { page } = loom;
  await loom.open({ language: "en", hash: { s: SENTENCE, row: "4" } });
  await loom.ready();
  await loom.button(loom.words.app.keys).click();
  await page.getByRole("dialog").getByRole("button", { name: words.link.worksheet }).click();
  const key = page.locator('[data-sheet="key"]');
  await expect(key).toBeVisible();
  const boxesOf = (sheet: string) =>
    page
      .locator(`[data-sheet="${sheet}"] [data-number]`)
      .evaluateAll((boxes) =>
        boxes.map((box) => [(box as HTMLElement).dataset.number ?? "", box.textContent ?? ""]),
      );
  const blanks = await boxesOf("blank");
  expect(blanks.every(([, text]) => text === "")).toBe(true);
  const values = new Map((await boxesOf("key")) as [string, string][]);
  expect([...values.keys()]).toEqual(blanks.map(([name]) => name));
  const trace = await page.evaluate(async () => {
    const { output, tensors } = await window.loom.trace();
    const row = (name: "scores" | "weights") => Array.from(tensors[name]?.data.slice(4 * 7, 5 * 7) ?? []);
    return { said: output.tokens[4], scores: row("scores"), weights: row("weights") };
  });
  expect(values.get("said")).toBe(trace.said);
  for (const [j, weight] of trace.weights.entries()) {
    expect(values.get(`weights.4.${j}`)).toBe(weight.toFixed(2));
    expect(values.get(`exp.4.${j}`)).toBe(Math.exp(trace.scores[j] ?? Number.NaN).toFixed(2));
  }
  // On paper there is nothing else, and the key has a page of its own.
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".worksheet-tools")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await expect(key).toHaveCount(0);
  await expect(page.locator(".page")).toBeVisible();
});
