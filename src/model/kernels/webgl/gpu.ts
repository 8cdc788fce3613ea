/**
 * Draws into tensorflow.js's own textures, past its program runner: that one knows one output for a draw and always the
 * whole of it. Here a draw may have up to four outputs, and may fill a few rows of them: the steps of a sequence go one
 * after another into the same textures, without a stack at the end.
 */
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { bindFramebuffer, deviceOf, link, room } from "./device";
import { half, sizesOf } from "./sizes";

export interface Draw {
  /** Names the shader, with everything that is written into its source. */
  readonly key: string;
  /** The body of main, which finds its texel in `column` and `row` and writes `out0` … */
  readonly code: () => string;
  /** Functions that it calls. */
  readonly functions?: () => string;
  /** By the samplers' names. */
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  /** All of one shape. */
  readonly outputs: readonly tf.TensorInfo[];
  readonly ints?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
  /** Arrays of int; `<name>Count` is how many there are. */
  readonly arrays?: Readonly<Record<string, readonly number[]>>;
  /** False for a shader that is the same for odd sizes, because it has no use for `masked`. */
  readonly isMasked?: boolean;
  /** The rows of texels to fill; all when left out. */
  readonly region?: { readonly first: number; readonly rows: number };
}

/**
 * Rows of texels of every step beyond which a sequence holds nothing but padding. Sentences are sorted by length, so
 * that what a batch leaves to compute lies in front: of gradients everything behind is 0, and need not be fetched.
 */
export type Reach = readonly number[];

/** The device during one kernel. */
export interface Gpu {
  /** A tensor to draw into and to hand out. */
  make(shape: readonly number[]): tf.TensorInfo;
  /** The same, for this kernel alone. */
  scratch(shape: readonly number[]): tf.TensorInfo;
  /** The tensor in packed form, its lanes beyond odd edges 0. */
  packed(tensor: tf.TensorInfo): tf.TensorInfo;
  /** As far as is known; else all rows. Of ids: up to the last word. */
  reachOf(tensor: tf.TensorInfo): Reach;
  /** Notes that the tensor is 0 beyond. */
  setReach(tensor: tf.TensorInfo, reach: Reach): void;
  /** Whether a tensor is known to be zeros: what the tape makes up where nothing depends on a result. */
  isZero(tensor: tf.TensorInfo): boolean;
  draw(draw: Draw): void;
  /** Frees what was made for this kernel alone. */
  close(): void;
}

/** What tensorflow.js knows of data that are not on the device yet. */
interface HostData {
  values?: unknown;
  shape: number[];
  isPacked?: boolean;
}

/** Values in the order of texels, lanes beyond odd edges 0. */
function blocksOf(values: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const { columns, rows, count, width, matrixHeight, height } = sizesOf(shape);
  const blocks = new Float32Array(4 * width * height);
  let from = 0;
  for (let matrix = 0; matrix < count; matrix++)
    for (let row = 0; row < rows; row++) {
      const first = 4 * width * (matrix * matrixHeight + (row >> 1)) + 2 * (row & 1);
      for (let column = 0; column < columns; column++)
        blocks[first + 4 * (column >> 1) + (column & 1)] = values[from++] ?? 0;
    }
  return blocks;
}

/** Of ids `[steps, batch]`. */
function reachOfIds(ids: Int32Array, [steps = 0, batch = 0]: readonly number[]): Reach {
  return Array.from({ length: steps }, (_, step) => {
    let reach = batch;
    while (reach > 0 && ids[step * batch + reach - 1] === 0) reach -= 1;
    return half(reach);
  });
}

export function openGpu(backend: MathBackendWebGL): Gpu {
  const device = deviceOf(backend);
  const { gl, clean, programs, reaches } = device;
  const own: tf.TensorInfo[] = [];

  const make = (shape: readonly number[]): tf.TensorInfo => {
    const tensor = backend.makeTensorInfo([...shape], "float32");
    backend.texData.get(tensor.dataId).isPacked = true;
    backend.uploadToGPU(tensor.dataId);
    clean.add(tensor.dataId);
    return tensor;
  };
  const scratch = (shape: readonly number[]): tf.TensorInfo => {
    const tensor = make(shape);
    own.push(tensor);
    return tensor;
  };
  const textureOf = (tensor: tf.TensorInfo): WebGLTexture =>
    present(backend.texData.get(tensor.dataId).texture, "a texture").texture;

  const draw = (wanted: Draw): void => {
    const { key, inputs, outputs, ints, floats, arrays, region, isMasked = true } = wanted;
    const { columns, rows, width, height } = sizesOf(present(outputs[0], "an output").shape);
    // The mask is part of the source; even sizes need none.
    const mask = isMasked ? `${columns % 2 ? columns : ""}|${rows % 2 ? rows : ""}` : "";
    const whole = `${key}|${mask}|${Object.values(arrays ?? {}).map(({ length }) => room(length))}`;
    let linked = programs.get(whole);
    if (!linked) {
      linked = link(device, wanted);
      programs.set(whole, linked);
    }
    bindFramebuffer(device, outputs.length);
    outputs.forEach((output, i) => {
      const attachment = gl.COLOR_ATTACHMENT0 + i;
      gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, textureOf(output), 0);
    });
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's.
    gl.useProgram(linked.program);
    gl.bindVertexArray(device.vertexArray);
    Object.values(inputs).forEach((input, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, textureOf(input));
      gl.uniform1i(linked.samplers[unit] ?? null, unit);
    });
    for (const [name, value] of Object.entries(ints ?? {}))
      gl.uniform1i(linked.uniforms[name] ?? null, value);
    for (const [name, value] of Object.entries(floats ?? {}))
      gl.uniform1f(linked.uniforms[name] ?? null, value);
    for (const [name, values] of Object.entries(arrays ?? {})) {
      gl.uniform1iv(linked.uniforms[name] ?? null, values);
      gl.uniform1i(linked.uniforms[`${name}Count`] ?? null, values.length);
    }
    const first = region?.first ?? 0;
    gl.viewport(0, first, width, region?.rows ?? height);
    gl.scissor(0, first, width, region?.rows ?? height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };

  // Nothing is on the device yet: it goes there in this form right away, without a draw, and stays.
  const upload = (tensor: tf.TensorInfo, data: HostData): void => {
    const values = data.values as ArrayLike<number>;
    if (values instanceof Int32Array && tensor.shape.length === 2)
      reaches.set(tensor.dataId, reachOfIds(values, tensor.shape));
    data.isPacked = true;
    data.shape = tensor.shape;
    // Without values tensorflow.js provides the texture alone.
    data.values = null;
    backend.uploadToGPU(tensor.dataId);
    const { width, height } = sizesOf(tensor.shape);
    gl.bindTexture(gl.TEXTURE_2D, textureOf(tensor));
    const blocks = blocksOf(values, tensor.shape);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.FLOAT, blocks);
    clean.add(tensor.dataId);
  };

  const packed = (tensor: tf.TensorInfo): tf.TensorInfo => {
    const data = backend.texData.get(tensor.dataId);
    if (!data.texture) {
      upload(tensor, data);
      return tensor;
    }
    if (!data.isPacked) {
      const converted = backend.packTensor(tensor);
      own.push(converted);
      return converted;
    }
    const { columns, rows, width, height } = sizesOf(tensor.shape);
    const stored = sizesOf(data.shape);
    if (stored.width !== width || stored.height !== height) {
      // Another shape of the same data, whose blocks lie elsewhere.
      const flat = backend.unpackTensor({ dataId: tensor.dataId, dtype: tensor.dtype, shape: data.shape });
      own.push(flat);
      const converted = backend.packTensor({ ...flat, shape: tensor.shape });
      own.push(converted);
      return converted;
    }
    if ((columns % 2 === 0 && rows % 2 === 0) || clean.has(tensor.dataId)) return tensor;
    const result = scratch(tensor.shape);
    draw({
      key: "clean",
      inputs: { x: tensor },
      outputs: [result],
      code: () => "out0 = masked(at(x, column, row), column, row);",
    });
    return result;
  };

  return {
    make,
    scratch,
    packed,
    reachOf(tensor) {
      const { count, matrixHeight } = sizesOf(tensor.shape);
      const [steps = 1, batch = 1] = tensor.shape;
      const isIds = tensor.dtype === "int32";
      const size = isIds ? steps : count;
      const known = reaches.get(tensor.dataId);
      if (known?.length === size) return known;
      return new Array<number>(size).fill(isIds ? half(batch) : matrixHeight);
    },
    setReach: (tensor, reach) => {
      reaches.set(tensor.dataId, reach);
    },
    isZero(tensor) {
      const { values, texture } = backend.texData.get(tensor.dataId);
      return !texture && values instanceof Float32Array && values.every((value) => value === 0);
    },
    draw,
    close() {
      for (const tensor of own.splice(0)) backend.disposeIntermediateTensorInfo(tensor);
    },
  };
}
