import { CLOTH_LOCALES } from "../src/i18n/clothLocales";
import { SURGERY_LOCALES } from "../src/i18n/surgeryLocales";
import { LANGUAGES } from "../src/lib/language";
import { inLedger } from "../src/viz/format";
import { expect, type LoomPage, test } from "./loomPage";

const handle = (loom: LoomPage, source: number) => loom.page.locator(`[data-handle="${source}"]`);
const weightOf = async (loom: LoomPage, source: number): Promise<number> =>
  Number(await handle(loom, source).getAttribute("aria-valuenow"));

/** The words of both translations as they stand on the page, and as the model says them. */
async function bothTranslations(loom: LoomPage) {
  const shown = await loom.page
    .locator(".fork tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("td:not(.fork-sum)")].flatMap((cell) => cell.firstChild?.textContent ?? []),
      ),
    );
  const said = await loom.page.evaluate(async () => {
    const { sentence } = window.loom.scene();
    const traces = [await window.loom.trace(sentence, []), await window.loom.trace(sentence)];
    return traces.map(({ output }) => output.tokens.map((token) => token.replace(/[<>]/g, "")));
  });
  return { shown, said };
}

test("a bar that is dragged forks the translation, both stay on screen, and released the first is back to the digit", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", language: "en" });
  await loom.ready();
  await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
  const before = await loom.settledCells();
  await loom.page.keyboard.press("w");
  await expect(loom.page.getByRole("slider", { name: /^weight of / })).toHaveCount(4);
  await expect(loom.page.locator(".fork tr")).toHaveCount(2);

  // By pointer: half of the row goes to the first word, and the model says the rest by itself.
  const grip = await handle(loom, 0).locator(".handle-grip").boundingBox();
  if (!grip) throw new Error("the first bar has no place");
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  const first = await weightOf(loom, 0);
  await loom.page.mouse.move(x, y);
  await loom.page.mouse.down();
  await loom.page.mouse.move(x, y - 20);
  await loom.page.mouse.move(x, y - 45);
  await loom.page.mouse.up();
  await expect.poll(() => weightOf(loom, 0)).toBeGreaterThan(0.5);
  await expect
    .poll(async () => {
      const { shown, said } = await bothTranslations(loom);
      return JSON.stringify(shown) === JSON.stringify(said) && said[0]?.join() !== said[1]?.join();
    })
    .toBe(true);
  await expect(loom.page.locator(".ghost-row rect")).toHaveCount(4);

  // By a finger, to the last of its moves: 20 of the 45 pixels back.
  const high = await weightOf(loom, 0);
  const protocol = await loom.protocol();
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...at: number[]) =>
    protocol.send("Input.dispatchTouchEvent", { type, touchPoints: at.map((to) => ({ x, y: to })) });
  await touch("touchStart", y - 45);
  for (const to of [y - 40, y - 35, y - 30, y - 25]) await touch("touchMove", to);
  await touch("touchEnd");
  await expect.poll(() => weightOf(loom, 0)).toBeCloseTo(high - ((high - first) * 20) / 45, 1);

  // By keys: a twentieth, a hundredth, then a pinned word that stays while another takes the rest.
  const dragged = await weightOf(loom, 0);
  await handle(loom, 0).focus();
  await loom.page.keyboard.press("ArrowDown");
  await expect.poll(() => weightOf(loom, 0)).toBeCloseTo(dragged - 0.05, 3);
  await loom.page.keyboard.press("Shift+ArrowUp");
  await expect.poll(() => weightOf(loom, 0)).toBeCloseTo(dragged - 0.04, 3);
  await loom.page.keyboard.press("p");
  await loom.page.keyboard.press("ArrowRight");
  await loom.page.keyboard.press("ArrowUp");
  await loom.page.keyboard.press("ArrowUp");
  await expect.poll(() => weightOf(loom, 1)).toBeGreaterThan(0.1);
  expect(await weightOf(loom, 0)).toBeCloseTo(dragged - 0.04, 3);

  // All of it on one word: the context is that word's state.
  await loom.page.keyboard.press("Digit1");
  await expect.poll(() => weightOf(loom, 1)).toBe(1);
  await expect
    .poll(() => loom.page.evaluate(() => JSON.stringify(window.loom.scene().interventions)))
    .toBe(JSON.stringify([{ kind: "weights", row: 3, set: "one-hot", position: 1 }]));
  const { apart, distance, log } = await loom.page.evaluate(async () => {
    const { sentence } = window.loom.scene();
    const [first, changed] = [await window.loom.trace(sentence, []), await window.loom.trace()];
    const row = (
      trace: typeof first,
      name: "context" | "states" | "weights" | "probabilities",
      i: number,
    ) => {
      const { data, shape } = trace.tensors[name] ?? { data: [], shape: [0, 0] };
      return Array.from(data).slice(i * (shape[1] ?? 0), (i + 1) * (shape[1] ?? 0));
    };
    const state = row(changed, "states", 1);
    const other = row(changed, "weights", 3);
    return {
      apart: Math.max(...row(changed, "context", 3).map((one, u) => Math.abs(one - (state[u] ?? 1)))),
      distance: row(first, "weights", 3).reduce(
        (sum, one, j) => sum + Math.abs(one - (other[j] ?? 0)) / 2,
        0,
      ),
      log: first.output.ids.reduce(
        (sum, id, t) => sum + Math.log(row(first, "probabilities", t)[id] ?? 0),
        0,
      ),
    };
  });
  expect(apart).toBeLessThanOrEqual(1e-6);
  const report = loom.page.getByRole("region", { name: SURGERY_LOCALES.en.title });
  await expect(report).toContainText(`${inLedger(distance)} of the weights`);
  await expect(report.locator(".fork-sum").first()).toContainText(inLedger(log));

  await loom.page.keyboard.press("Escape");
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().interventions.length)).toBe(0);
  await expect.poll(async () => JSON.stringify(await loom.cells())).toBe(JSON.stringify(before));
  await loom.page.keyboard.press("Escape");
  await expect(loom.page.getByRole("slider", { name: /^weight of / })).toHaveCount(0);
  await expect(loom.button(SURGERY_LOCALES.en.open)).toBeFocused();
});

test("without weights there is no way in", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", hash: { wiring: "plain" }, language: "en" });
  await loom.ready();
  // Whatever would bring the way in has been loaded.
  await loom.page.waitForLoadState("networkidle");
  await expect(loom.page.getByText(loom.words.loom.noAttention.sentence)).toBeVisible();
  await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
  await loom.page.keyboard.press("w");
  await expect(loom.page.locator(".way-in, .handle, .surgery")).toHaveCount(0);
});

for (const language of LANGUAGES)
  test(`the cloth is walked with the keyboard, spoken, and stands as a table, in ${language}`, async ({
    loom,
  }) => {
    const { keyboard } = loom.page;
    await loom.open({ query: "?backend=wasm", language });
    await loom.ready();
    const words = CLOTH_LOCALES[language];
    await loom.button(words.asTable).click();
    const cells = await loom.settledCells();
    const live = loom.page.locator("#live-cell");
    const percent = (row: number, column: number): number =>
      Math.round((cells.find((cell) => cell.row === row && cell.column === column)?.weight ?? 0) * 100);

    await loom.page.locator("[role=gridcell][tabindex='0']").focus();
    await keyboard.press("Control+Home");
    await expect(live).toHaveText(
      language === "en"
        ? `output 1, I: ${percent(0, 0)} percent je`
        : `출력 1번째 I: je ${percent(0, 0)}퍼센트`,
    );
    const walk: readonly [string, number, number, string, string][] = [
      ["ArrowRight", 0, 1, "I", "suis"],
      ["ArrowDown", 1, 1, "am", "suis"],
      ["PageDown", 4, 1, "eos", "suis"],
      ["ArrowUp", 3, 1, "student", "suis"],
      ["End", 3, 3, "student", "eos"],
      ["ArrowLeft", 3, 2, "student", "étudiant"],
      ["PageUp", 0, 2, "I", "étudiant"],
      ["Home", 0, 0, "I", "je"],
      ["Control+End", 4, 3, "eos", "eos"],
    ];
    for (const [key, row, column, output, source] of walk) {
      await keyboard.press(key);
      await expect(loom.cell(row, column).and(loom.page.locator(":focus"))).toHaveCount(1);
      await expect(live).toHaveText(
        words.spoken({ position: row + 1, output, source, percent: percent(row, column) }),
      );
    }

    const table = loom.page.getByRole("table", { name: words.caption });
    const numbers = await table
      .locator("td[data-weight]")
      .evaluateAll((found) => found.map((cell) => Number((cell as HTMLElement).dataset.weight)));
    expect(numbers).toEqual(cells.map(({ weight }) => weight));
    await expect(table.getByRole("columnheader")).toHaveText([
      words.output,
      "je",
      "suis",
      "étudiant",
      "eos",
      words.sum,
    ]);
    await expect(table.getByRole("rowheader")).toHaveText(["I", "am", "a", "student", "eos"]);
  });
