/** Real traces of every kind of model: the translation over time, its two tracks, and its loss opened. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { LOOP_LOCALES } from "../i18n/loopLocales";
import { LOSS_TABLE_LOCALES } from "../i18n/lossTableLocales";
import type { Language } from "../lib/language";
import { useBackend } from "../testing/backend";
import { architectures, nameOf, recordedTrace } from "../testing/recorded";
import { tinyTask } from "../testing/tinyTask";
import { type Architecture, attends, WIRING_IDS } from "../trace/architecture";
import type { StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { completeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import { LoopDrawing } from "./loop/LoopDrawing";
import { Tracks } from "./loop/Tracks";
import { Gradients, sentences } from "./training/Gradients";
import { seriesOf } from "./training/gradients";
import { LossTable } from "./training/LossTable";
import { lossTable } from "./training/lossRows";

const nothing = (): void => {};
const FORCED = "C A G B";
const recorded: { architecture: Architecture; trace: Trace }[] = [];

/** One of each kind that is drawn in another way: the score has no say in it. */
function drawnApart(): Architecture[] {
  const kinds = new Map<string, Architecture>();
  for (const one of architectures()) {
    const { cell, wiring, layers, bidirectional, inputFeeding, gaussian } = one;
    const key = JSON.stringify([cell, wiring, layers, bidirectional, inputFeeding, gaussian]);
    if (!kinds.has(key)) kinds.set(key, one);
  }
  return [...kinds.values()];
}

beforeAll(async () => {
  await useBackend("cpu");
  for (const architecture of drawnApart())
    recorded.push({ architecture, trace: await recordedTrace(architecture, { forced: FORCED }) });
}, 300_000);

function drawing(
  trace: Trace,
  step: StepId,
  language: Language = "en",
  row = 2,
  column = 1,
  width = 716,
): string {
  return renderToStaticMarkup(
    <LoopDrawing
      trace={trace}
      place={{ row, step, column }}
      focus={{}}
      labels={LOOP_LOCALES[language].loop}
      theme="light"
      width={width}
      live={false}
      sourceLanguage={null}
      targetLanguage={null}
      onPlace={nothing}
      onFocus={nothing}
    />,
  );
}

const textOf = (html: string): string => html.replace(/<title>.*?<\/title>/g, "").replace(/<[^>]+>/g, " ");
const count = (html: string, pattern: RegExp): number => html.match(pattern)?.length ?? 0;

function like(wanted: Partial<Architecture>): Trace {
  const found = recorded.find(({ architecture }) =>
    Object.entries(wanted).every(([key, value]) => architecture[key as keyof Architecture] === value),
  );
  if (!found) throw new Error(`no model like ${JSON.stringify(wanted)}`);
  return found.trace;
}

describe("the translation over time, of every kind of model", () => {
  it("is drawn at every step, in both languages, with nothing undefined", () => {
    expect(recorded.length).toBeGreaterThan(45);
    for (const [i, { architecture, trace }] of recorded.entries())
      for (const step of ["encode", trace.steps[1 + (i % (trace.steps.length - 1))] ?? "output"] as const) {
        const language = i % 2 === 0 ? "en" : "ko";
        const html = drawing(trace, step, language, 2, 1, language === "en" ? 716 : 358);
        const where = `${nameOf(architecture)}, ${step}`;
        expect(html, where).not.toMatch(/NaN|undefined|Infinity|\[object/);
        if (language === "en") expect(textOf(html), where).not.toMatch(/[가-힣]/);
        const { layers, bidirectional } = architecture;
        const cells = trace.source.tokens.length * layers * (bidirectional ? 2 : 1);
        expect(count(html, /data-encoder-cell=/g), where).toBe(cells);
        expect(count(html, /data-decoder-row=/g), where).toBe(trace.output.tokens.length);
        expect(count(html, /data-feedback=/g), where).toBe(trace.output.tokens.length - 1);
        // One place for the keyboard.
        expect(count(html, /tabindex="0"/gi), where).toBe(1);
      }
  }, 120_000);

  it("opens the gates of the cell in view and of no other", () => {
    const gates = { rnn: 1, gru: 3, lstm: 4 } as const;
    for (const { architecture, trace } of recorded) {
      const opened = (step: StepId): number => count(drawing(trace, step), /data-gate=/g);
      expect(opened("encode"), nameOf(architecture)).toBe(gates[architecture.cell]);
      expect(opened("cell"), nameOf(architecture)).toBe(gates[architecture.cell] * architecture.layers);
      expect(opened("output"), nameOf(architecture)).toBe(0);
    }
  });

  it("shows words only once they are said, and lines back only from them", () => {
    const trace = like({ wiring: "luong", cell: "gru" });
    const lit = (html: string, mark: string): number =>
      count(html, new RegExp(`${mark}[^>]*data-lit="true"`, "g"));
    expect(lit(drawing(trace, "encode"), "data-decoder-row")).toBe(0);
    expect(lit(drawing(trace, "cell", "en", 2), "data-decoder-row")).toBe(3);
    expect(lit(drawing(trace, "cell", "en", 2), "data-feedback")).toBe(2);
    expect(lit(drawing(trace, "output", "en", 2), "data-feedback")).toBe(3);
    expect(count(drawing(trace, "output", "en", 2), /class="output-word/g)).toBe(3);
    expect(count(drawing(trace, "encode"), /class="output-word/g)).toBe(0);
  });

  it("lets the context in where the wiring does: before the cell, after it, or not at all", () => {
    const order = (wiring: Partial<Architecture>): string[] =>
      [
        ...(drawing(like(wiring), "output")
          .split('data-column="1"')[1]
          ?.split('data-column="2"')[0]
          ?.matchAll(/data-slot-kind="([a-z]+)"/g) ?? []),
      ].map(([, kind = ""]) => kind);
    expect(order({ wiring: "luong", inputFeeding: false })).toEqual([
      "input",
      "cell",
      "state",
      "weights",
      "context",
      "attentional",
      "output",
    ]);
    expect(order({ wiring: "bahdanau" })).toEqual([
      "input",
      "weights",
      "context",
      "joined",
      "cell",
      "state",
      "output",
    ]);
    expect(order({ wiring: "plain" })).toEqual(["input", "cell", "state", "output"]);
    expect(order({ wiring: "plain-context" })).toEqual([
      "input",
      "context",
      "joined",
      "cell",
      "state",
      "output",
    ]);
    expect(order({ inputFeeding: true })[1]).toBe("fed");
    const { loop } = LOOP_LOCALES.en;
    expect(textOf(drawing(like({ wiring: "plain-context" }), "output"))).toContain(loop.sameVector);
    expect(textOf(drawing(like({ wiring: "plain" }), "output"))).toContain(loop.enters.nothing);
    expect(textOf(drawing(like({ wiring: "bahdanau" }), "output"))).toContain(loop.enters.context);
  });

  it("has threads whose widths add up where there are weights, and none elsewhere", () => {
    for (const { architecture, trace } of recorded) {
      const widths = [...drawing(trace, "output").matchAll(/data-width="([^"]+)"/g)].map(([, width]) =>
        Number(width),
      );
      expect(widths.length > 0, nameOf(architecture)).toBe(attends(architecture.wiring));
      const sum = widths.reduce((all, width) => all + width, 0);
      if (attends(architecture.wiring) && !architecture.gaussian) expect(sum).toBeCloseTo(12, 3);
    }
  });

  it("says how the loop ended: by the end mark, or by the limit", () => {
    const trace = like({ wiring: "luong" });
    const last = trace.output.tokens.length - 1;
    expect(drawing(trace, "output", "en", last)).toContain('data-stop="eos"');
    const tokens = trace.output.tokens.slice(0, -1);
    const cut = { ...trace, output: { tokens, ids: trace.output.ids.slice(0, -1) } };
    const html = drawing(cut, "output", "en", last - 1);
    expect(html).toContain('data-stop="limit"');
    expect(textOf(html)).toContain(LOOP_LOCALES.en.loop.endsByLimit({ words: tokens.length }));
  });

  it("numbers a reversed source in the order in which it is read, as its states are", () => {
    const usual = like({ wiring: "luong" });
    const places = (trace: Trace): number[] =>
      [...drawing(trace, "encode").matchAll(/class="index"[^>]*>(\d+)</g)].map(([, place]) => Number(place));
    expect(places(usual)).toEqual([1, 2, 3, 4, 5]);
    const reversed = { ...usual, model: { ...usual.model, reverseSource: true } };
    expect(places(reversed)).toEqual([1, 2, 3, 4, 5]);
    expect(textOf(drawing(reversed, "encode"))).toContain(LOOP_LOCALES.en.loop.reversed);
  });
});

describe("the two tracks", () => {
  it("mark the first difference between a model's own words and the given ones", async () => {
    const free = await recordedTrace({ wiring: "luong" });
    const forced = like({
      wiring: "luong",
      score: "dot",
      window: "global",
      inputFeeding: false,
      cell: "gru",
    });
    for (const language of ["en", "ko"] as const) {
      const html = renderToStaticMarkup(
        <Tracks
          free={free}
          forced={forced}
          labels={LOOP_LOCALES[language].loop}
          row={1}
          language={null}
          onRow={nothing}
        />,
      );
      const first = free.output.tokens.findIndex((word, i) => word !== forced.output.tokens[i]);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(html).toContain(`data-divergence="${first}"`);
      expect(html).toContain(`data-track-row="${first}" data-side="first"`);
      expect(html).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("the loss, opened", () => {
  it.each(WIRING_IDS.map((wiring) => [wiring]))(
    "of %s adds up to the loss that the model itself gives",
    async (wiring) => {
      const settings = { task: tinyTask.id, seed: 3, units: 6, embed: 4, batch: 8, wiring };
      const trainer = createTrainer(tinyTask, completeSettings(settings));
      try {
        const losses: number[] = [];
        for (let round = 0; round < 2; round++) {
          const [trace, probe] = [
            await trainer.trace("b d c f", { forced: FORCED }),
            await trainer.probe("b d c f", FORCED),
          ];
          const table = lossTable(trace, probe.loss);
          expect(table.rows.map(({ input }) => input)).toEqual(["<sos>", "C", "A", "G", "B"]);
          expect(table.rows.map(({ target }) => target)).toEqual(["C", "A", "G", "B", "<eos>"]);
          for (const { p, loss } of table.rows) expect(-Math.log(p)).toBeCloseTo(loss, 5);
          const mean = table.rows.reduce((sum, { loss }) => sum + loss, 0) / table.rows.length;
          expect(mean).toBeCloseTo(table.loss, 12);
          expect(table.loss).toBeCloseTo(probe.loss, 5);
          expect(table.again).toBeCloseTo(probe.loss, 5);
          expect(table.difference).toBeLessThan(1e-5);
          expect(lossTable(trace, probe.loss + 0.1).difference).toBeGreaterThan(0.09);
          losses.push(table.loss);
          trainer.update();
        }
        expect(losses[0]).not.toBe(losses[1]);
      } finally {
        trainer.dispose();
      }
    },
  );

  it("is a table with a passed check, in both languages; a wrong number fails it", () => {
    const trace = like({ wiring: "bahdanau" });
    const table = lossTable(trace, lossTable(trace, 0).loss);
    for (const language of ["en", "ko"] as const) {
      const draw = (one: typeof table): string =>
        renderToStaticMarkup(
          <LossTable
            table={one}
            labels={LOSS_TABLE_LOCALES[language].lossTable}
            tolerance={1e-5}
            row={0}
            language={null}
            onRow={nothing}
          />,
        );
      // To be added up by hand: six decimals everywhere.
      const { p, loss } = table.rows[0] ?? { p: Number.NaN, loss: Number.NaN };
      for (const value of [p, loss, table.loss]) expect(draw(table)).toContain(`>${value.toFixed(6)}<`);
      expect(draw(table)).toContain(`~probabilities.0.${trace.output.ids[0]}"`);
      expect(draw(table)).toContain('data-check="passed"');
      expect(draw(table)).not.toMatch(/NaN|undefined/);
      expect(draw({ ...table, difference: 0.01 })).toContain('data-check="failed"');
    }
  });

  it("pulls along two paths where there is attention, and along none where there is not", async () => {
    const of = async (wiring: "luong" | "plain") => {
      const settings = { task: tinyTask.id, seed: 3, units: 6, embed: 4, batch: 8, wiring } as const;
      const trainer = createTrainer(tinyTask, completeSettings(settings));
      try {
        const probe = await trainer.probe("b d c f", FORCED);
        return seriesOf(probe, ["b", "d", "c", "f", "<eos>"], 0, attends(wiring));
      } finally {
        trainer.dispose();
      }
    };
    const [attending, plain] = [await of("luong"), await of("plain")];
    for (const language of ["en", "ko"] as const) {
      const { lossTable: labels } = LOSS_TABLE_LOCALES[language];
      const html = renderToStaticMarkup(
        <Gradients
          {...{ attending, plain, labels }}
          width={640}
          source={1}
          language={null}
          instead={null}
          beside={null}
          own="attending"
          onSource={nothing}
        />,
      );
      expect([...html.matchAll(/data-bars="(\d+)"/g)].map(([, bars]) => Number(bars))).toEqual([15, 5]);
      // What opens is the reader's own model: three numbers a word, each as a bar and in the table.
      expect([...html.matchAll(/data-number="gradient\./g)].length).toBe(30);
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
      expect(sentences({ attending, plain, labels }).length).toBeGreaterThanOrEqual(4);
      expect(sentences({ attending, plain: null, labels }).length).toBe(2);
    }
  });
});
