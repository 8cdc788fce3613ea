/**
 * An independent float64 computation of every tensor of a trace, for tests only: plain loops over numbers, written
 * from the papers' equations and PyTorch's documentation, sharing no line with the model. Its parts are in `oracle/`;
 * here are the wirings, and what tests ask for: a trace, a loss, a derivative, a comparison.
 */
import { type Attend, type Attended, createAttention } from "./oracle/attention";
import { type Cell, type CellState, createCell } from "./oracle/cells";
import { type Encoded, encode, type Note, noteGates, rowOf } from "./oracle/encoder";
import { gateUse, queryAfter } from "./oracle/interventions";
import { add, at, crossEntropy, softmax, times, zeros } from "./oracle/numbers";
import { parameterReader, type ReadParameter } from "./oracle/parameters";
import type { Numbers, OracleInput, OracleModel, StoredNumbers } from "./oracle/types";

/** Every tensor by the trace's names, flat, row by row. */
export function oracleTrace(input: OracleInput): Record<string, number[]> {
  const tensors: Record<string, number[]> = {};
  const note: Note = (name, row) => {
    tensors[name] ??= [];
    const list = tensors[name];
    for (let i = 0; i < row.length; i++) list.push(at(row, i));
  };
  const rows = run(input, note);
  rows.forEach((logits, t) => {
    note("logits", logits);
    note("probabilities", softmax(logits));
    if (input.targetIds) note("loss", [crossEntropy(logits, at(input.targetIds, t))]);
  });
  return tensors;
}

export interface Pair {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** The mean over every row of every pair of −log softmax(logits)[target]; the target is fed back. */
export function oracleLoss(model: OracleModel, pairs: readonly Pair[]): number {
  let sum = 0;
  let words = 0;
  for (const { source, target } of pairs) {
    const rows = run({ ...model, sourceIds: source, outputIds: target }, () => {});
    rows.forEach((logits, t) => {
      sum += crossEntropy(logits, at(target, t));
    });
    words += target.length;
  }
  return sum / words;
}

/**
 * The derivative of `oracleLoss` along a direction in one parameter, a number for each of its own: a central difference,
 * up to about 1e-10 of what a number's move changes.
 */
export function directionalDerivative(
  model: OracleModel,
  pairs: readonly Pair[],
  name: string,
  direction: readonly number[],
  step = 1e-5,
): number {
  const stored = model.weights[name];
  if (!stored) throw new Error(`no parameter ${name}`);
  const lossAt = (distance: number): number => {
    const data = Float64Array.from(stored.data, (value, i) => value + distance * at(direction, i));
    const weights = { ...model.weights, [name]: { shape: stored.shape, data } };
    return oracleLoss({ ...model, weights }, pairs);
  };
  return (lossAt(step) - lossAt(-step)) / (2 * step);
}

/** The logits of every row. */
function run(input: OracleInput, note: Note): number[][] {
  const { config, weights, interventions = [], sourceIds, outputIds, sos } = input;
  const read = parameterReader(config, weights, interventions);
  const encoded = encode(input, read, sourceIds, note);
  const step = createDecoder(input, read, encoded, note);
  return outputIds.map((_, t) => {
    const word = t === 0 ? sos : at(outputIds, t - 1);
    const x = rowOf(read("decoder.embedding.weight"), word, config.embed);
    note("decoderEmbedded", x);
    const features = step(x, t);
    return add(times(read("output.weight"), features), read("output.bias"));
  });
}

/** One row: from the embedded word to what the output layer reads. It remembers the rows before. */
type DecoderStep = (x: readonly number[], t: number) => readonly number[];

function createDecoder(model: OracleModel, read: ReadParameter, encoded: Encoded, note: Note): DecoderStep {
  const { config, interventions = [] } = model;
  const stack = createStack(model, read, encoded.initial, note);
  const attend: Attend = config.score === null ? noAttention : createAttention(model, read, encoded.states);
  switch (config.wiring) {
    case "luong": {
      let attentional: readonly number[] = zeros(config.units);
      return (x, t) => {
        if (config.inputFeeding) note("fed", attentional);
        stack.step(config.inputFeeding ? [...x, ...attentional] : x);
        stack.replaceTop(queryAfter(interventions, t, stack.top()));
        stack.noteTop();
        const attended = attend(stack.top(), t);
        noteAttention(note, stack.top(), attended);
        const combined = [...attended.context, ...stack.top()];
        note("combined", combined);
        attentional = times(read("combine.weight"), combined).map(Math.tanh);
        note("attentional", attentional);
        return attentional;
      };
    }
    case "bahdanau":
      return (x, t) => {
        stack.replaceTop(queryAfter(interventions, t, stack.top()));
        const attended = attend(stack.top(), t);
        noteAttention(note, stack.top(), attended);
        const combined = [...x, ...attended.context];
        note("combined", combined);
        stack.step(combined);
        stack.noteTop();
        const features = [...stack.top(), ...attended.context, ...x];
        note("features", features);
        return features;
      };
    case "plain-context":
      return (x) => {
        note("context", encoded.summary);
        const combined = [...x, ...encoded.summary];
        note("combined", combined);
        stack.step(combined);
        stack.noteTop();
        return stack.top();
      };
    case "plain":
      return (x) => {
        stack.step(x);
        stack.noteTop();
        return stack.top();
      };
  }
}

function noAttention(): Attended {
  throw new Error("a wiring with attention needs a score");
}

interface Stack {
  /** All layers, one step; takes down everything but the top layer's state. */
  step(x: readonly number[]): void;
  noteTop(): void;
  /** The top layer's hidden state. */
  top(): readonly number[];
  replaceTop(hidden: readonly number[]): void;
}

function createStack(
  { config, interventions = [] }: OracleModel,
  read: ReadParameter,
  initial: readonly CellState[],
  note: Note,
): Stack {
  const cells: readonly Cell[] = initial.map((_, k) =>
    createCell(config.cell, read, "decoder", `l${k}`, gateUse(interventions, "decoder", k, null)),
  );
  const lower = initial.slice(0, -1);
  let highest: CellState = initial.at(-1) ?? { hidden: [], cell: null };
  const stepOf = (k: number, x: Numbers, before: CellState): CellState => {
    const after = cells[k]?.(x, before);
    if (!after) throw new Error(`no layer ${k}`);
    noteGates(note, `decoder.l${k}`, [after]);
    return after;
  };
  return {
    step(x) {
      let below: readonly number[] = x;
      lower.forEach((before, k) => {
        const after = stepOf(k, below, before);
        lower[k] = after;
        note(`decoder.l${k}.state`, after.hidden);
        if (after.cell) note(`decoder.l${k}.cellState`, after.cell);
        below = after.hidden;
      });
      highest = stepOf(lower.length, below, highest);
    },
    noteTop() {
      note("decoderState", highest.hidden);
      if (highest.cell) note("decoderCellState", highest.cell);
    },
    top: () => highest.hidden,
    replaceTop(hidden) {
      highest = { hidden, cell: highest.cell };
    },
  };
}

function noteAttention(note: Note, query: readonly number[], attended: Attended): void {
  note("query", query);
  for (const vector of attended.energy ?? []) note("energy", vector);
  note("scores", attended.scores);
  if (attended.position !== null) note("position", [attended.position]);
  if (attended.aligned) note("aligned", attended.aligned);
  note("weights", attended.weights);
  for (const row of attended.weighted) note("weighted", row);
  note("context", attended.context);
}

/** The largest |a − b| / max(1, |b|) over all numbers, and where it is; NaN counts as infinite. */
export function largestError(
  tensors: Readonly<Record<string, StoredNumbers | undefined>>,
  oracle: Readonly<Record<string, readonly number[]>>,
): { error: number; name: string } {
  let worst = { error: 0, name: "" };
  const names = new Set([...Object.keys(tensors), ...Object.keys(oracle)]);
  for (const name of names) {
    const ours = tensors[name]?.data;
    const theirs = oracle[name];
    if (!ours || !theirs || ours.length !== theirs.length) return { error: Number.POSITIVE_INFINITY, name };
    theirs.forEach((b, i) => {
      const difference = Math.abs(Number(ours[i]) - b) / Math.max(1, Math.abs(b));
      const error = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
      if (error > worst.error) worst = { error, name };
    });
  }
  return worst;
}
