import { readFileSync } from "node:fs";
import { FIGURE_LOCALES } from "../src/i18n/figureLocales";
import { INSPECT_LOCALES } from "../src/i18n/inspectLocales";
import { float32Text } from "../src/lib/float32Text";
import type { Language } from "../src/lib/language";
import { expect, type LoomPage, test } from "./loomPage";

const CSV = `,la,voiture,rouge
the,0.90,0.06,0.04
red,0.02,0.09,0.89
car,0.03,0.90,0.07`;

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function open(loom: LoomPage, hash: Record<string, string> = {}, language: Language = "en") {
  await loom.open({ query: "?backend=wasm", hash: { at: "inspect", ...hash }, language });
  await loom.ready();
  await expect(heatmap(loom)).toBeVisible();
}

const heatmap = (loom: LoomPage) => loom.page.getByRole("grid");
const readout = (loom: LoomPage) => loom.page.locator("[data-readout]").first();

/** Something on the clipboard is pasted into the page. */
async function paste(loom: LoomPage, text: string): Promise<void> {
  await loom.page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData("text/plain", given);
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
  }, text);
}

/** A file is dropped on the screen. */
async function drop(loom: LoomPage, name: string, text: string): Promise<void> {
  await loom.page.locator("main").evaluate(
    (main, [title, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], title));
      const event = { dataTransfer, bubbles: true, cancelable: true };
      main.dispatchEvent(new DragEvent("dragover", event));
      main.dispatchEvent(new DragEvent("drop", event));
    },
    [name, text] as const,
  );
}

async function choose(loom: LoomPage, label: string, option: string): Promise<void> {
  await loom.page.getByLabel(label, { exact: true }).selectOption(option);
}

async function openFile(
  loom: LoomPage,
  name: string,
  text: string,
  side: "first" | "second" = "first",
): Promise<void> {
  const input = loom.page.locator(`[data-open="${side}"]`);
  const file = side === "first" ? input.locator("input") : input;
  await file.setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds serious or critical on the page as it is now. */
async function serious(loom: LoomPage): Promise<string[]> {
  await loom.page.evaluate(axe);
  return loom.page.evaluate(async () => {
    const checker = (window as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } })
      .axe;
    const { violations } = await checker.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}

test("the heatmap's cells and its read-out are the trace's numbers, by pointer and by keys", async ({
  loom,
}) => {
  await open(loom);
  const { data, rows, columns } = await loom.page.evaluate(async () => {
    const trace = await window.loom.trace();
    const { weights } = trace.tensors;
    return {
      data: Array.from(weights?.data ?? []),
      rows: trace.output.tokens.length,
      columns: trace.source.tokens.length,
    };
  });
  await expect.poll(async () => (await loom.cells()).length).toBe(rows * columns);
  for (const { row, column, weight } of await loom.settledCells())
    expect(Math.abs(weight - (data[row * columns + column] ?? Number.NaN))).toBeLessThan(1e-6);

  await heatmap(loom).focus();
  const { keyboard } = loom.page;
  await keyboard.press("Control+End");
  await keyboard.press("ArrowUp");
  await keyboard.press("Home");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  const weight = data[(rows - 2) * columns + 2] ?? Number.NaN;
  await expect(readout(loom)).toContainText(float32Text(weight));
  await expect(readout(loom)).toContainText("student looks at étudiant");
  await expect(loom.page.locator("#inspect-live")).toHaveText(
    `output 4, student: ${Math.round(weight * 100)} percent étudiant`,
  );
  await keyboard.press("Enter");
  await heatmap(loom).blur();
  await expect(loom.page.locator(".looked-word")).toHaveText("student");
  const ways = readout(loom).locator("[data-number]");
  await expect
    .poll(() => ways.evaluateAll((all) => all.map((way) => (way as HTMLElement).dataset.number)))
    .toEqual([`weights.${rows - 2}.2`, `derived.entropy.${rows - 2}`, "derived.coverage.2"]);
  const box = await heatmap(loom).boundingBox();
  if (!box) throw new Error("no heatmap");
  await loom.page.mouse.move(box.x + box.width / columns / 2, box.y + box.height / rows / 2);
  await expect(readout(loom)).toContainText(float32Text(data[0] ?? Number.NaN));
  expect(await serious(loom)).toEqual([]);

  await loom.button(INSPECT_LOCALES.en.table.show).click();
  const table = loom.page.getByRole("table", { name: INSPECT_LOCALES.en.table.captions.weights });
  await expect(table.getByRole("rowheader", { name: "student" })).toBeVisible();
  await expect(table.locator('[data-row="0"][data-column="0"]')).toHaveText((data[0] ?? 0).toFixed(3));
  expect(await serious(loom)).toEqual([]);

  // A number opens to its arithmetic, on the stage, which takes the focus.
  await table.locator('[data-row="0"][data-column="0"] button').press("Enter");
  const opened = loom.page.locator('[data-number-opened="weights.0.0"]');
  await expect(opened.locator('[data-check="passed"]')).toBeVisible();
  expect(Number(await opened.getAttribute("data-value"))).toBe(data[0]);
  await expect(loom.page.locator(".opened")).toBeFocused();
});

test("layers, orders and the threshold change what is drawn and say so", async ({ loom }) => {
  const words = INSPECT_LOCALES.en;
  await open(loom);
  const scores = await loom.page.evaluate(async () =>
    Array.from((await window.loom.trace()).tensors.scores?.data ?? []),
  );
  await choose(loom, words.layer.label, "scores");
  await expect
    .poll(async () => Math.abs(((await loom.cells())[0]?.weight ?? 0) - (scores[0] ?? Number.NaN)))
    .toBeLessThan(1e-4);
  const largest = Math.max(...scores.map(Math.abs)).toFixed(2);
  await expect(loom.page.locator("[data-legend]")).toContainText(`−${largest}`);
  await choose(loom, words.layer.label, "second");
  await expect(loom.page.locator("[data-layer-note]")).toHaveText(words.layer.noSecond);
  await choose(loom, words.beside.label, "kept");
  // The difference, which is nothing yet, and the kept numbers beside it.
  await expect
    .poll(async () => {
      const cells = await loom.cells();
      return [cells.length, cells.filter(({ weight }) => weight !== 0).length];
    })
    .toEqual([2 * scores.length, scores.length]);
  // The kept numbers are a checkpoint: what is trained on differs from them.
  await loom.page.evaluate(() => window.loom.train({ steps: 3 }));
  const first = loom.page.locator('[data-heatmap="first"] [data-weight]');
  await expect
    .poll(async () =>
      first.evaluateAll((cells) =>
        Math.max(...cells.map((cell) => Math.abs(Number((cell as SVGElement).dataset.weight)))),
      ),
    )
    .toBeGreaterThan(1e-6);
  // Another model reads the sentence in an engine of its own; the model in hand stays. Rows of a difference sum to 0.
  await choose(loom, words.beside.label, "ships:fr-en.bahdanau");
  await expect(loom.page.locator("[data-layer-note]")).toContainText("fr-en.bahdanau, update", {
    timeout: 60_000,
  });
  const second = loom.page.locator('[data-heatmap="second"] [data-weight]');
  const width = 4;
  const sums = async (): Promise<string> => {
    const numbers = (cells: (HTMLElement | SVGElement)[]) => cells.map((cell) => Number(cell.dataset.weight));
    const [differences, theirs] = [await first.evaluateAll(numbers), await second.evaluateAll(numbers)];
    const total = (all: number[], from: number) => all.slice(from, from + width).reduce((a, b) => a + b, 0);
    const rows = theirs.flatMap((_, i) => (i % width === 0 ? [i] : []));
    const isLarge = Math.max(...differences.map(Math.abs)) > 0.01;
    return [isLarge, ...rows.map((i) => `${total(differences, i).toFixed(3)} ${total(theirs, i).toFixed(3)}`)]
      .map((one) => String(one).replace("-0.000", "0.000"))
      .join();
  };
  await expect.poll(sums).toBe(["true", ...Array.from({ length: 5 }, () => "0.000 1.000")].join());
  // A file that is none, or of another task, is refused by its reason, and what lies beside stays.
  const file = loom.page.locator('[data-open="model"]');
  await file.setInputFiles("public/models/copy.safetensors");
  await expect(loom.page.locator("[data-opening]")).toContainText(
    words.beside.otherTask(loom.words.sentence.taskNames.copy ?? ""),
    { timeout: 60_000 },
  );
  await expect(second).toHaveCount(20);
  await choose(loom, words.beside.label, "none");
  await choose(loom, words.layer.label, "weights");
  await choose(loom, words.normalise.label, "column");
  await expect(loom.page.locator("[data-layer-note]")).toHaveText(words.normalise.warning);
  await loom.page.getByLabel(words.threshold.label).fill("0.1");
  await expect(loom.page.getByText(words.threshold.on("0.10"))).toBeVisible();
  await expect(loom.page.locator('[data-score="aer"]')).toHaveText(/^0\.\d{3}$/);
  await loom.page.getByText(words.bleu.title).click();
  await expect(loom.page.getByRole("cell", { name: "1" }).first()).toBeVisible();
  await loom.page.getByRole("button", { name: words.diagnosis.why }).first().click();
  const why = loom.page.locator("[data-finding]:first-child + .explanation");
  await expect(why).toBeVisible();
  // It leads to where that is taught.
  const place = await why.locator("[data-taught]").getAttribute("data-taught");
  await why.locator("[data-taught]").click();
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().place)).toBe(place);
});

test("a table is pasted, a file is chosen, a wrong one is named by its line and replaces nothing, two lie side by side", async ({
  loom,
}) => {
  const words = INSPECT_LOCALES.en;
  await open(loom);
  await paste(loom, CSV);
  await expect
    .poll(async () => (await loom.cells()).map(({ weight }) => weight))
    .toEqual([0.9, 0.06, 0.04, 0.02, 0.09, 0.89, 0.03, 0.9, 0.07]);
  const json = {
    source: ["la", "voiture"],
    output: ["the", "car", "<eos>"],
    weights: [
      [0.75, 0.25],
      [0.1, 0.9],
      [0.5, 0.5],
    ],
  };
  await openFile(loom, "car.json", JSON.stringify(json, null, 1));
  await expect.poll(async () => (await loom.cells()).length).toBe(6);

  await drop(loom, "wrong.csv", CSV.replace("0.09", "0.29"));
  await expect(loom.page.locator("[data-opening]")).toContainText("Row 2 (line 3) sums to 1.2.");
  await expect.poll(async () => (await loom.cells()).length).toBe(6);

  const trace = await loom.page.evaluate(async () => (await fetch("models/fr-en.trace.json")).text());
  await openFile(loom, "trace.json", trace);
  await expect.poll(async () => (await loom.cells()).length).toBe(20);
  await expect(loom.page.locator('[data-score="recall"]')).toHaveText("1.000");
  await choose(loom, words.layer.label, "scores");
  await expect(loom.page.locator("[data-legend]")).toContainText("−");
  await openFile(loom, "car.json", JSON.stringify(json));
  await expect.poll(async () => (await loom.cells()).length).toBe(6);

  await openFile(loom, "beside.csv", CSV, "second");
  await expect(loom.page.locator('[data-heatmap="second"] [data-weight]')).toHaveCount(9);
  await choose(loom, words.layer.label, "second");
  await expect(loom.page.locator("[data-layer-note]")).toHaveText(words.layer.otherShape);
  // The note above the first moves neither.
  const top = async (side: string) =>
    (await loom.page.locator(`[data-heatmap="${side}"]`).boundingBox())?.y ?? Number.NaN;
  await expect.poll(async () => (await top("second")) - (await top("first"))).toBe(0);
  await loom.button(words.open.back).click();
  await expect(loom.page.locator('[data-heatmap="first"] [data-weight]')).toHaveCount(20);
});

test("1,000 x 1,000 cells are painted, and only those that are seen", async ({ loom }) => {
  await open(loom);
  const side = 1000;
  const row = (i: number): string =>
    Array.from({ length: side }, (_, j) => (i === j ? "0.5" : j === (i + 1) % side ? "0.5" : "0")).join(",");
  const names = Array.from({ length: side }, (_, i) => `w${i}`);
  await openFile(
    loom,
    "large.csv",
    [["", ...names].join(","), ...names.map((name, i) => `${name},${row(i)}`)].join("\n"),
  );
  const canvas = loom.page.locator(".matrix-canvas");
  await expect(canvas).toHaveAttribute("data-cells", String(side * side));
  await expect(loom.page.locator("[data-weight]")).toHaveCount(1);
  await heatmap(loom).focus();
  const { keyboard } = loom.page;
  await keyboard.press("Control+End");
  for (let i = 0; i < 8; i++) await keyboard.press("+");
  await keyboard.press("ArrowLeft");
  await expect(readout(loom)).toContainText("w999 looks at w998, α = 0, rank 3 of 1000");
  await expect.poll(async () => Number(await canvas.getAttribute("data-cells"))).toBeLessThan(200_000);
  const seen = loom.page.locator("[data-seen]");
  await expect(seen).toContainText("–1000");
  await keyboard.press("0");
  await expect(seen).toContainText("1–1000, columns 1–1000");
  const box = await heatmap(loom).boundingBox();
  if (!box) throw new Error("no heatmap");
  // A brush over a tenth of either side, from its far corner.
  await loom.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6);
  await loom.page.mouse.down();
  await loom.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 3 });
  await loom.page.mouse.up();
  await expect(seen).toHaveText(/^Rows (49|50)\d–60\d, columns (49|50)\d–60\d$/);

  // The pointer rests while the matrix grows under it: what is read out is the cell that is there now.
  await loom.page.keyboard.down("Control");
  for (let i = 0; i < 8; i++) await loom.page.mouse.wheel(0, -120);
  await loom.page.keyboard.up("Control");
  await expect
    .poll(async () => {
      const [from, to] = (await seen.innerText()).match(/\d+/g)?.map(Number) ?? [];
      const row = Number((await readout(loom).innerText()).match(/w(\d+) looks/)?.[1]) + 1;
      return from !== undefined && to !== undefined && to - from < 50 && row >= from && row <= to;
    })
    .toBe(true);
  const grown = await heatmap(loom).boundingBox();
  expect([grown?.y, grown?.height]).toEqual([box.y, box.height]);

  // LaTeX has no room for the whole table, but for the part that is seen.
  await loom.button(FIGURE_LOCALES.en.menu.open).click();
  const latex = loom.page.locator('[data-format="tex"]');
  const part = loom.page.getByRole("checkbox", { name: /^only the visible part/ });
  await expect(part).not.toBeChecked();
  await expect(latex).toBeDisabled();
  await part.check();
  await expect(latex).toBeEnabled();
});

test("Korean morphemes stand under the word that they are written as, which folds them", async ({ loom }) => {
  const words = INSPECT_LOCALES.ko;
  await open(loom, { task: "ko-en" }, "ko");
  await loom.page.setViewportSize({ width: 390, height: 844 });
  const before = await loom.settledCells();
  const sum = before
    .filter(({ row, column }) => row === 0 && column < 2)
    .reduce((total, { weight }) => total + weight, 0);
  await loom.button(words.plot.fold("나는")).click();
  await expect.poll(async () => (await loom.cells()).length).toBe(before.length - 5);
  expect((await loom.cells())[0]?.weight).toBeCloseTo(sum, 5);
  expect(
    await loom.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBeLessThanOrEqual(0);
  expect(await serious(loom)).toEqual([]);
  await loom.button(words.plot.unfold("나는")).click();
  await expect.poll(async () => (await loom.cells()).length).toBe(before.length);
  // On a phone the legend is in the first screen, and the settings are behind one button.
  const legend = await loom.page.locator("[data-legend]").boundingBox();
  expect((legend?.y ?? Number.NaN) + (legend?.height ?? Number.NaN)).toBeLessThan(844);
  await expect(loom.page.getByLabel(words.layer.label, { exact: true })).toBeHidden();
  await loom.button(words.settings).click();
  for (const { label } of [
    words.layer,
    words.rows,
    words.columns,
    words.normalise,
    words.rowWord,
    words.beside,
  ])
    await expect(loom.page.getByLabel(label, { exact: true })).toBeVisible();
  await loom.page.evaluate(() => scrollTo(0, 0));
});
