/** Where letters, or the model, are not those of the note or the paper that a notation is taken from: one key each. */
import type { DifferenceId } from "../../i18n/sections/formulas";
import { askingState, handoverOf } from "../../trace/anatomy";
import type { Notation } from "../../trace/notation";
import type { StepId } from "../../trace/steps";
import type { Trace } from "../../trace/trace";

type Applies = (of: { trace: Trace; step: StepId; notation: Notation | null }) => boolean;

const isCell = (step: StepId): boolean => step === "cell" || step === "encode";
const asksBefore = (trace: Trace): boolean => askingState(trace, 0) === 0;

const APPLIES: Readonly<Record<DifferenceId, Applies>> = {
  "note-goes-on": ({ trace, step, notation }) =>
    notation === "note" && trace.model.wiring !== "bahdanau" && (step === "cell" || step === "score"),
  "note-value": ({ trace, step, notation }) =>
    notation === "note" && trace.model.wiring !== "bahdanau" && step === "weighted-sum",
  "luong-weights": ({ step, notation }) =>
    notation === "luong" && (step === "softmax" || step === "weighted-sum"),
  "luong-one-matrix": ({ trace, step, notation }) =>
    notation === "luong" && step === "score" && trace.model.score === "concat",
  "luong-asks-before": ({ trace, step, notation }) =>
    notation === "luong" && step === "score" && asksBefore(trace),
  "luong-no-bias": ({ step, notation }) => notation === "luong" && step === "output",
  "luong-no-gru": ({ trace, step, notation }) =>
    notation === "luong" && isCell(step) && trace.model.cell !== "lstm",
  "bahdanau-mirrored": ({ trace, step, notation }) =>
    notation === "bahdanau" && isCell(step) && trace.model.cell === "gru",
  "bahdanau-reset-after": ({ trace, step, notation }) =>
    notation === "bahdanau" && isCell(step) && trace.model.cell === "gru",
  "bahdanau-no-such-cell": ({ trace, step, notation }) =>
    notation === "bahdanau" && isCell(step) && trace.model.cell !== "gru",
  "bahdanau-asks-after": ({ trace, step, notation }) =>
    notation === "bahdanau" && step === "score" && !asksBefore(trace),
  "bahdanau-no-attentional": ({ trace, step, notation }) =>
    notation === "bahdanau" &&
    trace.tensors.attentional !== undefined &&
    (step === "concat" || step === "output"),
  "bahdanau-one-reader": ({ trace, step, notation }) =>
    notation === "bahdanau" &&
    step === "encode" &&
    handoverOf(trace) === "bridge" &&
    !trace.model.bidirectional,
  // Whatever the letters: the model is the paper's but for this.
  maxout: ({ trace, step }) => step === "output" && trace.tensors.features !== undefined,
};

export function differencesOf(trace: Trace, step: StepId, notation: Notation | null): DifferenceId[] {
  return (Object.keys(APPLIES) as DifferenceId[]).filter((one) => APPLIES[one]({ trace, step, notation }));
}
