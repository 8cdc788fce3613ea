import { type ArrayInputs, type ArrayKernels, at, input, multiply, output, sigmoid } from "../arrays";
import { maskedSoftmax } from "../attention/cpu";
import { ADDITIVE_DECODER, ADDITIVE_DECODER_GRADIENT } from "./additive";

interface Sizes {
  readonly target: number;
  readonly source: number;
  readonly batch: number;
  readonly units: number;
}

function sizesOf(inputs: ArrayInputs): Sizes {
  const [source, batch, units] = input(inputs, "keys").shape as [number, number, number];
  return { target: input(inputs, "projected").shape[0] as number, source, batch, units };
}

/** rows · weightᵀ for `[batch, units]` rows and a weight `[out, units]`. */
function project(
  rows: Float32Array,
  weight: ArrayLike<number>,
  out: number,
  { batch, units }: Sizes,
): Float32Array {
  const result = new Float32Array(batch * out);
  multiply(
    { values: result, row: out },
    { values: rows, row: units, column: 1 },
    { values: weight, row: 1, column: units },
    [batch, out, units],
  );
  return result;
}

/** tanh(W_a h + k_s) of one sentence, `[source, units]`. */
function energies(asked: Float32Array, keys: ArrayLike<number>, b: number, { source, batch, units }: Sizes) {
  const energy = new Float64Array(source * units);
  for (let s = 0; s < source; s++)
    for (let u = 0; u < units; u++)
      energy[s * units + u] = Math.tanh(at(asked, b * units + u) + at(keys, (s * batch + b) * units + u));
  return energy;
}

export const ADDITIVE_KERNELS: ArrayKernels = {
  [ADDITIVE_DECODER]: (inputs) => {
    const sizes = sizesOf(inputs);
    const { target, source, batch, units } = sizes;
    const get = (name: string): ArrayLike<number> => input(inputs, name).values;
    const [projected, keys, values, energyWeight, bias] = [
      get("projected"),
      get("keys"),
      get("values"),
      get("energyWeight"),
      get("bias"),
    ] as const;
    const [ids, sourceIds] = [get("ids"), get("sourceIds")];
    const hidden = Float32Array.from(get("hidden"));
    const states = output(target, batch, units);
    const contexts = output(target, batch, units);
    const weights = output(target, batch, source);
    const gates = output(target, batch, 4 * units); // r, z, n, W_hn h + b_hn
    const scores = new Float64Array(source);
    for (let t = 0; t < target; t++) {
      const asked = project(hidden, get("queryWeight"), units, sizes);
      const context = contexts.values.subarray(t * batch * units, (t + 1) * batch * units);
      for (let b = 0; b < batch; b++) {
        const energy = energies(asked, keys, b, sizes);
        for (let s = 0; s < source; s++) {
          scores[s] = 0;
          for (let u = 0; u < units; u++)
            scores[s] = at(scores, s) + at(energyWeight, u) * at(energy, s * units + u);
        }
        maskedSoftmax(scores, (s) => at(sourceIds, s * batch + b) !== 0);
        weights.values.set(scores, (t * batch + b) * source);
        for (let u = 0; u < units; u++) {
          let sum = 0;
          for (let s = 0; s < source; s++) sum += at(scores, s) * at(values, (s * batch + b) * units + u);
          context[b * units + u] = sum;
        }
      }
      const fromContext = project(context, get("contextWeight"), 3 * units, sizes);
      const fromState = project(hidden, get("weight"), 3 * units, sizes);
      for (let b = 0; b < batch; b++) {
        if (at(ids, t * batch + b) === 0) continue;
        for (let u = 0; u < units; u++) {
          const place = (k: number): number => b * 3 * units + k * units + u;
          const x = (k: number): number =>
            at(projected, t * batch * 3 * units + place(k)) + at(fromContext, place(k));
          const h = (k: number): number => at(fromState, place(k)) + at(bias, k * units + u);
          const r = sigmoid(x(0) + h(0));
          const z = sigmoid(x(1) + h(1));
          const n = Math.tanh(x(2) + r * h(2));
          const i = b * units + u;
          hidden[i] = n + z * (at(hidden, i) - n);
          [r, z, n, h(2)].forEach((value, k) => {
            gates.values[((t * batch + b) * 4 + k) * units + u] = value;
          });
        }
      }
      states.values.set(hidden, t * batch * units);
    }
    return [states, contexts, weights, gates];
  },

  [ADDITIVE_DECODER_GRADIENT]: (inputs) => {
    const sizes = sizesOf(inputs);
    const { target, source, batch, units } = sizes;
    const get = (name: string): ArrayLike<number> => input(inputs, name).values;
    const [keys, values, energyWeight] = [get("keys"), get("values"), get("energyWeight")] as const;
    const [states, contexts, weights, gates] = [get("states"), get("contexts"), get("kept0"), get("kept1")];
    const [dStates, dContexts, ids, first] = [get("dStates"), get("dContexts"), get("ids"), get("hidden")];
    const queryWeight = get("queryWeight");
    const wide = 3 * units;
    const dProjected = output(target, batch, wide);
    const dContextWeight = output(wide, units);
    const dWeight = output(wide, units);
    const dBias = output(wide);
    const dKeys = output(source, batch, units);
    const dValues = output(source, batch, units);
    const dQueryWeight = output(units, units);
    const dEnergyWeight = output(units);
    const dHidden = new Float32Array(batch * units);
    const add = (values: Float32Array, i: number, term: number): void => {
      values[i] = at(values, i) + term;
    };
    for (let t = target - 1; t >= 0; t--) {
      const before = Float32Array.from({ length: batch * units }, (_, i) =>
        t > 0 ? at(states, (t - 1) * batch * units + i) : at(first, i),
      );
      const dPart = new Float32Array(batch * wide); // of W_hh h + b_hh
      const own = dProjected.values.subarray(t * batch * wide, (t + 1) * batch * wide);
      for (let b = 0; b < batch; b++)
        for (let u = 0; u < units; u++) {
          const i = b * units + u;
          add(dHidden, i, at(dStates, t * batch * units + i));
          if (at(ids, t * batch + b) === 0) continue;
          const gate = (k: number): number => at(gates, ((t * batch + b) * 4 + k) * units + u);
          const [r, z, n, hn] = [gate(0), gate(1), gate(2), gate(3)];
          const d = at(dHidden, i);
          const dn = d * (1 - z) * (1 - n * n);
          const dz = d * (at(before, i) - n) * z * (1 - z);
          const dr = dn * hn * r * (1 - r);
          [dr, dz, dn].forEach((value, k) => {
            own[b * wide + k * units + u] = value;
          });
          [dr, dz, dn * r].forEach((value, k) => {
            dPart[b * wide + k * units + u] = value;
            add(dBias.values, k * units + u, value);
          });
          dHidden[i] = d * z;
        }
      const context = Float32Array.from({ length: batch * units }, (_, i) =>
        at(contexts, t * batch * units + i),
      );
      const dContext = Float32Array.from({ length: batch * units }, (_, i) =>
        at(dContexts, t * batch * units + i),
      );
      const back = (into: Float32Array, d: Float32Array, weight: ArrayLike<number>): void =>
        multiply(
          { values: into, row: units },
          { values: d, row: wide, column: 1 },
          { values: weight, row: units, column: 1 },
          [batch, units, wide],
        );
      const outer = (into: Float32Array, d: Float32Array, rows: Float32Array): void =>
        multiply(
          { values: into, row: units },
          { values: d, row: 1, column: wide },
          { values: rows, row: units, column: 1 },
          [wide, units, batch],
        );
      back(dHidden, dPart, get("weight"));
      back(dContext, own, get("contextWeight"));
      outer(dWeight.values, dPart, before);
      outer(dContextWeight.values, own, context);
      const asked = project(before, queryWeight, units, sizes);
      const dAsked = new Float32Array(batch * units);
      for (let b = 0; b < batch; b++) {
        const energy = energies(asked, keys, b, sizes);
        const weight = (s: number): number => at(weights, (t * batch + b) * source + s);
        const dWeights = Array.from({ length: source }, (_, s) => {
          let sum = 0;
          for (let u = 0; u < units; u++)
            sum += at(dContext, b * units + u) * at(values, (s * batch + b) * units + u);
          return sum;
        });
        const mean = dWeights.reduce((sum, d, s) => sum + weight(s) * d, 0);
        for (let s = 0; s < source; s++) {
          const dScore = weight(s) * (at(dWeights, s) - mean);
          for (let u = 0; u < units; u++) {
            const there = (s * batch + b) * units + u;
            const e = at(energy, s * units + u);
            const dEnergy = dScore * at(energyWeight, u) * (1 - e * e);
            add(dEnergyWeight.values, u, dScore * e);
            add(dAsked, b * units + u, dEnergy);
            add(dKeys.values, there, dEnergy);
            add(dValues.values, there, weight(s) * at(dContext, b * units + u));
          }
        }
      }
      multiply(
        { values: dHidden, row: units },
        { values: dAsked, row: units, column: 1 },
        { values: queryWeight, row: units, column: 1 },
        [batch, units, units],
      );
      multiply(
        { values: dQueryWeight.values, row: units },
        { values: dAsked, row: 1, column: units },
        { values: before, row: units, column: 1 },
        [units, units, batch],
      );
    }
    return [
      dProjected,
      dContextWeight,
      dWeight,
      dBias,
      { values: dHidden, shape: [batch, units] },
      dKeys,
      dValues,
      dQueryWeight,
      dEnergyWeight,
    ];
  },
};
