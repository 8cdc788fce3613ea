/**
 * Six scenes as they were last looked at and found good. Their boxes are compared as numbers everywhere; their pixels
 * too where browser and operating system are those of the record, since text is drawn differently elsewhere.
 * `npm run test:e2e -- e2e/scenes.spec.ts --update-snapshots` records them again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import { expect, type Opening, test } from "./loomPage";

const RECORD = new URL("./scenes/boxes.json", import.meta.url);
/** What is where: words, numbers and whatever can be pressed. */
const BOXES = "main :is(h2, h3, h4, svg text, table, th, button, input, [role=grid], [data-step])";
/** Pixels that a box may be off: fonts come with the page, but each system rounds them for itself. */
const OFF = 1.5;

type Box = readonly [x: number, y: number, width: number, height: number];

interface Record_ {
  /** Of the pixels. */
  readonly browser: string;
  readonly system: string;
  readonly boxes: Readonly<Record<string, readonly Box[]>>;
}

const SCENES: Readonly<Record<string, Opening>> = {
  "luong-softmax": { language: "en", theme: "light", hash: { row: "3" } },
  "korean-score-dark": {
    language: "ko",
    theme: "dark",
    hash: { task: "ko-en", row: "1", step: "score" },
  },
  "bahdanau-diagram": {
    language: "en",
    theme: "light",
    hash: { view: "diagram", wiring: "bahdanau", score: "concat", both: "1", row: "1", step: "cell" },
  },
  "plain-loop": { language: "ko", theme: "light", hash: { wiring: "plain", view: "loop", row: "2" } },
  inspect: { language: "en", theme: "dark", hash: { at: "inspect" } },
  phone: { language: "ko", theme: "light", viewport: { width: 390, height: 844 } },
};

const system = `${process.platform} ${release().split(".")[0]}`;
const recorded = (): Record_ => JSON.parse(readFileSync(RECORD, "utf8")) as Record_;

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const [name, opening] of Object.entries(SCENES))
  test(`the scene "${name}" looks as it was recorded`, async ({ loom, browser }, info) => {
    await loom.open({ query: "?backend=wasm", ...opening });
    await loom.ready();
    await loom.page.waitForLoadState("networkidle");
    // KaTeX and the panels come with the first gesture.
    await loom.page.keyboard.press("Shift");
    await loom.page.mouse.move(0, 0);
    await loom.page.waitForLoadState("networkidle");
    await loom.page.evaluate(() => document.fonts.ready);
    const measure = (): Promise<Box[]> =>
      loom.page.locator(BOXES).evaluateAll((elements) =>
        elements.map((element): Box => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const tenth = (value: number): number => Math.round(value * 10) / 10;
          return [tenth(x), tenth(y), tenth(width), tenth(height)];
        }),
      );
    let boxes: Box[] = [];
    await expect
      .poll(async () => {
        const before = await measure();
        await loom.page.waitForTimeout(400);
        boxes = await measure();
        return JSON.stringify(before) === JSON.stringify(boxes);
      })
      .toBe(true);

    const version = browser.version();
    if (["all", "changed"].includes(info.config.updateSnapshots)) {
      const { boxes: others } = recorded();
      const record: Record_ = { browser: version, system, boxes: { ...others, [name]: boxes } };
      writeFileSync(RECORD, `${JSON.stringify(record).replaceAll('],"', '],\n"')}\n`);
    }
    const record = recorded();
    const expected = record.boxes[name] ?? [];
    expect(boxes.length, "boxes").toBe(expected.length);
    const moved = boxes.flatMap((box, i) =>
      box.some((value, k) => Math.abs(value - (expected[i]?.[k] ?? Number.NaN)) > OFF)
        ? [{ i, box, expected: expected[i] }]
        : [],
    );
    expect(moved, "boxes that moved").toEqual([]);
    if (record.browser !== version || record.system !== system) return;
    await expect(loom.page.locator("main")).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.002 });
  });
