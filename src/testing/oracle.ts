/**
 * An independent float64 computation of every tensor of a trace, for tests only: plain loops over numbers, written
 * from the papers' equations (GRU as PyTorch documents it, Luong's global attention with the dot score), sharing no
 * line with the model.
 */
export interface StoredNumbers {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

type Weights = Readonly<Record<string, StoredNumbers>>;
type Vector = number[];
type Matrix = Vector[];

export interface OracleInput {
  readonly weights: Weights;
  readonly bidirectional: boolean;
  /** Ends in `<eos>`. */
  readonly sourceIds: readonly number[];
  /** The model's own output, whose words are fed back. */
  readonly outputIds: readonly number[];
  readonly sos: number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function matrix(weights: Weights, name: string): Matrix {
  const stored = weights[name];
  if (!stored) throw new Error(`no weight ${name}`);
  const [rows = 0, columns = 0] = stored.shape;
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => Number(stored.data[i * columns + j])),
  );
}

function vector(weights: Weights, name: string): Vector {
  const stored = weights[name];
  if (!stored) throw new Error(`no weight ${name}`);
  return Array.from({ length: stored.shape[0] ?? 0 }, (_, i) => Number(stored.data[i]));
}

const at = (values: readonly number[], i: number): number => values[i] ?? Number.NaN;

function times(m: Matrix, x: Vector): Vector {
  return m.map((row) => row.reduce((sum, w, i) => sum + w * at(x, i), 0));
}

function softmax(e: Vector): Vector {
  const highest = Math.max(...e);
  const exps = e.map((x) => Math.exp(x - highest));
  const total = exps.reduce((sum, x) => sum + x, 0);
  return exps.map((x) => x / total);
}

interface GruStep {
  readonly reset: Vector;
  readonly update: Vector;
  readonly candidate: Vector;
  readonly state: Vector;
}

function gruStep(weights: Weights, prefix: string, suffix: string, x: Vector, h: Vector): GruStep {
  const fromInput = times(matrix(weights, `${prefix}.rnn.weight_ih_l0${suffix}`), x);
  const fromState = times(matrix(weights, `${prefix}.rnn.weight_hh_l0${suffix}`), h);
  const biasInput = vector(weights, `${prefix}.rnn.bias_ih_l0${suffix}`);
  const biasState = vector(weights, `${prefix}.rnn.bias_hh_l0${suffix}`);
  const units = h.length;
  const part = (values: Vector, gate: number, u: number): number => at(values, gate * units + u);
  const reset = h.map((_, u) =>
    sigmoid(part(fromInput, 0, u) + part(biasInput, 0, u) + part(fromState, 0, u) + part(biasState, 0, u)),
  );
  const update = h.map((_, u) =>
    sigmoid(part(fromInput, 1, u) + part(biasInput, 1, u) + part(fromState, 1, u) + part(biasState, 1, u)),
  );
  const candidate = h.map((_, u) =>
    Math.tanh(
      part(fromInput, 2, u) +
        part(biasInput, 2, u) +
        at(reset, u) * (part(fromState, 2, u) + part(biasState, 2, u)),
    ),
  );
  const state = h.map((old, u) => (1 - at(update, u)) * at(candidate, u) + at(update, u) * old);
  return { reset, update, candidate, state };
}

function readAll(
  weights: Weights,
  suffix: string,
  inputs: Matrix,
  units: number,
  isBackward: boolean,
): GruStep[] {
  const steps: GruStep[] = new Array(inputs.length);
  let h = new Array<number>(units).fill(0);
  for (let k = 0; k < inputs.length; k++) {
    const j = isBackward ? inputs.length - 1 - k : k;
    const step = gruStep(weights, "encoder", suffix, inputs[j] ?? [], h);
    steps[j] = step;
    h = step.state;
  }
  return steps;
}

/** Every tensor by the trace's names, as nested rows flattened row by row. */
export function oracleTrace(input: OracleInput): Record<string, number[]> {
  const { weights, bidirectional, sourceIds, outputIds, sos } = input;
  const sourceTable = matrix(weights, "encoder.embedding.weight");
  const embedded = sourceIds.map((id) => sourceTable[id] ?? []);
  const units = vector(weights, "decoder.rnn.bias_hh_l0").length / 3;
  const perDirection = bidirectional ? units / 2 : units;
  const forward = readAll(weights, "", embedded, perDirection, false);
  const backward = bidirectional ? readAll(weights, "_reverse", embedded, perDirection, true) : null;
  const states = forward.map(({ state }, j) => [...state, ...(backward?.[j]?.state ?? [])]);
  const initialState = [...(forward.at(-1)?.state ?? []), ...(backward?.[0]?.state ?? [])];

  const targetTable = matrix(weights, "decoder.embedding.weight");
  const combine = matrix(weights, "combine.weight");
  const outputWeight = matrix(weights, "output.weight");
  const outputBias = vector(weights, "output.bias");
  const rows: Record<string, Matrix> = {};
  const add = (name: string, row: Vector): void => {
    rows[name] = [...(rows[name] ?? []), row];
  };
  let s = initialState;
  outputIds.forEach((_, t) => {
    const x = targetTable[t === 0 ? sos : (outputIds[t - 1] ?? -1)] ?? [];
    const step = gruStep(weights, "decoder", "", x, s);
    s = step.state;
    const scores = states.map((h) => h.reduce((sum, value, u) => sum + value * at(s, u), 0));
    const alpha = softmax(scores);
    const weighted = states.map((h, j) => h.map((value) => at(alpha, j) * value));
    const context = s.map((_, u) => weighted.reduce((sum, row) => sum + at(row, u), 0));
    const combined = [...context, ...s];
    const attentional = times(combine, combined).map(Math.tanh);
    const logits = times(outputWeight, attentional).map((value, v) => value + at(outputBias, v));
    add("decoderEmbedded", x);
    add("decoder.l0.reset", step.reset);
    add("decoder.l0.update", step.update);
    add("decoder.l0.candidate", step.candidate);
    add("decoderState", s);
    add("query", s);
    add("scores", scores);
    add("weights", alpha);
    add("weighted", weighted.flat());
    add("context", context);
    add("combined", combined);
    add("attentional", attentional);
    add("logits", logits);
    add("probabilities", softmax(logits));
  });
  const gates = (prefix: string, steps: readonly GruStep[]): Record<string, number[]> => ({
    [`${prefix}.reset`]: steps.flatMap(({ reset }) => reset),
    [`${prefix}.update`]: steps.flatMap(({ update }) => update),
    [`${prefix}.candidate`]: steps.flatMap(({ candidate }) => candidate),
  });
  return {
    embedded: embedded.flat(),
    ...gates("encoder.l0", forward),
    ...(backward ? gates("encoder.l0.reverse", backward) : {}),
    states: states.flat(),
    initialState,
    ...Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.flat()])),
  };
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
