/** Measures and words of a lesson, computed from the translations that are shown and from what an experiment gave. */
import { isSpecialToken } from "../lib/tokens";
import { sentenceBleu } from "../metrics/bleu";
import { row as rowOf, type TensorName, type TraceTensor } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { Index, Measure, Of, WordMeasure } from "./measure";

/** A number, or a curve over lengths or updates. */
export type OutcomeValue = number | readonly (readonly [at: number, value: number])[];

export interface MeasureContext {
  readonly here: Trace | null;
  readonly beside: Trace | null;
  /** By arm. Null before the experiment has run. */
  readonly outcome: Readonly<Record<string, OutcomeValue>> | null;
}

/** Thrown where a measure asks for what this model or this context has not; the text is for authors. */
export class MeasureError extends Error {}

function fail(what: string): never {
  throw new MeasureError(what);
}

function traceOf({ here, beside }: MeasureContext, of: Of = "here"): Trace {
  return (of === "here" ? here : beside) ?? fail(`there is no translation ${of}`);
}

function tensor(trace: Trace, name: TensorName): TraceTensor {
  return trace.tensors[name] ?? fail(`${name} is not among this model's tensors`);
}

const LAST = -1;

function peakOf(numbers: ArrayLike<number>): number {
  let best = 0;
  for (let j = 1; j < numbers.length; j++) if ((numbers[j] ?? 0) > (numbers[best] ?? 0)) best = j;
  return best;
}

/** `last` and `peak` as numbers; a peak is that of the weights of `row`. */
function place(trace: Trace, index: Index, size: number, row: number): number {
  const at =
    index === "last" ? size - 1 : index === "peak" ? peakOf(rowOf(tensor(trace, "weights"), row)) : index;
  return at >= 0 && at < size ? at : fail(`${at} is not below ${size}`);
}

const rowIndex = (trace: Trace, row: Index): number => place(trace, row, trace.output.tokens.length, 0);

function rowNumbers(context: MeasureContext, name: TensorName, row: Index, of?: Of): Float32Array {
  const trace = traceOf(context, of);
  const found = tensor(trace, name);
  return rowOf(found, place(trace, row, found.shape[0] ?? 0, 0));
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const length = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));

function peaks(trace: Trace): readonly number[] {
  return trace.output.tokens.map((_, row) => peakOf(rowOf(tensor(trace, "weights"), row)));
}

function outcomeOf({ outcome }: MeasureContext, arm: string, at: number | "longest" | undefined): number {
  const value = outcome?.[arm] ?? fail(`the experiment has no outcome "${arm}"`);
  if (typeof value === "number") return value;
  const point = at === "longest" || at === undefined ? value.at(LAST) : value.find(([x]) => x === at);
  return point?.[1] ?? fail(`the curve "${arm}" has nothing at ${at}`);
}

function reached({ outcome }: MeasureContext, arm: string, height: number): number {
  const curve = outcome?.[arm] ?? fail(`the experiment has no outcome "${arm}"`);
  if (typeof curve === "number") return fail(`"${arm}" is no curve`);
  const point = curve.find(([, value]) => value >= height) ?? curve.at(LAST);
  return point?.[0] ?? fail(`the curve "${arm}" has no points`);
}

/** Of the sentence here, with the one beside as its reference. */
function bleuOf(context: MeasureContext, what: "score" | 1 | 2 | 3 | 4): number {
  const [output, reference] = (["here", "beside"] as const).map((of) =>
    traceOf(context, of).output.tokens.filter((token) => !isSpecialToken(token)),
  );
  const { score, precisions } = sentenceBleu(output ?? [], reference ?? []);
  return what === "score" ? score / 100 : (precisions[what - 1] ?? fail(`there are no runs of ${what}`));
}

function counted(trace: Trace, what: Extract<Measure, { count: string }>["count"]): number {
  switch (what) {
    case "source":
      return trace.source.tokens.length;
    case "output":
      return trace.output.tokens.length;
    case "units":
      return trace.model.units;
    case "embed":
      return trace.model.embed;
    case "vocabulary":
      return trace.model.targetVocabulary.length;
    case "memories":
      return trace.tensors.cellStates ? 2 : 1;
    case "steps":
      return trace.steps.length;
  }
}

/** Throws MeasureError where it cannot be had. */
export function measured(measure: Measure, context: MeasureContext): number {
  const again = (part: Measure): number => measured(part, context);
  if ("number" in measure) return measure.number;
  if ("tensor" in measure) {
    const trace = traceOf(context, measure.from);
    const { shape, data } = tensor(trace, measure.tensor);
    if (measure.at.length !== shape.length) fail(`${measure.tensor} has ${shape.length} axes`);
    let offset = 0;
    let row = 0;
    measure.at.forEach((index, axis) => {
      const size = shape[axis] ?? 0;
      const at = place(trace, index, size, row);
      if (axis === 0) row = at;
      offset = offset * size + at;
    });
    return data[offset] ?? fail("no such number");
  }
  if ("sum" in measure) {
    const trace = traceOf(context, measure.from);
    const found = tensor(trace, measure.sum);
    if (measure.column === undefined)
      return sum(rowNumbers(context, measure.sum, measure.row ?? 0, measure.from));
    const column = place(trace, measure.column, found.shape[1] ?? 0, 0);
    return sum(Array.from({ length: found.shape[0] ?? 0 }, (_, row) => rowOf(found, row)[column] ?? 0));
  }
  if ("largest" in measure)
    return Math.max(...rowNumbers(context, measure.largest, measure.row, measure.from));
  if ("norm" in measure) return length(rowNumbers(context, measure.norm, measure.row, measure.from));
  if ("distance" in measure) {
    const { distance: name, row } = measure;
    const [a, b] = (["here", "beside"] as const).map((of) =>
      row === undefined ? tensor(traceOf(context, of), name).data : rowNumbers(context, name, row, of),
    );
    if (!a || !b || a.length !== b.length) fail(`${name} has other sizes beside`);
    return length(Array.from(a, (value, i) => value - (b[i] ?? 0)));
  }
  if ("entropy" in measure)
    return -sum(
      Array.from(rowNumbers(context, "weights", measure.entropy, measure.from), (p) =>
        p > 0 ? p * Math.log(p) : 0,
      ),
    );
  if ("count" in measure) return counted(traceOf(context, measure.from), measure.count);
  if ("probability" in measure) {
    const trace = traceOf(context, measure.from);
    const { word } = measure;
    const row = rowIndex(trace, measure.probability);
    const id = word === undefined ? trace.output.ids[row] : trace.model.targetVocabulary.indexOf(word);
    return rowNumbers(context, "probabilities", row, measure.from)[id ?? -1] ?? fail(`"${word}" is no word`);
  }
  if ("logProbability" in measure) {
    const trace = traceOf(context, measure.logProbability);
    return sum(
      trace.output.ids.map((id, row) => Math.log(rowOf(tensorOf(trace, "probabilities"), row)[id] ?? 0)),
    );
  }
  if ("variation" in measure) {
    const [a, b] = (["here", "beside"] as const).map((of) =>
      rowNumbers(context, "weights", measure.variation, of),
    );
    return sum(Array.from(a ?? [], (value, j) => Math.abs(value - (b?.[j] ?? 0)))) / 2;
  }
  if ("jump" in measure) {
    const trace = traceOf(context);
    const all = peaks(trace);
    const row = rowIndex(trace, measure.jump);
    return (all[row] ?? 0) - (all[row - 1] ?? fail("the first row comes after none"));
  }
  if ("crossings" in measure) {
    const all = peaks(traceOf(context, measure.crossings));
    return all.filter((peak, row) => row > 0 && peak < (all[row - 1] ?? 0)).length;
  }
  if ("reaches" in measure) return reached(context, measure.outcome, measure.reaches);
  if ("outcome" in measure) return outcomeOf(context, measure.outcome, measure.at);
  if ("bleu" in measure) return bleuOf(context, measure.bleu);
  if ("minus" in measure) return again(measure.minus[0]) - again(measure.minus[1]);
  if ("ratio" in measure) return again(measure.ratio[0]) / again(measure.ratio[1]);
  if ("root" in measure) return again(measure.root) ** (1 / again(measure.degree));
  return Math.abs(again(measure.absolute));
}

export interface MeasuredWord {
  readonly text: string;
  readonly side: "source" | "output";
  /** Its position or row. */
  readonly at: number;
}

/** Throws MeasureError where it cannot be had. `at` is -1 for `<sos>`, which stands in no row. */
export function measuredWord(measure: WordMeasure, context: MeasureContext): MeasuredWord {
  const trace = traceOf(context, measure.from);
  const { source, output } = trace;
  const word = (side: "source" | "output", at: number): MeasuredWord => ({
    text: (side === "source" ? source : output).tokens[at] ?? fail("no such word"),
    side,
    at,
  });
  if ("source" in measure) return word("source", place(trace, measure.source, source.tokens.length, 0));
  if ("output" in measure) return word("output", rowIndex(trace, measure.output));
  if ("lookedAt" in measure) return word("source", peaks(trace)[rowIndex(trace, measure.lookedAt)] ?? 0);
  const row = rowIndex(trace, measure.fedBack) - 1;
  return row < 0 ? { text: "<sos>", side: "output", at: row } : word("output", row);
}
