import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import type { Gpu, Reach } from "../webgl/gpu";
import { inputList, registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { AFFINE, AFFINE_GRADIENT } from "./affine";

interface AffineDraw {
  readonly parts: readonly tf.TensorInfo[];
  readonly weight: tf.TensorInfo;
  readonly bias: tf.TensorInfo | null;
  readonly tanh: boolean;
  /** Where it ends, nobody asks for the result: it is 0. */
  readonly reach?: Reach;
}

function named(parts: readonly tf.TensorInfo[]): Record<string, tf.TensorInfo> {
  return Object.fromEntries(parts.map((part, k) => [`x${k}`, part]));
}

/** Texels across each part, and how many lie left of it in the weight. */
function columnsOf(parts: readonly tf.TensorInfo[]): { readonly width: number; readonly first: number }[] {
  let first = 0;
  return parts.map(({ shape }) => {
    const { width } = sizesOf(shape);
    const own = { width, first };
    first += width;
    return own;
  });
}

/** x Wᵀ + b into `result`, in one draw. */
export function drawAffine(
  gpu: Gpu,
  { parts, weight, bias, tanh, reach }: AffineDraw,
  result: tf.TensorInfo,
): void {
  const columns = columnsOf(parts);
  gpu.draw({
    key: `affine ${columns.map(({ width }) => width)} ${bias !== null} ${tanh} ${reach !== undefined}`,
    inputs: { ...named(parts), weight, ...(bias ? { bias } : {}) },
    outputs: [result],
    ...(reach ? { ints: { perStep: sizesOf(result.shape).matrixHeight }, arrays: { reach } } : {}),
    code: () => `
  ${reach ? "out0 = vec4(0.0); if (row % perStep >= reach[row / perStep]) return;" : ""}
  vec4 sum = ${bias ? "at(bias, column, 0).xyxy" : "vec4(0.0)"};
  ${columns
    .map(
      ({ width, first }, k) => `for (int i = 0; i < ${width}; i++)
    sum += timesTransposed(at(x${k}, i, row), at(weight, ${first} + i, column));`,
    )
    .join("\n  ")}
  out0 = masked(${tanh ? "tanhOf(sum)" : "sum"}, column, row);`,
  });
}

/** A sequence's gradient, as shaders read it: `dAt(column, row)`. */
interface Upstream {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly key: string;
  readonly functions: () => string;
  readonly shape: readonly number[];
  readonly reach: Reach;
}

function upstreamOf(gpu: Gpu, dy: tf.TensorInfo, y: tf.TensorInfo | null): Upstream {
  return {
    inputs: { dy, ...(y ? { y } : {}) },
    key: y ? "tanh" : "",
    shape: dy.shape,
    reach: gpu.reachOf(dy),
    functions: () => `vec4 dAt(int column, int row) {
  vec4 d = at(dy, column, row);
  ${y ? "vec4 value = at(y, column, row); d *= 1.0 - value * value;" : ""}
  return d;
}`,
  };
}

/** dᵀ x `[out, Σ in_k]` and Σ d over all rows `[out]`, which the same draw adds up. */
function drawWeightGradients(
  gpu: Gpu,
  d: Upstream,
  parts: readonly tf.TensorInfo[],
  hasBias: boolean,
): { readonly weight: tf.TensorInfo; readonly bias: tf.TensorInfo | null } {
  const columns = columnsOf(parts);
  const out = present(d.shape.at(-1), "a last axis");
  const inputs = parts.reduce((sum, { shape }) => sum + present(shape.at(-1), "a last axis"), 0);
  const weight = gpu.make([out, inputs]);
  const sums = hasBias ? gpu.scratch([out, inputs]) : null; // the first column counts
  gpu.draw({
    key: `affine dWeight ${d.key} ${columns.map(({ width }) => width)} ${hasBias}`,
    inputs: { ...d.inputs, ...named(parts) },
    outputs: sums ? [weight, sums] : [weight],
    ints: { perStep: sizesOf(d.shape).matrixHeight },
    arrays: { reach: d.reach },
    functions: d.functions,
    code: () => `
  vec4 sum = vec4(0.0);
  vec4 total = vec4(0.0);
  for (int step = 0; step < reachCount; step++) {
    int first = step * perStep;
    int end = first + reach[step];
    ${columns
      .map(
        ({ width, first }, k) => `${k > 0 ? "else " : ""}if (column < ${first + width})
      for (int i = first; i < end; i++) {
        vec4 d = dAt(row, i);
        total += d;
        sum += transposedTimes(d, at(x${k}, column - ${first}, i));
      }`,
      )
      .join("\n    ")}
  }
  out0 = masked(sum, column, row);
  ${hasBias ? "out1 = total;" : ""}`,
  });
  return { weight, bias: sums ? biasOf(gpu, sums, out) : null };
}

/** What the first column of `sums` adds up to, as a vector. */
export function biasOf(gpu: Gpu, sums: tf.TensorInfo, out: number): tf.TensorInfo {
  const bias = gpu.make([out]);
  gpu.draw({
    key: "affine dBias",
    inputs: { sums },
    outputs: [bias],
    code: () => `
  vec4 sum = at(sums, 0, column);
  out0 = masked(vec4(sum.xy + sum.zw, 0.0, 0.0), column, row);`,
  });
  return bias;
}

/** Σ dy over all rows `[out]`, where no matrix is summed beside it. */
export function columnSums(gpu: Gpu, dy: tf.TensorInfo): tf.TensorInfo {
  const result = gpu.make([present(dy.shape.at(-1), "a last axis")]);
  const reach = gpu.reachOf(dy);
  gpu.draw({
    key: "affine columns",
    inputs: { dy },
    outputs: [result],
    ints: { perStep: sizesOf(dy.shape).matrixHeight },
    arrays: { reach },
    code: () => `
  vec4 sum = vec4(0.0);
  for (int step = 0; step < reachCount; step++)
    for (int i = 0; i < reach[step]; i++) sum += at(dy, column, step * perStep + i);
  out0 = masked(vec4(sum.xy + sum.zw, 0.0, 0.0), column, row);`,
  });
  return result;
}

/** dyᵀ x `[out, in]`. */
export function weightGradient(gpu: Gpu, dy: tf.TensorInfo, x: tf.TensorInfo): tf.TensorInfo {
  return drawWeightGradients(gpu, upstreamOf(gpu, dy, null), [x], false).weight;
}

/** d W for parts of one width, in one draw. */
function drawInputGradient(
  gpu: Gpu,
  d: Upstream,
  weight: tf.TensorInfo,
  firsts: readonly number[],
  results: readonly tf.TensorInfo[],
): void {
  const out = half(present(d.shape.at(-1), "a last axis"));
  gpu.draw({
    key: `affine dx ${d.key} ${out} ${firsts}`,
    inputs: { ...d.inputs, weight },
    outputs: results,
    ints: { perStep: sizesOf(d.shape).matrixHeight },
    arrays: { reach: d.reach },
    functions: d.functions,
    code: () => `
  ${firsts.map((_, k) => `vec4 sum${k} = vec4(0.0);`).join(" ")}
  if (row % perStep < reach[row / perStep])
    for (int o = 0; o < ${out}; o++) {
      vec4 d = dAt(o, row);
      ${firsts.map((first, k) => `sum${k} += times(d, at(weight, ${first} + column, o));`).join("\n      ")}
    }
  ${firsts.map((_, k) => `out${k} = masked(sum${k}, column, row);`).join("\n  ")}`,
  });
  for (const result of results) gpu.setReach(result, d.reach);
}

function inputGradients(
  gpu: Gpu,
  d: Upstream,
  parts: readonly tf.TensorInfo[],
  weight: tf.TensorInfo,
): tf.TensorInfo[] {
  const results = parts.map(({ shape }) => gpu.make(shape));
  const columns = columnsOf(parts);
  for (const width of new Set(columns.map((part) => part.width))) {
    const same = columns.flatMap((part, k) => (part.width === width ? [{ ...part, k }] : []));
    drawInputGradient(
      gpu,
      d,
      weight,
      same.map(({ first }) => first),
      same.map(({ k }) => present(results[k], "a result")),
    );
  }
  return results;
}

export function registerAffine(): void {
  registerWebgl(AFFINE, (call) => {
    const parts = inputList(call, "x");
    const weight = call.input("weight");
    const [first] = parts;
    const shape = [...present(first, "a part").shape.slice(0, -1), present(weight.shape[0], "an axis")];
    const result = call.gpu.make(shape);
    const tanh = call.attributes.tanh === true;
    drawAffine(call.gpu, { parts, weight, bias: call.optional("bias"), tanh }, result);
    return [result];
  });

  registerWebgl(AFFINE_GRADIENT, (call) => {
    const { gpu, attributes } = call;
    const dy = call.input("dy");
    const y = attributes.tanh === true ? call.input("y") : null;
    const weight = call.input("weight");
    const parts = inputList(call, "x");
    const d = upstreamOf(gpu, dy, y);
    const made = drawWeightGradients(gpu, d, parts, attributes.bias === true);
    return [...inputGradients(gpu, d, parts, weight), made.weight, ...(made.bias ? [made.bias] : [])];
  });
}
