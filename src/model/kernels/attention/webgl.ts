import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { NEVER } from "../webgl/glsl";
import type { Gpu, Reach } from "../webgl/gpu";
import { registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { ATTENTION, ATTENTION_GRADIENT } from "./attention";

/**
 * Neighbouring steps that one draw works on, each into an output of its own: what it fetches of the other side serves
 * them all. Of sums over pairs of places, whose number grows with the square of the length, fetching is most of the time.
 */
const BAND = 4;
const IN_BAND = [...Array(BAND).keys()];

/** One tensor for each step of a band: `[steps, batch, …]` in bands. */
function makeBands(gpu: Gpu, [steps, ...rest]: readonly [number, ...number[]]): tf.TensorInfo[] {
  return IN_BAND.map(() => gpu.scratch([Math.ceil(steps / BAND), ...rest]));
}

/** The steps of all bands in their order. */
function drawInOrder(gpu: Gpu, bands: readonly tf.TensorInfo[], result: tf.TensorInfo): void {
  gpu.draw({
    key: "attention in order",
    inputs: Object.fromEntries(bands.map((band, i) => [`band${i}`, band])),
    outputs: [result],
    isMasked: false,
    ints: { perStep: half(present(result.shape[1], "an axis")) },
    code: () => `
  int step = row / perStep;
  int other = (step / ${BAND}) * perStep + row % perStep;
  switch (step % ${BAND}) {
    ${IN_BAND.map((i) => `case ${i}: out0 = at(band${i}, column, other); break;`).join("\n    ")}
  }`,
  });
}

const SUMS_OF_ZERO = IN_BAND.map((i) => `vec4 sum${i} = vec4(0.0);`).join(" ");
const SUMS_OUT = IN_BAND.map((i) => `out${i} = sum${i};`).join(" ");

/** `ownK`: the row of texels of step K of this band; that of the last step for those behind it. */
const OWN_ROWS = `
  int sentences = row % perStep;
  int first = ${BAND} * (row / perStep);
  ${IN_BAND.map((i) => `int own${i} = min(first + ${i}, steps - 1) * perStep + sentences;`).join("\n  ")}`;

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
  const [steps] = a.shape as [number];
  const bands = makeBands(gpu, [steps, batch, places]);
  gpu.draw({
    key: `attention products ${half(units)} ${padding}`,
    inputs: { a, b, ids },
    outputs: bands,
    isMasked: false,
    ints: { perStep: half(batch), steps, places },
    floats: { scale },
    arrays: { reach: gpu.reachOf(a) },
    code: () => `
  ${OWN_ROWS}
  int even = 2 * column * perStep + sentences;
  int odd = min(2 * column + 1, places - 1) * perStep + sentences;
  // Ids are [source, batch]: the block of these two places and sentences, turned.
  bvec4 isWord = notEqual(at(ids, sentences, column).xzyw, vec4(0.0));
  ${SUMS_OF_ZERO}
  // Fewer sentences reach a later step.
  if (any(isWord) && sentences < reach[first])
    for (int i = 0; i < ${half(units)}; i++) {
      vec4 key0 = at(b, i, even);
      vec4 key1 = at(b, i, odd);
      vec4 query, product0, product1;
      ${IN_BAND.map(
        (i) => `query = at(a, i, own${i}); product0 = query * key0; product1 = query * key1;
      sum${i} += vec4(product0.xz + product0.yw, product1.xz + product1.yw).xzyw;`,
      ).join("\n      ")}
    }
  ${IN_BAND.map((i) => `out${i} = mix(vec4(${padding}), scale * sum${i}, isWord);`).join("\n  ")}`,
  });
  drawInOrder(gpu, bands, result);
}

/** Softmax over the last axis; what holds `NEVER` gets 0. */
export function drawSoftmax(gpu: Gpu, scores: tf.TensorInfo, result: tf.TensorInfo): void {
  const { columns, width } = sizesOf(scores.shape);
  // The lanes behind an odd edge are no place either.
  const functions = () => `vec4 powers(int column, int row, vec4 top) {
  vec4 score = at(scores, column, row);
  bvec4 isPlace = greaterThan(score, vec4(0.5 * ${NEVER}));
  ${columns % 2 === 1 ? `if (column == ${width - 1}) isPlace.yw = bvec2(false);` : ""}
  return mix(vec4(0.0), exp(score - top), isPlace);
}`;
  // Of every row its largest score and the sum of its powers.
  const extent = gpu.scratch([...scores.shape.slice(0, -1), 2]);
  gpu.draw({
    key: `softmax extent ${columns}`,
    inputs: { scores },
    outputs: [extent],
    isMasked: false,
    functions,
    code: () => `
  vec4 top = vec4(${NEVER});
  for (int i = 0; i < ${width}; i++) top = max(top, at(scores, i, row));
  top = max(top.xxzz, top.yyww);
  vec4 total = vec4(0.0);
  for (int i = 0; i < ${width}; i++) total += powers(i, row, top);
  out0 = vec4(top.x, total.x + total.y, top.z, total.z + total.w);`,
  });
  gpu.draw({
    key: `softmax ${columns}`,
    inputs: { scores, extent },
    outputs: [result],
    isMasked: false,
    functions,
    code: () => `
  vec4 both = at(extent, 0, row);
  out0 = powers(column, row, both.xxzz) / max(both.yyww, vec4(1e-30));`,
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
  // Σ α ∘ ∂α of every row, of its even and of its odd places.
  const means = gpu.scratch([...weights.shape.slice(0, -1), 2]);
  gpu.draw({
    key: `softmax means ${width}`,
    inputs: { weights, dWeights },
    outputs: [means],
    isMasked: false,
    code: () => `
  vec4 mean = vec4(0.0);
  for (int i = 0; i < ${width}; i++) mean += at(weights, i, row) * at(dWeights, i, row);
  out0 = mean;`,
  });
  gpu.draw({
    key: "softmax gradient",
    inputs: { weights, dWeights, means },
    outputs: [result],
    isMasked: false,
    floats: { scale },
    code: () => `
  vec4 mean = at(means, 0, row);
  out0 = scale * at(weights, column, row) * (at(dWeights, column, row) - mean.xxzz - mean.yyww);`,
  });
}

/** Σ_s α_ts v_s, `[target, batch, units]`. */
function drawWeightedSum(
  gpu: Gpu,
  weights: tf.TensorInfo,
  values: tf.TensorInfo,
  result: tf.TensorInfo,
): void {
  const [places, batch, units] = values.shape as [number, number, number];
  const [steps] = weights.shape as [number];
  const bands = makeBands(gpu, [steps, batch, units]);
  gpu.draw({
    key: "attention sum",
    inputs: { weights, values },
    outputs: bands,
    isMasked: false,
    ints: { perStep: half(batch), steps, places },
    code: () => `
  ${OWN_ROWS}
  ${SUMS_OF_ZERO}
  for (int pair = 0; pair < (places + 1) / 2; pair++) {
    ${IN_BAND.map((i) => `vec4 weight${i} = at(weights, pair, own${i});`).join("\n    ")}
    // Padding; or a sentence that has ended.
    if (${IN_BAND.map((i) => `weight${i} == vec4(0.0)`).join(" && ")}) continue;
    vec4 even = at(values, column, 2 * pair * perStep + sentences);
    vec4 odd = at(values, column, min(2 * pair + 1, places - 1) * perStep + sentences);
    ${IN_BAND.map((i) => `sum${i} += weight${i}.xxzz * even + weight${i}.yyww * odd;`).join("\n    ")}
  }
  ${SUMS_OUT}`,
  });
  drawInOrder(gpu, bands, result);
}

interface PlaceTerm {
  /** `[target, batch, source]`. */
  readonly weights: tf.TensorInfo;
  /** `[target, batch, units]`. */
  readonly values: tf.TensorInfo;
}

/** Σ_t of every term's w_ts v_t, `[source, batch, units]`. */
function drawPlaceSums(
  gpu: Gpu,
  { ids, reach }: { readonly ids: tf.TensorInfo; readonly reach: Reach },
  terms: readonly PlaceTerm[],
  result: tf.TensorInfo,
): void {
  const [places, batch, units] = result.shape as [number, number, number];
  const bands = makeBands(gpu, [places, batch, units]);
  const sourceReach = gpu.reachOf(ids);
  gpu.draw({
    key: `attention places ${terms.length}`,
    inputs: Object.fromEntries(
      terms.flatMap(({ weights, values }, i) => [
        [`weights${i}`, weights],
        [`values${i}`, values],
      ]),
    ),
    outputs: bands,
    isMasked: false,
    ints: { perStep: half(batch), lastPair: half(places) - 1 },
    arrays: { reach, sourceReach },
    code: () => `
  int sentences = row % perStep;
  // A texel of weights has two places: four are two of them.
  int pair = 2 * (row / perStep);
  int next = min(pair + 1, lastPair);
  ${SUMS_OF_ZERO}
  if (sentences < sourceReach[2 * pair]) for (int t = 0; t < reachCount; t++) {
    if (sentences >= reach[t]) continue;
    int other = t * perStep + sentences;
    vec4 near, far, value;
    ${terms
      .map(
        (_, i) => `near = at(weights${i}, pair, other); far = at(weights${i}, next, other);
    value = at(values${i}, column, other);
    sum0 += near.xxzz * value; sum1 += near.yyww * value; sum2 += far.xxzz * value; sum3 += far.yyww * value;`,
      )
      .join("\n    ")}
  }
  ${SUMS_OUT}`,
  });
  drawInOrder(gpu, bands, result);
  gpu.setReach(result, sourceReach);
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
    const ids = call.input("ids");
    const dWeights = gpu.scratch(weights.shape);
    drawProducts(gpu, { a: dContext, b: given ?? keys, ids }, { scale: 1, padding: "0.0" }, dWeights);
    const dScores = gpu.scratch(weights.shape);
    drawSoftmaxGradient(gpu, weights, dWeights, Number(attributes.scale), dScores);
    const dQuery = gpu.make(query.shape);
    drawWeightedSum(gpu, dScores, keys, dQuery);
    const reach = gpu.reachOf(dContext);
    gpu.setReach(dQuery, reach);
    const ofKeys = { weights: dScores, values: query };
    const ofValues = { weights, values: dContext };
    const gradients = given ? [[ofKeys], [ofValues]] : [[ofKeys, ofValues]];
    const results = gradients.map((terms) => {
      const result = gpu.make(keys.shape);
      drawPlaceSums(gpu, { ids, reach }, terms, result);
      return result;
    });
    return [dQuery, ...results];
  });
}
