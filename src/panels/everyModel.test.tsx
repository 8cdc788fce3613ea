/** Real traces of every kind of model: the float64 re-check, and what the panels draw and say of them. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { checkStep } from "../arithmetic/checkStep";
import { axesOfDerived, openNumber } from "../arithmetic/openNumber";
import { readRef } from "../arithmetic/ref";
import { LOCALES } from "../i18n/locales";
import { MessagesContext } from "../i18n/useMessages";
import { present } from "../lib/assert";
import { useBackend } from "../testing/backend";
import { architectures, nameOf, recordedTrace } from "../testing/recorded";
import { askingState } from "../trace/anatomy";
import { type Architecture, attends, SCORE_IDS, type ScoreId } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import type { StepId } from "../trace/steps";
import { TENSORS, type TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { Loom } from "../viz/Loom";
import { loadUnattended } from "../viz/lateUnattended";
import { isChangedByHand } from "./changedByHand";
import { Ledger } from "./Ledger";
import { loadCheck } from "./lateCheck";
import { loadPanels } from "./latePanels";

const nothing = (): void => {};
/** A model's trace takes a tenth of a second; every test looks at the same ones. */
const recorded: { architecture: Architecture; trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  await Promise.all([loadPanels(), loadCheck(), loadUnattended()]);
  for (const architecture of architectures())
    recorded.push({ architecture, trace: await recordedTrace(architecture, { forced: "C A G B" }) });
}, 300_000);

function panel(trace: Trace, step: StepId, language: "en" | "ko" = "en", row = 2, focus = {}): string {
  return renderToStaticMarkup(
    <MessagesContext value={LOCALES[language]}>
      <Ledger
        {...{ trace, step, row, focus }}
        column={1}
        theme="light"
        onFocus={nothing}
        onPin={nothing}
        onPickStep={nothing}
      />
    </MessagesContext>,
  );
}

const textOf = (html: string): string => html.replace(/<title>.*?<\/title>/g, "").replace(/<[^>]+>/g, "");
const openOf = (html: string): string => html.slice(html.indexOf('data-step-panel="'));

/** The first trace with these properties. */
function like(wanted: Partial<Architecture>): Trace {
  const found = recorded.find(({ architecture }) =>
    Object.entries(wanted).every(([key, value]) => architecture[key as keyof Architecture] === value),
  );
  if (!found) throw new Error(`no model like ${JSON.stringify(wanted)}`);
  return found.trace;
}

describe("the re-check in float64", () => {
  it("agrees with every number of every kind of model, forced words and their loss too", () => {
    expect(recorded.length).toBeGreaterThan(100);
    for (const { architecture, trace } of recorded)
      for (const step of trace.steps)
        for (const [row] of trace.output.tokens.entries())
          for (const [column] of trace.source.tokens.entries()) {
            const check = checkStep(trace, step, row, column, 1e-5);
            const where = `${nameOf(architecture)}, ${step} ${row} ${column}: ${JSON.stringify(check)}`;
            if (!check?.pass) expect.fail(where);
          }
  });

  it("covers every tensor that a step makes, but for products with weights that a trace does not carry", () => {
    // Embeddings, gates and logits are the results of products with the large matrices.
    const unchecked = /embedded|Embedded|preactivation|reset|update|input|forget|candidate|\.output|logits/;
    for (const { architecture, trace } of recorded) {
      for (const [key, tensor] of Object.entries(trace.tensors)) {
        const name = key as TensorName;
        if (unchecked.test(name)) continue;
        const data = tensor.data.map((value) => value + 0.5);
        const bent = { ...trace, tensors: { ...trace.tensors, [name]: { ...tensor, data } } };
        const step = trace.steps.includes(TENSORS[name].step) ? TENSORS[name].step : "concat";
        const noticed = trace.steps.some((one) => checkStep(bent, one, 2, 2, 1e-5)?.pass === false);
        if (!noticed) expect.fail(`${nameOf(architecture)}: a wrong ${name} of ${step} is not noticed`);
      }
    }
  });
});

describe("under interventions", () => {
  const numbers = [0.5, -0.5, 0.25, 0, 0.125, -1];
  const interventions: readonly Intervention[] = [
    { kind: "weights", row: 1, set: "uniform" },
    { kind: "scores", row: 1, scale: 2, shift: 1 },
    { kind: "value", position: 1, numbers },
    { kind: "swap-values", positions: [0, 2] },
    { kind: "query", row: 1, numbers },
    { kind: "states", numbers: Array.from({ length: 5 }, () => numbers) },
    { kind: "gate", side: "decoder", gate: "update", value: 0.5 },
    { kind: "source", position: 0, word: "g" },
    { kind: "token", row: 0, ban: "A" },
    { kind: "parameter", name: "attention.v_a", set: "zero" },
  ];

  it.each(["luong", "bahdanau"] as const)(
    "%s: nothing is called wrong that someone changed, and everything else is checked",
    async (wiring) => {
      for (const one of interventions) {
        const trace = await recordedTrace({ wiring, score: "concat" }, { interventions: [one] });
        for (const step of trace.steps)
          for (const [row] of trace.output.tokens.entries()) {
            const html = panel(trace, step, "en", row);
            const expected = isChangedByHand(trace, step, row) ? "Changed by hand" : 'data-check="passed"';
            expect(html, `${JSON.stringify(one)} ${step} ${row}`).toContain(expected);
          }
      }
    },
    120_000,
  );
});

interface View {
  readonly language: "en" | "ko";
  readonly html: string;
}

/** Every other model and step in Korean: neither depends on the language. Drawn once for all tests that look at it. */
function view(model: number, stepAt: number): View {
  const key = `${model} ${stepAt}`;
  const known = views.get(key);
  if (known) return known;
  const { trace } = present(recorded[model], "a recorded model");
  const step = present(trace.steps[stepAt], "a step");
  const isEnglish = (model + stepAt) % 2 === 0;
  const language = isEnglish ? "en" : "ko";
  const drawn: View = { language, html: panel(trace, step, language, isEnglish ? 2 : 0) };
  views.set(key, drawn);
  return drawn;
}

const views = new Map<string, View>();

describe("panels of every kind of model", () => {
  it("open every step of the wiring with a passed check, in both languages, with nothing undefined", () => {
    for (const [i, { architecture, trace }] of recorded.entries())
      for (const [k, step] of trace.steps.entries()) {
        const { language, html } = view(i, k);
        const where = `${nameOf(architecture)}, ${step}, ${language}`;
        expect(html, where).toContain(`data-step-panel="${step}"`);
        expect(html, where).toContain('data-check="passed"');
        expect(html, where).not.toMatch(/NaN|undefined|\[object|Infinity/);
        if (language === "en") expect(textOf(html), where).not.toMatch(/[가-힣]/);
      }
  }, 300_000);

  it("name every tensor of the trace once, with its shape", () => {
    for (const [i, { architecture, trace }] of recorded.entries()) {
      const text = trace.steps.map((_, k) => textOf(openOf(view(i, k).html))).join("\n");
      for (const [name, tensor] of Object.entries(trace.tensors))
        expect(text, nameOf(architecture)).toContain(`${name} [${tensor.shape.join(", ")}]`);
    }
  }, 300_000);

  it("say nothing of weights, scores or threads where nothing is attended", () => {
    for (const { architecture, trace } of recorded) {
      if (attends(architecture.wiring)) continue;
      const html = trace.steps.map((step) => panel(trace, step)).join("\n");
      expect(html, nameOf(architecture)).not.toMatch(
        /α|\bscores?\b|softmax over|weight-bars|class="share ctx"/i,
      );
      expect(trace.tensors.weights).toBeUndefined();
    }
  });

  it("write each score as its own formula, asked by the state of its wiring", () => {
    const formulas: Readonly<Record<ScoreId, (s: number) => string>> = {
      dot: (s) => `e3,5 = s${s} · h5`,
      "scaled-dot": (s) => `e3,5 = s${s} · h5 / √6`,
      general: (s) => `e3,5 = s${s}ᵀ Wa h5`,
      concat: (s) => `e3,5 = vaᵀ tanh(Wa s${s} + Ua h5)`,
      location: (s) => `e3,5 = (Wa s${s})5`,
      uniform: () => "e3,5 = 0",
    };
    for (const wiring of ["luong", "bahdanau"] as const)
      for (const score of SCORE_IDS) {
        const trace = like({ wiring, score });
        expect(askingState(trace, 2)).toBe(wiring === "luong" ? 3 : 2);
        const html = renderScore(trace);
        expect(html, `${wiring} ${score}`).toContain(formulas[score](askingState(trace, 2)));
      }
    expect(renderScore(like({ score: "location" }))).toContain("does not look at the source");
    expect(renderScore(like({ score: "location" }))).toContain("7 rows");
    expect(renderScore(like({ score: "uniform" }))).toContain("ablation");
  });

  it("join what each wiring joins, and read out what it reads", () => {
    const say = (wiring: Architecture["wiring"], step: StepId): string =>
      textOf(openOf(panel(like({ wiring }), step)));
    expect(say("luong", "concat")).toContain("s̃3 = tanh(Wc [c3; s3])");
    expect(say("bahdanau", "concat")).toContain("x3 = [E y2; c3]");
    expect(say("plain-context", "concat")).toContain("the same vector in every row");
    expect(say("bahdanau", "concat")).not.toContain("tanh(Wc");
    expect(say("luong", "output")).toContain("p = softmax(Wy s̃3 + b)");
    expect(say("bahdanau", "output")).toContain("p = softmax(Wy [s3; c3; E y2] + b)");
    expect(say("bahdanau", "output")).toContain("maxout");
    expect(say("plain", "output")).toContain("p = softmax(Wy s3 + b)");
    expect(say("bahdanau", "encode")).toContain("s0 = tanh(Ws h5)");
    const both = textOf(openOf(panel(like({ wiring: "bahdanau", bidirectional: true }), "encode")));
    expect(both).toContain("s0 = tanh(Ws ←h1)");
    expect(textOf(openOf(panel(like({ inputFeeding: true }), "cell")))).toContain("x3 = [E y2; s̃2]");
  });

  // A title has the digits of a float32.
  it("show what stands between two tensors under the name under which the same number opens", () => {
    const shown = /data-number="([\w.]+)"(?:[^>]* title="([^"]+)"|[^>]*><title>([^<]+)<\/title>)/g;
    const seen = new Set<string>();
    for (const { architecture, trace } of recorded)
      for (const step of trace.steps)
        for (const [, name = "", title, titleInSvg = ""] of panel(trace, step).matchAll(shown)) {
          const ref = present(readRef(name), name);
          if (axesOfDerived(trace, ref.name) === null) continue;
          seen.add(ref.name);
          const value = Number((title ?? titleInSvg).replace("−", "-"));
          const { value: again } = openNumber(trace, ref);
          expect(
            Math.abs(value - again),
            `${nameOf(architecture)}: ${name}, ${value}, ${again}`,
          ).toBeLessThan(1e-7 * Math.max(1, Math.abs(again)));
        }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        "encoder.l0.taken",
        "decoder.l0.taken",
        "decoder.l1.taken",
        "derived.product",
        "derived.productSum",
        "derived.exp.scores",
        "derived.expSum.scores",
        "derived.sum.weights",
        "derived.sum.aligned",
        "derived.bell",
        "derived.expSum.logits",
        "derived.others",
      ]),
    );
  });

  it("draw each cell with its own gates, and an LSTM's two vectors", () => {
    const cell = (kind: Architecture["cell"]): string => textOf(openOf(panel(like({ cell: kind }), "cell")));
    expect(cell("rnn")).toContain("s3 = tanh(a)");
    expect(cell("gru")).toContain("s3 = (1 − z) ∘ n + z ∘ s2");
    expect(cell("lstm")).toContain("m3 = f ∘ m2 + i ∘ g");
    expect(cell("lstm")).toContain("s3 = o ∘ tanh(m3)");
    expect(textOf(panel(like({ cell: "lstm" }), "score"))).toContain("= LSTM(");
  });

  it("show the window and say where a sum stays below one", () => {
    const local = (window: Architecture["window"], gaussian: boolean): string =>
      textOf(openOf(panel(like({ window, gaussian }), "softmax")));
    expect(local("local-m", false)).toContain("p3 = min(3, 5)");
    expect(local("local-m", false)).toContain("the others get exactly 0");
    expect(local("local-m", false)).not.toContain("less than 1");
    expect(local("local-p", true)).toContain("p3 = 5 · σ(vpᵀ tanh(Wp s3))");
    expect(local("local-p", true)).toContain("less than 1");
  });

  it("lead to the lower of two layers, and to no other where there is one", () => {
    expect(panel(like({ layers: 2 }), "cell")).toContain("show the lower layer");
    expect(panel(like({ layers: 1 }), "cell")).not.toContain("lower layer");
  });

  it("call Bahdanau's steps by the letters of the note on it", () => {
    const text = textOf(panel(like({ wiring: "bahdanau" }), "score"));
    for (const part of [
      "Scorenote e",
      "Softmaxnote α",
      "Weighted sumnote C",
      "Decoder cellnote S",
      "Outputnote Y",
    ])
      expect(text).toContain(part);
    expect(text).toContain("5Concat[");
  });
});

function drawing(
  trace: Trace,
  step: StepId,
  over: { row?: number; width?: number; language?: "en" | "ko" } = {},
) {
  const { row = 2, width = 716, language = "en" } = over;
  return renderToStaticMarkup(
    <Loom
      {...{ trace, step, row, width }}
      column={trace.source.tokens.length - 1}
      focus={{}}
      labels={LOCALES[language].loom}
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

describe("the drawing of every kind of model", () => {
  it("stands at every step and width, in both languages, with nothing undefined", () => {
    for (const [i, { architecture, trace }] of recorded.entries())
      for (const step of trace.steps.filter((_, k) => (i + k) % 2 === 0)) {
        // Every other step, and every other model on a phone: what differs between models does not depend on the width.
        const width = i % 2 === 0 ? 716 : 358;
        const html = drawing(trace, step, { width, language: width === 358 ? "ko" : "en" });
        expect(html, `${nameOf(architecture)}, ${step}`).not.toMatch(/NaN|undefined|Infinity/);
        expect(html.match(/class="row-button/g)).toHaveLength(trace.output.tokens.length);
      }
  }, 300_000);

  it("has cells and threads exactly where there are weights", () => {
    for (const { architecture, trace } of recorded) {
      const html = drawing(trace, "output");
      const attending = attends(architecture.wiring);
      expect(html.includes("data-weight"), nameOf(architecture)).toBe(attending);
      expect(html.includes('role="grid"')).toBe(attending);
      expect(html.includes('class="thread')).toBe(attending);
      expect(html.includes("No attention:")).toBe(!attending);
      expect(html.includes("handed-over")).toBe(!attending);
    }
  });

  it("leads the fixed context into every row that has begun, and calls it no weight", () => {
    const trace = like({ wiring: "plain-context" });
    for (const row of [0, 2, 4]) {
      const html = drawing(trace, "cell", { row });
      const trunk = html.slice(html.indexOf('class="trunk"'));
      // The trunk itself, and one branch for each row.
      expect(trunk.slice(0, trunk.indexOf("</g>")).match(/<path/g)).toHaveLength(row + 2);
      expect(textOf(html)).toContain("not a weight");
    }
    expect(drawing(like({ wiring: "plain" }), "cell")).not.toContain("trunk");
    expect(textOf(drawing(like({ wiring: "plain" }), "cell"))).not.toMatch(/scores? [^,]|weight α/);
  });

  it("hands over two states where there are two readers", () => {
    const count = (bidirectional: boolean): number | undefined =>
      drawing(like({ wiring: "plain", bidirectional }), "cell").match(/class="handed-over"/g)?.length;
    expect(count(false)).toBe(1);
    expect(count(true)).toBe(2);
  });

  it("asks with the state of the row before in Bahdanau's order, and draws where it comes from", () => {
    const html = drawing(like({ wiring: "bahdanau" }), "score");
    expect(textOf(html)).toContain("query s2");
    expect(html).toContain("from-before");
    expect(drawing(like({ wiring: "bahdanau" }), "score", { row: 0 })).not.toContain("from-before");
    expect(textOf(drawing(like({ wiring: "luong" }), "score"))).toContain("query s3");
    expect(drawing(like({ wiring: "luong" }), "score")).not.toContain("from-before");
  });

  it("feeds s̃ back with input feeding only, and prints the scale of an LSTM's cell states", () => {
    expect(textOf(drawing(like({ inputFeeding: true }), "cell"))).toContain("s̃2");
    expect(textOf(drawing(like({ inputFeeding: true }), "cell"))).toContain("fed back");
    expect(textOf(drawing(like({ inputFeeding: false }), "cell"))).not.toContain("fed back");
    expect(textOf(drawing(like({ cell: "lstm" }), "cell"))).toMatch(/cell states ±\d/);
    expect(textOf(drawing(like({ cell: "gru" }), "cell"))).not.toContain("cell states");
  });
});

/** The score panel about the last source word, so that which word is in view does not depend on the weights. */
function renderScore(trace: Trace): string {
  return textOf(openOf(panel(trace, "score", "en", 2, { source: 4 })));
}
