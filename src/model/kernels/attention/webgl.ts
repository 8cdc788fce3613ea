import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { NEVER } from "../webgl/glsl";
import type { Gpu } from "../webgl/gpu";
import { registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { ATTENTION, ATTENTION_GRADIENT } from "./attention";

/**
 * a_t · b_s of every pair of places of one sentence, `[target, batch, source]`, times `scale`; what is behind a
 * sentence's end becomes `padding`.
 */
function drawProducts(
  gpu: Gpu,
  { a, b, ids }: { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo; readonly ids: tf.TensorInfo },
  { scale, padding }: { readonly scale: number; readonly padding: string },
  result: tf.TensorInfo,
): void {
  const [places, batch, units] = b.shape as [number, number, number];
  const perStep = half(batch);
  gpu.draw({
    key: `attention products ${half(units)} ${padding}`,
    inputs: { a, b, ids },
    outputs: [result],
    ints: { perStep, places },
    floats: { scale },
    arrays: { reach: gpu.reachOf(a) },
    code: () => `
  int sentences = row % perStep;
  int first = 2 * column * perStep + sentences;
  int second = min(2 * column + 1, places - 1) * perStep + sentences;
  // Ids are [source, batch]: the block of these two places and sentences, turned.
  bvec4 isWord = notEqual(at(ids, sentences, column).xzyw, vec4(0.0));
  vec4 sum = vec4(0.0);
  if (any(isWord) && sentences < reach[row / perStep])
    for (int i = 0; i < ${half(units)}; i++) {
      vec4 query = at(a, i, row);
      vec4 product0 = query * at(b, i, first);
      vec4 product1 = query * at(b, i, second);
      sum += vec4(product0.xz + product0.yw, product1.xz + product1.yw).xzyw;
    }
  out0 = mix(vec4(${padding}), scale * sum, isWord);`,
  });
}

/** Softmax over the last axis; what holds `NEVER` gets 0. */
export function drawSoftmax(gpu: Gpu, scores: tf.TensorInfo, result: tf.TensorInfo): void {
  const { width } = sizesOf(scores.shape);
  gpu.draw({
    key: `softmax ${width}`,
    inputs: { scores },
    outputs: [result],
    functions: () => `vec4 powers(vec4 score, vec4 top) {
  return mix(vec4(0.0), exp(score - top), greaterThan(score, vec4(0.5 * ${NEVER})));
}`,
    code: () => `
  vec4 top = vec4(${NEVER});
  for (int i = 0; i < ${width}; i++) top = max(top, at(scores, i, row));
  top = max(top.xxzz, top.yyww);
  vec4 total = vec4(0.0);
  for (int i = 0; i < ${width}; i++) total += powers(at(scores, i, row), top);
  total = total.xxzz + total.yyww;
  out0 = powers(at(scores, column, row), top) / max(total, vec4(1e-30));`,
  });
}

/** ∂e = scale · α ∘ (∂α − Σ α ∘ ∂α) over the last axis. */
export function drawSoftmaxGradient(
  gpu: Gpu,
  weights: tf.TensorInfo,
  dWeights: tf.TensorInfo,
  scale: number,
  result: tf.TensorInfo,
): void {
  const { width } = sizesOf(weights.shape);
  gpu.draw({
    key: `softmax gradient ${width}`,
    inputs: { weights, dWeights },
    outputs: [result],
    floats: { scale },
    code: () => `
  vec4 mean = vec4(0.0);
  for (int i = 0; i < ${width}; i++) mean += at(weights, i, row) * at(dWeights, i, row);
  mean = mean.xxzz + mean.yyww;
  out0 = scale * at(weights, column, row) * (at(dWeights, column, row) - mean);`,
  });
}

/** Σ_s α_ts v_s, `[target, batch, units]`. */
export function drawWeightedSum(
  gpu: Gpu,
  weights: tf.TensorInfo,
  values: tf.TensorInfo,
  result: tf.TensorInfo,
): void {
  const [places, batch] = values.shape as [number, number, number];
  const perStep = half(batch);
  gpu.draw({
    key: "attention sum",
    inputs: { weights, values },
    outputs: [result],
    ints: { perStep, places },
    code: () => `
  int sentences = row % perStep;
  vec4 sum = vec4(0.0);
  for (int pair = 0; pair < (places + 1) / 2; pair++) {
    vec4 weight = at(weights, pair, row);
    if (weight == vec4(0.0)) continue; // padding
    int second = min(2 * pair + 1, places - 1);
    sum += weight.xxzz * at(values, column, 2 * pair * perStep + sentences);
    sum += weight.yyww * at(values, column, second * perStep + sentences);
  }
  out0 = sum;`,
  });
}

/** Σ_t ∂e_ts q_t and Σ_t α_ts ∂c_t, `[source, batch, units]`: summed into one result, or apart into two. */
function drawPlaceGradients(
  gpu: Gpu,
  ids: tf.TensorInfo,
  inputs: {
    readonly dScores: tf.TensorInfo;
    readonly query: tf.TensorInfo;
    readonly weights: tf.TensorInfo;
    readonly dContext: tf.TensorInfo;
  },
  results: readonly tf.TensorInfo[],
): void {
  const batch = present(inputs.query.shape[1], "an axis");
  const reach = gpu.reachOf(inputs.dContext);
  const sourceReach = gpu.reachOf(ids);
  const perStep = half(batch);
  gpu.draw({
    key: `attention places ${results.length}`,
    inputs,
    outputs: results,
    ints: { perStep },
    arrays: { reach, sourceReach },
    code: () => `
  int sentences = row % perStep;
  int place = row / perStep;
  bool isFirst = (place & 1) == 0;
  vec4 dKey = vec4(0.0);
  vec4 dValue = vec4(0.0);
  if (sentences < sourceReach[place]) for (int t = 0; t < reachCount; t++) {
    if (sentences >= reach[t]) continue;
    int other = t * perStep + sentences;
    vec4 dScore = at(dScores, place / 2, other);
    vec4 weight = at(weights, place / 2, other);
    dKey += (isFirst ? dScore.xxzz : dScore.yyww) * at(query, column, other);
    dValue += (isFirst ? weight.xxzz : weight.yyww) * at(dContext, column, other);
  }
  ${results.length === 1 ? "out0 = dKey + dValue;" : "out0 = dKey; out1 = dValue;"}`,
  });
  for (const result of results) gpu.setReach(result, sourceReach);
}

export function registerAttention(): void {
  registerWebgl(ATTENTION, (call) => {
    const { gpu, attributes } = call;
    const query = call.input("query");
    const keys = call.input("keys");
    const values = call.optional("values") ?? keys;
    const [target, batch] = query.shape as [number, number, number];
    const shape = [target, batch, present(keys.shape[0], "an axis")];
    const scores = gpu.scratch(shape);
    const inputs = { a: query, b: keys, ids: call.input("ids") };
    drawProducts(gpu, inputs, { scale: Number(attributes.scale), padding: NEVER }, scores);
    const weights = gpu.make(shape);
    drawSoftmax(gpu, scores, weights);
    const context = gpu.make(query.shape);
    drawWeightedSum(gpu, weights, values, context);
    return [context, weights];
  });

  registerWebgl(ATTENTION_GRADIENT, (call) => {
    const { gpu, attributes } = call;
    const [dContext, query, keys] = [call.input("dContext"), call.input("query"), call.input("keys")];
    const given = call.optional("values");
    const weights = call.input("weights");
    const dWeights = gpu.scratch(weights.shape);
    const ids = call.input("ids");
    const inputs = { a: dContext, b: given ?? keys, ids };
    drawProducts(gpu, inputs, { scale: 1, padding: "0.0" }, dWeights);
    const dScores = gpu.scratch(weights.shape);
    drawSoftmaxGradient(gpu, weights, dWeights, Number(attributes.scale), dScores);
    const dQuery = gpu.make(query.shape);
    drawWeightedSum(gpu, dScores, keys, dQuery);
    gpu.setReach(dQuery, gpu.reachOf(dContext));
    const results = given ? [gpu.make(keys.shape), gpu.make(keys.shape)] : [gpu.make(keys.shape)];
    drawPlaceGradients(gpu, ids, { dScores, query, weights, dContext }, results);
    return [dQuery, ...results];
  });
}
