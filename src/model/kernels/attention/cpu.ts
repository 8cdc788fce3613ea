import { type ArrayKernels, at, input, output } from "../arrays";
import { ATTENTION, ATTENTION_GRADIENT } from "./attention";

/** Softmax in place over the places that count; the others get 0. */
export function maskedSoftmax(scores: Float64Array, counts: (place: number) => boolean): void {
  let largest = Number.NEGATIVE_INFINITY;
  scores.forEach((score, s) => {
    if (counts(s) && score > largest) largest = score;
  });
  let total = 0;
  scores.forEach((score, s) => {
    scores[s] = counts(s) ? Math.exp(score - largest) : 0;
    total += at(scores, s);
  });
  scores.forEach((share, s) => {
    scores[s] = share / total;
  });
}

export const ATTENTION_KERNELS: ArrayKernels = {
  [ATTENTION]: (inputs, { scale }) => {
    const query = input(inputs, "query");
    const { values: keys, shape } = input(inputs, "keys");
    const { values } = inputs.values ?? { values: keys };
    const ids = input(inputs, "ids").values;
    const [target, batch, units] = query.shape as [number, number, number];
    const source = shape[0] as number;
    const context = output(target, batch, units);
    const weights = output(target, batch, source);
    const scores = new Float64Array(source);
    for (let row = 0; row < target * batch; row++) {
      const b = row % batch;
      for (let s = 0; s < source; s++) {
        let sum = 0;
        for (let u = 0; u < units; u++)
          sum += at(query.values, row * units + u) * at(keys, (s * batch + b) * units + u);
        scores[s] = (scale as number) * sum;
      }
      maskedSoftmax(scores, (s) => at(ids, s * batch + b) !== 0);
      weights.values.set(scores, row * source);
      for (let u = 0; u < units; u++) {
        let sum = 0;
        for (let s = 0; s < source; s++) sum += at(scores, s) * at(values, (s * batch + b) * units + u);
        context.values[row * units + u] = sum;
      }
    }
    return [context, weights];
  },

  [ATTENTION_GRADIENT]: (inputs, { scale }) => {
    const query = input(inputs, "query");
    const { values: keys, shape } = input(inputs, "keys");
    const apart = inputs.values;
    const values = apart?.values ?? keys;
    const weights = input(inputs, "weights").values;
    const dContext = input(inputs, "dContext").values;
    const [target, batch, units] = query.shape as [number, number, number];
    const source = shape[0] as number;
    const dQuery = output(...query.shape);
    const dKeys = output(...shape);
    const dValues = apart ? output(...shape) : dKeys;
    const dWeights = new Float64Array(source);
    for (let row = 0; row < target * batch; row++) {
      const b = row % batch;
      let mean = 0; // Σ_s α_s ∂α_s
      for (let s = 0; s < source; s++) {
        let sum = 0;
        for (let u = 0; u < units; u++)
          sum += at(dContext, row * units + u) * at(values, (s * batch + b) * units + u);
        dWeights[s] = sum;
        mean += at(weights, row * source + s) * sum;
      }
      for (let s = 0; s < source; s++) {
        const weight = at(weights, row * source + s);
        const dScore = (scale as number) * weight * (at(dWeights, s) - mean);
        for (let u = 0; u < units; u++) {
          const [here, there] = [row * units + u, (s * batch + b) * units + u];
          dQuery.values[here] = at(dQuery.values, here) + dScore * at(keys, there);
          dKeys.values[there] = at(dKeys.values, there) + dScore * at(query.values, here);
          dValues.values[there] = at(dValues.values, there) + weight * at(dContext, here);
        }
      }
    }
    return apart ? [dQuery, dKeys, dValues] : [dQuery, dKeys];
  },
};
