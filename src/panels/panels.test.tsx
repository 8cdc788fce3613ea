import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../i18n/locales";
import { MessagesContext } from "../i18n/useMessages";
import { NOTE_STEPS, STEP_IDS, type StepId } from "../trace/steps";
import { row, TENSORS, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { ranked } from "../viz/focus";
import { exponential, factor, full, fullForReading, inLedger } from "../viz/format";
import { Loom } from "../viz/Loom";
import { Ledger, type LedgerProps } from "./Ledger";
import { loadCheck } from "./lateCheck";
import { loadPanels } from "./latePanels";
import { createTestTrace } from "./testTrace";

const trace = createTestTrace();
const nothing = (): void => {};

beforeAll(async () => {
  await Promise.all([loadPanels(), loadCheck()]);
});

function ledger(over: Partial<LedgerProps>, language: "en" | "ko" = "en"): string {
  const props: LedgerProps = {
    trace,
    step: "softmax",
    row: 3,
    column: 2,
    focus: {},
    theme: "light",
    onFocus: nothing,
    onPin: nothing,
    onPickStep: nothing,
    ...over,
  };
  return renderToStaticMarkup(
    <MessagesContext value={LOCALES[language]}>{createElement(Ledger, props)}</MessagesContext>,
  );
}

const textOf = (html: string): string => html.replace(/<title>.*?<\/title>/g, "").replace(/<[^>]+>/g, "");
const at = (name: TensorName, i: number, u: number, of: Trace = trace): number =>
  row(tensorOf(of, name), i)[u] ?? Number.NaN;

/** The open panel alone. */
function panel(step: StepId, over: Partial<LedgerProps> = {}, language: "en" | "ko" = "en"): string {
  const html = ledger({ step, variant: "tabs", ...over }, language);
  return html.slice(html.indexOf('data-step-panel="'));
}

describe("Ledger", () => {
  it("lists the wiring's steps in its order, numbered, with the notes' own numbers beside", () => {
    const text = textOf(ledger({}));
    let from = 0;
    trace.steps.forEach((step, i) => {
      const head = `${i + 1}${LOCALES.en.panels.steps[step].name}note ${NOTE_STEPS.luong[step].join(", ")}`;
      const found = text.indexOf(head, from);
      expect(found, head).toBeGreaterThanOrEqual(from);
      from = found;
    });
  });

  it("follows another order without being told", () => {
    const steps = ["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"] as const;
    const text = textOf(ledger({ trace: { ...trace, steps }, step: "score" }));
    expect(text).toContain("6Decoder cell");
  });

  it("has the notes' own numbers over the open step of the tabs too", () => {
    for (const step of STEP_IDS) {
      const { note, steps } = LOCALES.en.panels;
      expect(textOf(ledger({ step, variant: "tabs" }))).toContain(
        `${steps[step].name}${note(NOTE_STEPS.luong[step])}`,
      );
    }
  });

  it("opens one panel, marked with its step", () => {
    for (const step of STEP_IDS) {
      expect(ledger({ step }).match(/data-step-panel="[^"]*"/g)).toEqual([`data-step-panel="${step}"`]);
    }
  });

  it("names each tensor of the step with its shape", () => {
    for (const step of STEP_IDS) {
      const text = textOf(panel(step));
      for (const [name, tensor] of Object.entries(trace.tensors)) {
        if (TENSORS[name as TensorName].step !== step) continue;
        expect(text, name).toContain(`${name} [${tensor.shape.join(", ")}]`);
      }
    }
  });

  it("passes its check on every step, and says both numbers where it does not", () => {
    for (const step of STEP_IDS) expect(panel(step), step).toContain('data-check="passed"');
    const failed = textOf(panel("softmax", { tolerance: 0 }));
    expect(failed).toContain("Differs by");
    const weights = tensorOf(trace, "weights");
    const data = Float32Array.from(weights.data, (value) => value + 0.5);
    const wrong = { ...trace, tensors: { ...trace.tensors, weights: { ...weights, data } } };
    expect(panel("softmax", { trace: wrong })).toContain('data-check="failed"');
  });

  it("speaks both languages without a word of the other", () => {
    for (const step of STEP_IDS) {
      expect(textOf(panel(step)), step).not.toMatch(/[가-힣]/);
      expect(textOf(panel(step, {}, "ko")), step).toContain("다.");
    }
  });
});

describe("panels show the trace's own numbers", () => {
  const unit = 5;
  const focus = { source: 1, unit };

  it("encode: (1 − z) × n + z × h = h, and the embedding's ids", () => {
    const text = textOf(panel("encode", { focus }));
    const [z, n] = [at("encoder.l0.update", 1, unit), at("encoder.l0.candidate", 1, unit)];
    const [before, after] = [at("states", 0, unit), at("states", 1, unit)];
    expect(text).toContain(
      `unit 6: ${inLedger(1 - z)} × ${factor(n)} + ${inLedger(z)} × ${factor(before)} = ${inLedger(after)}`,
    );
    expect(text).toContain(`row ${trace.source.ids[1]} of the embedding table`);
    expect(text).toContain(trace.source.text);
    expect(textOf(panel("encode", { focus: { source: 0 } }))).toContain("z ∘ h0, h0 = 0");
  });

  it("encode with two directions: the unit's own reader", () => {
    const two = createTestTrace({ bidirectional: true });
    const text = textOf(panel("encode", { trace: two, focus: { source: 1, unit: 20 } }));
    const [z, n] = [
      at("encoder.l0.reverse.update", 1, 4, two),
      at("encoder.l0.reverse.candidate", 1, 4, two),
    ];
    const [before, after] = [at("states", 2, 20, two), at("states", 1, 20, two)];
    expect(text).toContain(
      `unit 21: ${inLedger(1 - z)} × ${factor(n)} + ${inLedger(z)} × ${factor(before)} = ${inLedger(after)}`,
    );
    expect(text).toContain("backward reader");
  });

  it("cell: from the initial state in the first row, from the row before after that", () => {
    for (const [place, before] of [
      [0, at("initialState", 0, 0)],
      [2, at("decoderState", 1, unit)],
    ] as const) {
      const text = textOf(panel("cell", { row: place, focus }));
      const start = place === 0 ? (tensorOf(trace, "initialState").data[unit] ?? 0) : before;
      const z = at("decoder.l0.update", place, unit);
      expect(text).toContain(
        `+ ${inLedger(z)} × ${factor(start)} = ${inLedger(at("decoderState", place, unit))}`,
      );
    }
    expect(textOf(panel("cell", { row: 0 }))).toContain("start token sos");
    expect(textOf(panel("cell", { row: 1 }))).toContain("just wrote, I,");
    const two = createTestTrace({ bidirectional: true });
    expect(textOf(panel("cell", { trace: two, row: 0 }))).toContain("[forward at 4; backward at 1]");
  });

  it("score: one product and the sum", () => {
    const text = textOf(panel("score", { focus }));
    const [q, h] = [at("query", 3, unit), at("states", 1, unit)];
    expect(text).toContain(`… + ${factor(q)} × ${factor(h)} + … = ${inLedger(at("scores", 3, 1))}`);
    expect(text).toContain("sum of 32");
  });

  it("softmax: every score, exponential and weight, and the term in the formula", () => {
    const html = panel("softmax", { focus });
    const text = textOf(html);
    trace.source.tokens.forEach((_, j) => {
      const [score, weight] = [at("scores", 3, j), at("weights", 3, j)];
      expect(text).toContain(`${inLedger(score)}${exponential(Math.exp(score))}${inLedger(weight)}`);
      expect(html).toContain(`title="${fullForReading(weight)}"`);
    });
    expect(text).toContain(`exp(${inLedger(at("scores", 3, 1))})`);
    expect(text).toContain(`= ${inLedger(at("weights", 3, 1))}`);
  });

  it("weighted sum: the shares, and one unit of the context", () => {
    const text = textOf(panel("weighted-sum", { focus }));
    expect(text).toContain(`${inLedger(at("weights", 3, 1))} × ${factor(at("states", 1, unit))}`);
    expect(text).toContain(`= ${inLedger(at("context", 3, unit))}`);
  });

  it("concat: the unit of c, of s, and of what comes out", () => {
    const text = textOf(panel("concat", { focus }));
    expect(text).toContain(
      `× ${factor(at("context", 3, unit))} + … × ${factor(at("decoderState", 3, unit))}`,
    );
    expect(text).toContain(`= ${inLedger(at("attentional", 3, unit))}`);
  });

  it("output: the five best words with logit and p, the others summed, and where the winner goes", () => {
    const text = textOf(panel("output"));
    const probabilities = row(tensorOf(trace, "probabilities"), 3);
    const order = ranked(probabilities);
    for (const id of order.slice(0, 5)) {
      const word = trace.model.targetVocabulary[id]?.replace(/[<>]/g, "");
      expect(text).toContain(`${word}${inLedger(at("logits", 3, id))}${inLedger(probabilities[id] ?? 0)}`);
    }
    const rest = order.slice(5).reduce((sum, id) => sum + (probabilities[id] ?? 0), 0);
    expect(text).toContain(`${order.length - 5} other words${inLedger(rest)}`);
    expect(text).toContain("next input: student");
    expect(textOf(panel("output", { row: 4 }))).toContain("eos ends the sentence");
    expect(text).not.toContain("loss");
  });
});

describe("Loom", () => {
  const draw = (over: {
    step?: StepId;
    row?: number;
    language?: "en" | "ko";
    of?: Trace;
    width?: number;
  }): string => {
    const { step = "softmax", row: place = 3, language = "en", of = trace, width = 716 } = over;
    return renderToStaticMarkup(
      <Loom
        trace={of}
        row={place}
        step={step}
        column={1}
        focus={{}}
        labels={LOCALES[language].loom}
        theme="light"
        flip={false}
        width={width}
        gloss={{ je: "I" }}
        written={[]}
        sourceLanguage="fr"
        targetLanguage="en"
        onFocus={nothing}
        onPin={nothing}
        onPickRow={nothing}
        onFlip={nothing}
      />,
    );
  };

  it("has every cell in the document with its weight, woven or not, at every width and step", () => {
    for (const width of [358, 700, 1000]) {
      for (const step of STEP_IDS) {
        const cells = Array.from(
          draw({ step, row: 1, width }).matchAll(
            /data-row="(\d+)" data-column="(\d+)" data-weight="([^"]+)"/g,
          ),
          ([, r, c, weight]) => [Number(r), Number(c), weight],
        );
        expect(cells).toHaveLength(20);
        for (const [r, c, weight] of cells) expect(weight).toBe(full(at("weights", Number(r), Number(c))));
      }
    }
  });

  it("weaves rows up to the current one, from softmax on, and none while encoding", () => {
    const woven = (html: string): number => html.match(/class="cell woven"/g)?.length ?? 0;
    expect(woven(draw({ step: "encode", row: 2 }))).toBe(0);
    expect(woven(draw({ step: "score", row: 2 }))).toBe(8);
    expect(woven(draw({ step: "softmax", row: 2 }))).toBe(12);
    expect(woven(draw({ step: "output", row: 4 }))).toBe(20);
  });

  it("draws two directions, and no undefined or NaN anywhere", () => {
    for (const bidirectional of [false, true]) {
      const html = draw({ of: createTestTrace({ bidirectional }), language: "ko" });
      expect(html).not.toMatch(/NaN|undefined/);
      expect(html.includes("양방향")).toBe(bidirectional);
    }
  });

  it("has threads whose widths sum to W", () => {
    const widths = Array.from(draw({}).matchAll(/data-width="([^"]+)"/g), ([, width]) => Number(width));
    expect(widths).toHaveLength(4);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(38, 4);
  });
});
