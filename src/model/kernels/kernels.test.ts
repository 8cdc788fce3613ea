import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import * as tf from "../tf";
import { KERNEL_NAMES } from "./cpu";
import {
  differenceOf,
  found,
  type Judge,
  judgeKernel,
  KERNEL_CASES,
  normal,
  sentences,
  weights,
} from "./kernelCases";
import { registerWasmKernels } from "./wasm";

const expectClose: Judge = (own, others, what) =>
  others.forEach((other, k) => {
    expect(differenceOf(own[k], other), `${what}, result ${k}`).toBeLessThanOrEqual(1e-5);
  });

/** Rows, widths and so on: nothing but tails, whole vectors, and both. */
const SIZES = [1, 3, 4, 7, 8, 13, 32] as const;

describe("kernels on wasm", () => {
  beforeAll(() => useBackend("wasm"));

  it("are all registered", () => {
    expect(KERNEL_NAMES.filter((name) => !tf.getKernel(name, "wasm"))).toEqual([]);
  });

  describe.each(Object.entries(KERNEL_CASES))("%s", (_, judgeCase) => {
    it.each(SIZES)("and its gradient, of size %i", (size) => judgeCase(size, expectClose));
  });

  it("gives padding exactly no attention", () => {
    const ids = sentences(7, 6);
    const [, shares] = found(
      "LoomAttention",
      { query: normal(3, 6, 5), keys: normal(7, 6, 5), ids },
      { scale: 1 },
    );
    for (let t = 0; t < 3; t++)
      for (let b = 0; b < 6; b++)
        for (let s = 0; s < 7; s++)
          if (ids.values[s * 6 + b] === 0) expect(shares?.values[(t * 6 + b) * 7 + s]).toBe(0);
  });

  it("computes functions to their tails, and keeps what is not a number", () => {
    const points = [0, 1e-8, 0.3, 0.624, 0.626, 1, 5, 9.5, 20, 80, 90, 1e4];
    const x = [...points, ...points.map((one) => -one)];
    const scalar = { weight: { values: Float32Array.of(1), shape: [1, 1] } };
    const [y] = found(
      "LoomAffine",
      { ...scalar, x0: { values: Float32Array.from(x), shape: [24, 1] } },
      { tanh: true },
    );
    x.forEach((one, i) => {
      const exact = Math.tanh(Math.fround(one));
      expect(Math.abs((y?.values[i] ?? 0) - exact)).toBeLessThanOrEqual(2e-7 * Math.abs(exact));
    });
    const [no] = found(
      "LoomAffine",
      { ...scalar, x0: { values: Float32Array.of(Number.NaN), shape: [1, 1] } },
      { tanh: true },
    );
    expect(no?.values[0]).toBeNaN();
  });

  it("share the memory of a copy, which outlives what it was copied from", () => {
    const { numDataBuffers } = tf.memory();
    const x = tf.tensor1d([1, 2, 3]);
    const copy = tf.clone(x);
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers + 1);
    x.dispose();
    const other = tf.tensor1d([4, 5, 6]);
    expect([...copy.dataSync(), ...other.dataSync()]).toEqual([1, 2, 3, 4, 5, 6]);
    tf.dispose([copy, other]);
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers);
  });

  it("work over typed arrays where wasm has no SIMD", async () => {
    const before = tf.env().getBool("WASM_HAS_SIMD_SUPPORT");
    tf.env().set("WASM_HAS_SIMD_SUPPORT", false);
    try {
      expect(await registerWasmKernels()).toBe(true);
      judgeKernel(
        expectClose,
        "LoomAffine",
        { x0: normal(5, 3), weight: weights(7, 3), bias: normal(7) },
        { tanh: true },
      );
    } finally {
      tf.env().set("WASM_HAS_SIMD_SUPPORT", before);
      await registerWasmKernels();
    }
  });
});
