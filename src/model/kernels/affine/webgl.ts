import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import type { Gpu } from "../webgl/gpu";
import { inputList, registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { AFFINE, AFFINE_GRADIENT } from "./affine";

interface AffineDraw {
  readonly parts: readonly tf.TensorInfo[];
  readonly weight: tf.TensorInfo;
  readonly bias: tf.TensorInfo | null;
  readonly tanh: boolean;
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
export function drawAffine(gpu: Gpu, { parts, weight, bias, tanh }: AffineDraw, result: tf.TensorInfo): void {
  const columns = columnsOf(parts);
  gpu.draw({
    key: `affine ${columns.map(({ width }) => width)} ${bias !== null} ${tanh}`,
    inputs: { ...named(parts), weight, ...(bias ? { bias } : {}) },
    outputs: [result],
    code: () => `
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
}

function upstreamOf(dy: tf.TensorInfo, y: tf.TensorInfo | null): Upstream {
  return {
    inputs: { dy, ...(y ? { y } : {}) },
    key: y ? "tanh" : "",
    shape: dy.shape,
    functions: () => `vec4 dAt(int column, int row) {
  vec4 d = at(dy, column, row);
  ${y ? "vec4 value = at(y, column, row); d *= 1.0 - value * value;" : ""}
  return d;
}`,
  };
}

/** Σ d over all rows into `result` `[out]`. */
function drawBiasGradient(gpu: Gpu, d: Upstream, result: tf.TensorInfo): void {
  gpu.draw({
    key: `affine dBias ${d.key}`,
    inputs: d.inputs,
    outputs: [result],
    ints: { height: sizesOf(d.shape).height },
    functions: d.functions,
    code: () => `
  vec4 sum = vec4(0.0);
  for (int i = 0; i < height; i++) sum += dAt(column, i);
  out0 = masked(vec4(sum.xy + sum.zw, 0.0, 0.0), column, row);`,
  });
}

export function biasGradient(gpu: Gpu, dy: tf.TensorInfo): tf.TensorInfo {
  const result = gpu.make([present(dy.shape.at(-1), "a last axis")]);
  drawBiasGradient(gpu, upstreamOf(dy, null), result);
  return result;
}

/** dᵀ x into `result` `[out, Σ in_k]`. */
function drawWeightGradient(
  gpu: Gpu,
  d: Upstream,
  parts: readonly tf.TensorInfo[],
  result: tf.TensorInfo,
): void {
  const columns = columnsOf(parts);
  gpu.draw({
    key: `affine dWeight ${d.key} ${columns.map(({ width }) => width)}`,
    inputs: { ...d.inputs, ...named(parts) },
    outputs: [result],
    ints: { height: sizesOf(d.shape).height },
    functions: d.functions,
    code: () => `
  vec4 sum = vec4(0.0);
  ${columns
    .map(
      ({ width, first }, k) => `${k > 0 ? "else " : ""}if (column < ${first + width})
    for (int i = 0; i < height; i++) sum += transposedTimes(dAt(row, i), at(x${k}, column - ${first}, i));`,
    )
    .join("\n  ")}
  out0 = masked(sum, column, row);`,
  });
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
    functions: d.functions,
    code: () => `
  ${firsts.map((_, k) => `vec4 sum${k} = vec4(0.0);`).join(" ")}
  for (int o = 0; o < ${out}; o++) {
    vec4 d = dAt(o, row);
    ${firsts.map((first, k) => `sum${k} += times(d, at(weight, ${first} + column, o));`).join("\n    ")}
  }
  ${firsts.map((_, k) => `out${k} = masked(sum${k}, column, row);`).join("\n  ")}`,
  });
}

/** dyᵀ x `[out, in]`. */
export function weightGradient(gpu: Gpu, dy: tf.TensorInfo, x: tf.TensorInfo): tf.TensorInfo {
  const result = gpu.make([present(dy.shape.at(-1), "a last axis"), present(x.shape.at(-1), "a last axis")]);
  drawWeightGradient(gpu, upstreamOf(dy, null), [x], result);
  return result;
}

function affineGradients(
  gpu: Gpu,
  dy: tf.TensorInfo,
  y: tf.TensorInfo | null,
  parts: readonly tf.TensorInfo[],
  weight: tf.TensorInfo,
): { readonly parts: tf.TensorInfo[]; readonly weight: tf.TensorInfo } {
  const d = upstreamOf(dy, y);
  const results = parts.map(({ shape }) => gpu.make(shape));
  const columns = columnsOf(parts);
  const widths = new Set(columns.map(({ width }) => width));
  for (const width of widths) {
    const same = columns.flatMap((part, k) => (part.width === width ? [{ ...part, k }] : []));
    drawInputGradient(
      gpu,
      d,
      weight,
      same.map(({ first }) => first),
      same.map(({ k }) => present(results[k], "a result")),
    );
  }
  const dWeight = gpu.make(weight.shape);
  drawWeightGradient(gpu, d, parts, dWeight);
  return { parts: results, weight: dWeight };
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
    const made = affineGradients(gpu, dy, y, inputList(call, "x"), weight);
    const results = [...made.parts, made.weight];
    if (attributes.bias === true) {
      const dBias = gpu.make([present(weight.shape[0], "an axis")]);
      drawBiasGradient(gpu, upstreamOf(dy, y), dBias);
      results.push(dBias);
    }
    return results;
  });
}
