/** The letters of a notation stand everywhere at once: formulas, summaries, tables, the loom and its read-out. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../i18n/locales";
import { MessagesContext } from "../i18n/useMessages";
import { useBackend } from "../testing/backend";
import { recordedTrace } from "../testing/recorded";
import { WIRING_IDS } from "../trace/architecture";
import { FORMULA_VIEWS, type FormulaView } from "../trace/formulaView";
import { NOTATIONS, type Notation } from "../trace/notation";
import type { Trace } from "../trace/trace";
import { Loom } from "../viz/Loom";
import { loadUnattended } from "../viz/lateUnattended";
import { LettersContext, OWN_LETTERS } from "../viz/letters";
import { lettersOf } from "../viz/notations";
import { loadCode } from "./formulas/lateCode";
import { FormulaSettingsContext } from "./formulas/settings";
import { Ledger } from "./Ledger";
import { loadPanels } from "./latePanels";

const nothing = (): void => {};
const traces: Trace[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  await Promise.all([loadPanels(), loadCode(), loadUnattended()]);
  for (const wiring of WIRING_IDS) traces.push(await recordedTrace({ wiring }, { forced: "C A G B" }));
  traces.push(await recordedTrace({ inputFeeding: true, bidirectional: true, cell: "lstm" }));
}, 60_000);

/** Ledger and loom of every step, as text. */
function page(trace: Trace, notation: Notation | null, view: FormulaView = "symbols"): string {
  const letters =
    notation === null
      ? OWN_LETTERS
      : lettersOf(notation, { model: trace.model, count: trace.source.tokens.length });
  const settings = { language: "en", view, notation, onView: nothing, onNotation: nothing } as const;
  const place = {
    trace,
    row: 2,
    column: 1,
    focus: {},
    theme: "light",
    onFocus: nothing,
    onPin: nothing,
  } as const;
  return trace.steps
    .map((step) =>
      renderToStaticMarkup(
        <MessagesContext value={LOCALES.en}>
          <FormulaSettingsContext value={settings}>
            <LettersContext value={letters}>
              <Ledger {...place} step={step} onPickStep={nothing} />
              {/* Drawn once: it is the same at every step but for what is faint. */}
              {step === "output" && view === "symbols" ? (
                <Loom
                  {...place}
                  step={step}
                  labels={LOCALES.en.loom}
                  flip={false}
                  width={716}
                  gloss={null}
                  written={[]}
                  sourceLanguage={null}
                  targetLanguage={null}
                  onPickRow={nothing}
                  onFlip={nothing}
                />
              ) : null}
            </LettersContext>
          </FormulaSettingsContext>
        </MessagesContext>,
      ),
    )
    .join("\n")
    .replace(/<option.*?<\/option>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u200B", "");
}

describe("notation", () => {
  it("changes every letter of states, contexts, scores and weights", () => {
    for (const trace of traces) {
      const { wiring } = trace.model;
      const own = page(trace, null);
      expect(own, wiring).toMatch(/s\d/);
      const luong = page(trace, "luong");
      expect(luong, wiring).not.toMatch(/\bs\u0303?\d|[αe]\d,\d|[αe]\dj/);
      expect(luong, wiring).toMatch(/h\u0304\d/);
      const note = page(trace, "note");
      if (wiring === "bahdanau") {
        expect(note).toMatch(/S3 = /);
        expect(note).not.toMatch(/\bs\d|\bc\d/);
      } else {
        expect(note, wiring).not.toMatch(/\bs\u0303?\d/);
        expect(note, wiring).toMatch(/h8/);
        if (trace.tensors.weights) expect(note, wiring).not.toMatch(/\bc\d/);
      }
      const bahdanau = page(trace, "bahdanau");
      if (trace.tensors.attentional) expect(bahdanau, wiring).toMatch(/t3 = tanh/);
    }
  });

  it("mirrors the update gate in Bahdanau's letters alone, in the formula and in its numbers", () => {
    const [trace] = traces.filter(({ model }) => model.wiring === "bahdanau");
    if (!trace) throw new Error("no such trace");
    expect(page(trace, "bahdanau")).toContain("(1 − z) ∘ s2 + z ∘ s\u03033");
    for (const notation of [null, "note", "luong"] as const)
      expect(page(trace, notation)).toContain("(1 − z) ∘ n + z ∘ ");
  });

  it("goes with every way to show an equation, with nothing undefined in it", () => {
    for (const [i, trace] of traces.entries())
      for (const view of FORMULA_VIEWS) {
        const notation = [null, ...NOTATIONS][i % 4] ?? null;
        const text = page(trace, notation, view);
        expect(text, `${trace.model.wiring} ${notation} ${view}`).not.toMatch(/NaN|undefined|\[object/);
        if (view === "numpy") expect(text).toContain("np.");
        if (view === "tfjs") expect(text).toContain("tf.matMul");
      }
  });
});
