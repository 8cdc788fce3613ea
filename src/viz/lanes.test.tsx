/** What the loom draws of two layers, two readers and a source that is read from its end. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../i18n/locales";
import { OPENED_LOCALES } from "../i18n/openedLocales";
import { placeOf } from "../panels/opened/things";
import { useBackend } from "../testing/backend";
import { recordedTrace } from "../testing/recorded";
import { tinyTask } from "../testing/tinyTask";
import { reversedWords, writtenAt } from "../trace/anatomy";
import type { Trace } from "../trace/trace";
import { completeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import { Loom } from "./Loom";
import { loadLanes } from "./lateLanes";
import { loomLayout, ribbonLayout } from "./loom";

const nothing = (): void => {};

beforeAll(async () => {
  await useBackend("cpu");
  await loadLanes();
});

function drawing(trace: Trace, width = 716): string {
  return renderToStaticMarkup(
    <Loom
      {...{ trace, width }}
      row={1}
      step="output"
      column={trace.source.tokens.length - 1}
      focus={{}}
      labels={LOCALES.en.loom}
      theme="light"
      flip={false}
      gloss={null}
      written={[]}
      sourceLanguage={null}
      targetLanguage={null}
      onFocus={nothing}
      onPin={nothing}
      onPickRow={nothing}
      onFlip={nothing}
    />,
  );
}

async function reversedTrace(): Promise<Trace> {
  const settings = { task: tinyTask.id, seed: 5, units: 6, embed: 4, batch: 8, reverseSource: true };
  const trainer = createTrainer(tinyTask, completeSettings(settings));
  try {
    return await trainer.trace("b d c f", {});
  } finally {
    trainer.dispose();
  }
}

describe("lanes of the loom", () => {
  it("fold the lower of two layers to a line with a button, and have none for one layer", async () => {
    const two = drawing(await recordedTrace({ layers: 2, cell: "lstm" }));
    expect(two).toMatch(/class="lane-fold" role="button" tabindex="0" aria-expanded="false"/);
    expect(two).not.toMatch(/NaN|undefined/);
    expect(drawing(await recordedTrace({}))).not.toContain("lane-fold");
  });

  it("unfolded, make room for a second layer as large as the first", () => {
    const input = { width: 716, tokens: ["a", "b"], rows: 3, units: 32, bidirectional: true };
    const layouts = (["folded", "open"] as const).map((lower) =>
      loomLayout({ ...input, lower, written: false, gloss: false }),
    );
    const [folded, open] = layouts.map(({ y }) => ({
      lane: y.states - y.lower,
      own: y.statesEnd - y.states,
    }));
    expect(folded?.lane).toBeLessThan(30);
    expect(open?.lane).toBeGreaterThan(open?.own ?? Number.NaN);
  });

  it("lead from both readers' ends to the first state, and from the backward one alone where a bridge reads it", async () => {
    const ways = (html: string): number =>
      html.slice(html.indexOf('class="first-state"')).split("</g>")[0]?.match(/<path/g)?.length ?? 0;
    const both = drawing(await recordedTrace({ bidirectional: true }));
    expect(ways(both)).toBe(2);
    expect(both.replace(/<[^>]+>|\u200B/g, "")).toContain("[→h5; ←h1]");
    const bridged = await recordedTrace({ wiring: "bahdanau", bidirectional: true });
    expect(ways(drawing(bridged))).toBe(1);
  });

  it("name the word that Bahdanau's query comes from", async () => {
    const trace = await recordedTrace({ wiring: "bahdanau" }, { forced: "C A G B" });
    const text = drawing(trace).replace(/<[^>]+>/g, "");
    expect(text).toContain("query s1\u200B · C");
    expect(drawing(await recordedTrace({}, { forced: "C A G B" })).replace(/<[^>]+>/g, "")).not.toContain(
      "· C",
    );
  });

  it("keep a reversed source in the order in which it is written, each word with its place in the reading", async () => {
    const trace = await reversedTrace();
    expect(trace.source.tokens).toEqual(["f", "c", "d", "b", "<eos>"]);
    expect(trace.source.tokens.map((_, j) => writtenAt(trace, j))).toEqual([3, 2, 1, 0, 4]);
    const { centers } = loomLayout({
      width: 716,
      tokens: trace.source.tokens,
      rows: 3,
      units: 6,
      bidirectional: false,
      reversed: reversedWords(trace),
      written: false,
      gloss: false,
    });
    const seen = trace.source.tokens.toSorted(
      (a, b) =>
        (centers[trace.source.tokens.indexOf(a)] ?? 0) - (centers[trace.source.tokens.indexOf(b)] ?? 0),
    );
    expect(seen).toEqual(["b", "d", "c", "f", "<eos>"]);
    expect(drawing(trace)).not.toMatch(/NaN|undefined/);
  });

  it("number a reversed source as it is read, and say where each word is written", async () => {
    const trace = await reversedTrace();
    const html = drawing(trace);
    const named = [
      ["f", "f, source word 4 of 5, read as number 1", "원문 4번째 단어 ‘f’(1번째로 읽음)"],
      ["b", "b, source word 1 of 5, read as number 4", "원문 1번째 단어 ‘b’(4번째로 읽음)"],
    ] as const;
    for (const [word, name, opened] of named) {
      const j = trace.source.tokens.indexOf(word);
      const [, index, label] =
        new RegExp(
          `class="index"[^>]*>(\\d+)<(?:(?!class="index").)*aria-label="([^"]*)" data-source="${j}"`,
        ).exec(html) ?? [];
      expect([index, label]).toEqual([String(j + 1), name]);
      const place = placeOf(trace, { name: "states", at: [j, 0] });
      expect(OPENED_LOCALES.en.place(place)).toContain(
        `${name.split(" of")[0]?.replace(`${word}, `, "")}, “${word}”, read as number ${j + 1}`,
      );
      expect(OPENED_LOCALES.ko.place(place)).toContain(opened);
    }
    const end = placeOf(trace, { name: "states", at: [4, 0] });
    expect(OPENED_LOCALES.en.place(end)).toMatch(/source word 5, “eos” · unit 1$/);
  });

  it("land threads side by side in the order of their columns", () => {
    const centers = [40, 30, 20, 50];
    const ribbons = ribbonLayout([0.1, 0.2, 0.3, 0.4], centers, { x: 100, width: 10 }, 0, 50);
    const order = ribbons.toSorted((a, b) => a.top - b.top).map(({ bottom }) => bottom);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(ribbons.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(10, 9);
  });
});
