/**
 * The shaders of Bahdanau's decoder. Most compute one step, whose rows come after those of the steps before; from row
 * `alive` on, its sentences have ended, and nothing depends on what attention makes of them.
 */
import type { Sequence } from "../recurrence/webglSequence";
import { NEVER } from "../webgl/glsl";

/** W_a s of the state before. */
export function queryCode({ width }: Sequence): string {
  return `
  vec4 sum = vec4(0.0);
  if (row < alive) for (int i = 0; i < ${width}; i++)
    sum += timesTransposed(at(before, i, row + shift), at(queryWeight, i, column));
  out0 = sum;`;
}

/** The rows of two places that share a block of scores, for the sentences of this row. */
function twoPlaces(pair: string): string {
  return `int first = 2 * ${pair} * perStep + sentences;
    int second = min(2 * ${pair} + 1, places - 1) * perStep + sentences;`;
}

/** e_s = v_a · tanh(query + key_s). */
export function scoresCode({ width }: Sequence): string {
  return `
    int sentences = row % perStep;
    ${twoPlaces("column")}
    bvec4 isWord = notEqual(at(sourceIds, sentences, column).xzyw, vec4(0.0));
    vec4 sum = vec4(0.0);
    if (row < alive && any(isWord)) for (int i = 0; i < ${width}; i++) {
      vec4 query = at(queries, i, row);
      vec4 weight = at(energyWeight, i, 0).xyxy;
      vec4 energy0 = weight * tanhOf(query + at(keys, i, first));
      vec4 energy1 = weight * tanhOf(query + at(keys, i, second));
      sum += vec4(energy0.xz + energy0.yw, energy1.xz + energy1.yw).xzyw;
    }
    out0 = mix(vec4(${NEVER}), sum, isWord);`;
}

/** Softmax and weighted sum in one: the few scores are read again for every unit. */
export const CONTEXT_CODE = `
  out0 = vec4(0.0);
  if (row >= alive) return;
  int sentences = row % perStep;
  vec4 top = vec4(${NEVER});
  for (int pair = 0; pair < (places + 1) / 2; pair++) top = max(top, at(scores, pair, row));
  top = max(top.xxzz, top.yyww);
  vec4 total = vec4(0.0);
  vec4 sum = vec4(0.0);
  for (int pair = 0; pair < (places + 1) / 2; pair++) {
    ${twoPlaces("pair")}
    vec4 score = at(scores, pair, row);
    vec4 power = mix(vec4(0.0), exp(score - top), greaterThan(score, vec4(0.5 * ${NEVER})));
    total += power;
    sum += power.xxzz * at(values, column, first) + power.yyww * at(values, column, second);
  }
  out0 = sum / max(total.xxzz + total.yyww, vec4(1e-30));`;

/** The GRU's update with the context as further input; keeps what `recurrence/webglGru.ts` keeps. */
export function cellCode({ width }: Sequence): string {
  const block = (k: number): string => `${k * width} + column`;
  return `
  vec4 own = at(before, column, row + shift);
  out0 = own;
  out1 = vec4(0.0);
  out2 = vec4(0.0);
  out3 = vec4(0.0);
  if (row >= alive) return;
  vec4 input_[3];
  vec4 hidden[3];
  for (int k = 0; k < 3; k++) {
    input_[k] = at(projected, k * ${width} + column, row);
    hidden[k] = at(bias, k * ${width} + column, 0).xyxy;
  }
  for (int i = 0; i < ${width}; i++) {
    vec4 h = at(before, i, row + shift);
    hidden[0] += timesTransposed(h, at(weight, i, ${block(0)}));
    hidden[1] += timesTransposed(h, at(weight, i, ${block(1)}));
    hidden[2] += timesTransposed(h, at(weight, i, ${block(2)}));
    vec4 c = at(contexts, i, row);
    input_[0] += timesTransposed(c, at(contextWeight, i, ${block(0)}));
    input_[1] += timesTransposed(c, at(contextWeight, i, ${block(1)}));
    input_[2] += timesTransposed(c, at(contextWeight, i, ${block(2)}));
  }
  vec4 r = sigmoidOf(input_[0] + hidden[0]);
  vec4 z = sigmoidOf(input_[1] + hidden[1]);
  vec4 n = tanhOf(input_[2] + r * hidden[2]);
  out0 = mix(own, n + z * (own - n), keepAt(ids, row / perStep, row % perStep));
  out1 = r;
  out2 = z;
  out3 = hidden[2];`;
}

export function wholeProjectionCode(width: number): string {
  return `
  vec4 sum = at(projected, column, row);
  for (int i = 0; i < ${width}; i++)
    sum += timesTransposed(at(contexts, i, row), at(contextWeight, i, column));
  out0 = sum;`;
}

export function slopeCode({ width }: Sequence): string {
  return `
  vec4 gated = at(reset, column, row) * at(candidate, column, row);
  vec4 n = tanhOf(at(projected, ${2 * width} + column, row) + gated);
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  out0 = keep * (1.0 - at(update, column, row)) * (1.0 - n * n);`;
}

/** ∂c: what is answerable for the context itself, and what comes through the cell. */
export function dContextCode({ width }: Sequence): string {
  return `
  vec4 sum = hasGiven == 1 && row < alive ? at(given, column, row) : vec4(0.0);
  if (row < alive) for (int i = 0; i < ${width}; i++) {
    vec4 d = at(dAfter, i, row);
    sum += times(d * at(dReset, i, row), at(contextWeight, column, i));
    sum += times(d * at(dUpdate, i, row), at(contextWeight, column, ${width} + i));
    sum += times(d * at(slope, i, row), at(contextWeight, column, ${2 * width} + i));
  }
  out0 = sum;`;
}

/** ∂α_s = ∂c · v_s. */
export function dWeightsCode({ width }: Sequence): string {
  return `
    int sentences = row % perStep;
    ${twoPlaces("column")}
    bvec4 isWord = notEqual(at(sourceIds, sentences, column).xzyw, vec4(0.0));
    vec4 sum = vec4(0.0);
    if (row < alive && any(isWord)) for (int i = 0; i < ${width}; i++) {
      vec4 d = at(dContexts, i, row);
      vec4 product0 = d * at(values, i, first);
      vec4 product1 = d * at(values, i, second);
      sum += vec4(product0.xz + product0.yw, product1.xz + product1.yw).xzyw;
    }
    out0 = mix(vec4(0.0), sum, isWord);`;
}

/** Through the softmax and the tanh: ∂(W_a s) = Σ_s ∂e_s v_a (1 − tanh²), and Σ_s ∂e_s tanh. */
export const D_QUERY_CODE = `
  out0 = vec4(0.0);
  out1 = vec4(0.0);
  if (row >= alive) return;
  int sentences = row % perStep;
  vec4 query = at(queries, column, row);
  vec4 mean = vec4(0.0);
  for (int pair = 0; pair < (places + 1) / 2; pair++) mean += at(weights, pair, row) * at(dWeights, pair, row);
  mean = mean.xxzz + mean.yyww;
  vec4 dQuery = vec4(0.0);
  vec4 dEnergy = vec4(0.0);
  for (int pair = 0; pair < (places + 1) / 2; pair++) {
    ${twoPlaces("pair")}
    vec4 dScore = at(weights, pair, row) * (at(dWeights, pair, row) - mean);
    vec4 energy0 = tanhOf(query + at(keys, column, first));
    vec4 energy1 = tanhOf(query + at(keys, column, second));
    dQuery += dScore.xxzz * (1.0 - energy0 * energy0) + dScore.yyww * (1.0 - energy1 * energy1);
    dEnergy += dScore.xxzz * energy0 + dScore.yyww * energy1;
  }
  out0 = at(energyWeight, column, 0).xyxy * dQuery;
  out1 = dEnergy;`;

/** ∂s of the step before: through the update, the gates and the query. */
export function backCode({ width }: Sequence): string {
  return `
  int after = row + shift;
  vec4 sum = at(carry, column, after) * at(dAfter, column, after);
  if (after < alive) for (int i = 0; i < ${width}; i++) {
    vec4 d = at(dAfter, i, after);
    sum += times(d * at(dReset, i, after), at(weight, column, i));
    sum += times(d * at(dUpdate, i, after), at(weight, column, ${width} + i));
    sum += times(d * at(dCandidate, i, after), at(weight, column, ${2 * width} + i));
    sum += times(at(dQueries, i, after), at(queryWeight, column, i));
  }
  if (hasStates == 1) sum += at(dStates, column, row);
  out0 = sum;`;
}

/** Of every place, over all steps: ∂key = Σ_t ∂e v_a (1 − tanh²) and ∂value = Σ_t α ∂c. */
export const PLACES_CODE = `
  int sentences = row % perStep;
  int place = row / perStep;
  bool isFirst = (place & 1) == 0;
  vec4 key = at(keys, column, row);
  vec4 dKey = vec4(0.0);
  vec4 dValue = vec4(0.0);
  if (sentences < sourceReach[place]) for (int step = 0; step < reachCount; step++) {
    if (sentences >= reach[step]) continue;
    int other = step * perStep + sentences;
    vec4 dScore = at(dScores, place / 2, other);
    vec4 weight = at(weights, place / 2, other);
    vec4 energy = tanhOf(at(queries, column, other) + key);
    dKey += (isFirst ? dScore.xxzz : dScore.yyww) * (1.0 - energy * energy);
    dValue += (isFirst ? weight.xxzz : weight.yyww) * at(dContexts, column, other);
  }
  out0 = at(energyWeight, column, 0).xyxy * dKey;
  out1 = dValue;`;
