/**
 * A small model with seeded weights, run in plain float64 and stored as float32: a trace that obeys every
 * equation of the Luong wiring without a trained model. For tests only.
 */
import { createRandom } from "../lib/random";
import { TENSORS, type TensorName, type TraceTensor } from "../trace/tensors";
import type { Trace } from "../trace/trace";

type Matrix = number[][];

export interface TestTraceOptions {
  readonly source?: readonly string[];
  readonly output?: readonly string[];
  readonly units?: number;
  readonly embed?: number;
  readonly seed?: number;
  readonly bidirectional?: boolean;
  /** Larger is more peaked: the scores grow with it. */
  readonly gain?: number;
  /** `rows · columns` weights that the scores are solved for, so that the picture looks trained. */
  readonly aligned?: Matrix;
}

const product = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((line) => line.reduce((sum, x, i) => sum + x * (vector[i] ?? 0), 0));
const add = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => x + (b[i] ?? 0));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const f32 = (values: readonly number[]): number[] => values.map(Math.fround);

interface Cell {
  readonly input: readonly [Matrix, Matrix, Matrix];
  readonly hidden: readonly [Matrix, Matrix, Matrix];
}

/** One reset-after GRU step, each gate rounded to float32 as a backend would. */
function gru(cell: Cell, x: readonly number[], h: readonly number[]) {
  const [wr, wz, wn] = cell.input;
  const [ur, uz, un] = cell.hidden;
  const reset = f32(add(product(wr, x), product(ur, h)).map(sigmoid));
  const update = f32(add(product(wz, x), product(uz, h)).map(sigmoid));
  const kept = product(un, h).map((v, i) => v * (reset[i] ?? 0));
  const candidate = f32(add(product(wn, x), kept).map(Math.tanh));
  const state = f32(update.map((z, i) => (1 - z) * (candidate[i] ?? 0) + z * (h[i] ?? 0)));
  return { reset, update, candidate, state };
}

export function createTestTrace(options: TestTraceOptions = {}): Trace {
  const { units = 32, embed = 16, seed = 7, bidirectional = false, gain = 3 } = options;
  const source = options.source ?? ["je", "suis", "étudiant", "<eos>"];
  const output = options.output ?? ["I", "am", "a", "student", "<eos>"];
  const random = createRandom(seed);
  const matrix = (rows: number, columns: number, scale = 1 / Math.sqrt(columns)): Matrix =>
    Array.from({ length: rows }, () => f32(Array.from({ length: columns }, () => random.normal() * scale)));
  const cellOf = (size: number): Cell => ({
    input: [matrix(size, embed), matrix(size, embed), matrix(size, embed, 0.6)],
    hidden: [matrix(size, size), matrix(size, size), matrix(size, size)],
  });
  const zeros = (size: number): number[] => new Array<number>(size).fill(0);
  const words = [
    "<pad>",
    "<sos>",
    "<eos>",
    "<unk>",
    ...new Set(output.filter((word) => !word.startsWith("<"))),
  ];
  for (const extra of ["the", "girl", "black", "white", "red", "not", "man", "small"])
    if (!words.includes(extra)) words.push(extra);

  const stacks = new Map<TensorName, number[][]>();
  const push = (name: TensorName, values: readonly number[]): void => {
    const rows = stacks.get(name) ?? [];
    rows.push([...values]);
    stacks.set(name, rows);
  };

  const embedded = source.map(() => f32(Array.from({ length: embed }, () => random.normal() * 0.7)));
  for (const values of embedded) push("embedded", values);
  const half = bidirectional ? units / 2 : units;
  const read = (order: readonly number[], prefix: "encoder.l0." | "encoder.l0.reverse."): number[][] => {
    const cell = cellOf(half);
    const found: ReturnType<typeof gru>[] = [];
    let h = zeros(half);
    for (const j of order) {
      const step = gru(cell, embedded[j] ?? [], h);
      found[j] = step;
      h = step.state;
    }
    for (const { reset, update, candidate } of found) {
      push(`${prefix}reset`, reset);
      push(`${prefix}update`, update);
      push(`${prefix}candidate`, candidate);
    }
    return found.map(({ state }) => state);
  };
  const forwardOrder = source.map((_, j) => j);
  const forward = read(forwardOrder, "encoder.l0.");
  const backward = bidirectional ? read(forwardOrder.toReversed(), "encoder.l0.reverse.") : [];
  const states = forward.map((h, j) => [...h, ...(backward[j] ?? [])]);
  for (const h of states) push("states", h);
  const initial = bidirectional ? [...(forward.at(-1) ?? []), ...(backward[0] ?? [])] : (states.at(-1) ?? []);

  const decoder = cellOf(units);
  const wc = matrix(units, 2 * units);
  const wy = matrix(words.length, units, 0.9);
  let s: number[] = initial;
  const vectors = words.map(() => f32(Array.from({ length: embed }, () => random.normal() * 0.7)));
  output.forEach((word, t) => {
    const before = t === 0 ? "<sos>" : (output[t - 1] ?? "<sos>");
    const x = vectors[words.indexOf(before)] ?? zeros(embed);
    const step = gru(decoder, x, s);
    s = step.state;
    push("decoderEmbedded", x);
    push("decoder.l0.reset", step.reset);
    push("decoder.l0.update", step.update);
    push("decoder.l0.candidate", step.candidate);
    push("decoderState", s);
    // A query that is not the state would break the wiring, so a picture of a trained model is made by its scores.
    push("query", s);
    const wanted = options.aligned?.[t];
    const scores = f32(
      wanted ? wanted.map((w) => Math.log(w) + gain) : states.map((h) => product([h], s)[0] ?? 0),
    );
    push("scores", scores);
    const most = Math.max(...scores);
    const powers = scores.map((e) => Math.exp(e - most));
    const whole = powers.reduce((a, b) => a + b, 0);
    const weights = f32(powers.map((p) => p / whole));
    push("weights", weights);
    const weighted = states.map((h, j) => f32(h.map((v) => v * (weights[j] ?? 0))));
    push("weighted", weighted.flat());
    const context = f32(zeros(units).map((_, u) => weighted.reduce((sum, line) => sum + (line[u] ?? 0), 0)));
    push("context", context);
    const combined = [...context, ...s];
    push("combined", combined);
    const attentional = f32(product(wc, combined).map(Math.tanh));
    push("attentional", attentional);
    const raw = product(wy, attentional);
    const best = Math.max(...raw);
    const logits = f32(raw.map((v, id) => (words[id] === word ? best + 3 : v)));
    push("logits", logits);
    const top = Math.max(...logits);
    const masses = logits.map((v) => Math.exp(v - top));
    const total = masses.reduce((a, b) => a + b, 0);
    push("probabilities", f32(masses.map((m) => m / total)));
  });

  const tensors: Partial<Record<TensorName, TraceTensor>> = {
    initialState: { shape: [units], axes: TENSORS.initialState.axes, data: Float32Array.from(initial) },
  };
  for (const [name, rows] of stacks) {
    const width = rows[0]?.length ?? 0;
    const shape = name === "weighted" ? [rows.length, source.length, units] : [rows.length, width];
    tensors[name] = { shape, axes: TENSORS[name].axes, data: Float32Array.from(rows.flat()) };
  }
  return {
    model: {
      task: "fr-en",
      cell: "gru",
      wiring: "luong",
      score: "dot",
      window: "global",
      gaussian: false,
      radius: 2,
      inputFeeding: false,
      units,
      embed,
      layers: 1,
      bidirectional,
      reverseSource: false,
      seed,
      step: 0,
      targetVocabulary: words,
    },
    source: {
      text: source.filter((word) => !word.startsWith("<")).join(" "),
      tokens: source,
      ids: source.map((word, j) => (word === "<eos>" ? 2 : 4 + j)),
    },
    output: { tokens: output, ids: output.map((word) => words.indexOf(word)) },
    steps: ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"],
    interventions: [],
    tensors,
  };
}
