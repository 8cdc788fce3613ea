import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { CELL_IDS } from "../../trace/architecture";
import * as tf from "../tf";
import type { ArrayTensor } from "./arrays";
import { KERNEL_NAMES } from "./cpu";
import { RECURRENCES, recurrenceGradient } from "./recurrence/recurrence";
import {
  expectClose,
  expected,
  expectSame,
  found,
  kept,
  normal,
  sentences,
  weights,
  within,
} from "./testKernels";
import { registerWasmKernels } from "./wasm";

/** Rows, widths and so on: nothing but tails, whole vectors, and both. */
const SIZES = [1, 3, 4, 7, 8, 13, 32] as const;

describe("kernels on wasm", () => {
  beforeAll(() => useBackend("wasm"));

  it("are all registered", () => {
    expect(KERNEL_NAMES.filter((name) => !tf.getKernel(name, "wasm"))).toEqual([]);
  });

  it.each(SIZES)("affine maps and their gradients, %i numbers out", (out) => {
    for (const [widths, steps, batch] of [
      [[1], 1, 1],
      [[5], 3, 3],
      [[32], 2, 9],
      [[16, 3], 2, 35],
      [[4, 8, 7], 5, 3],
    ] as const)
      for (const tanh of [false, true])
        for (const bias of [false, true]) {
          const parts = widths.map((width) => normal(steps, batch, width));
          const xs = Object.fromEntries(parts.map((part, k) => [`x${k}`, part]));
          const weight = weights(
            out,
            widths.reduce<number>((sum, width) => sum + width, 0),
          );
          const [y = null] = expectSame(
            "LoomAffine",
            { ...xs, weight, bias: bias ? normal(out) : null },
            { tanh },
          );
          const dy = within(normal(steps, batch, out), sentences(steps, batch));
          expectSame("LoomAffineGradient", { dy, y: tanh ? y : null, ...xs, weight }, { tanh, bias });
        }
  });

  it.each(SIZES)("rows of a table and their gradient, %i wide", (width) => {
    const ids = sentences(6, 5);
    expectSame("LoomRows", { table: normal(9, width), ids });
    expectSame("LoomRowsGradient", { dy: within(normal(6, 5, width), ids), ids }, { rows: 9 });
  });

  it.each(SIZES)("columns, %i of them", (width) => {
    expectSame("LoomJoinColumns", { left: normal(3, 2, width), right: normal(3, 2, 5) });
    expectSame("LoomSplitColumns", { x: normal(7, width + 2) }, { at: width });
  });

  describe.each(CELL_IDS)("recurrence: %s", (cell) => {
    const blocks = { rnn: 1, gru: 3, lstm: 4 }[cell];
    const own = cell === "lstm" ? 3 : 2;

    it.each(SIZES)("of %i units, in both directions, from a state and from zeros", (units) => {
      for (const [steps, batch] of [
        [1, 1],
        [5, 4],
        [6, 11],
      ] as const)
        for (const reverse of [false, true])
          for (const isFirst of [false, true]) {
            const ids = sentences(steps, batch);
            const inputs = {
              projected: normal(steps, batch, blocks * units),
              weight: weights(blocks * units, units),
              bias: normal(blocks * units),
              hidden: isFirst ? null : normal(batch, units),
              cell: isFirst || cell !== "lstm" ? null : normal(batch, units),
              ids,
            };
            const results = expected(RECURRENCES[cell], inputs, { reverse });
            const ours = found(RECURRENCES[cell], inputs, { reverse });
            const what = `${units} units, ${steps} steps of ${batch}, ${reverse ? "reversed" : "forward"}`;
            expectClose(ours.slice(0, own), results.slice(0, own), what);
            const gradients = {
              ...inputs,
              states: results[0] ?? null,
              dStates: normal(steps, batch, units),
              dLast: reverse ? null : normal(batch, units),
              dLastCell: reverse || cell !== "lstm" ? null : normal(batch, units),
            };
            const name = recurrenceGradient(cell);
            expectClose(
              found(name, { ...gradients, ...kept(ours.slice(own)) }, { reverse }),
              expected(name, { ...gradients, ...kept(results.slice(own)) }, { reverse }),
              `gradient, ${what}`,
            );
          }
    });
  });

  it.each(SIZES)("attention over %i units", (units) => {
    for (const [target, source, batch] of [
      [1, 1, 1],
      [4, 6, 5],
      [9, 12, 3],
    ] as const)
      for (const isApart of [false, true]) {
        const ids = sentences(source, batch);
        const inputs = {
          query: normal(target, batch, units),
          keys: normal(source, batch, units),
          values: isApart ? normal(source, batch, units) : null,
          ids,
        };
        const [, shares = null] = expectSame("LoomAttention", inputs, { scale: 0.5 });
        const dContext = within(normal(target, batch, units), sentences(target, batch));
        expectSame("LoomAttentionGradient", { ...inputs, dContext, weights: shares }, { scale: 0.5 });
      }
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

  it.each(SIZES)("the loss of %i words' logits", (units) => {
    for (const vocabulary of [3, 5, 8, 43])
      for (const withoutEos of [false, true])
        for (const widths of [[units], [units, 3], [2, units, 5]]) {
          const parts = widths.map((width) => normal(6, 7, width));
          const width = widths.reduce((sum, one) => sum + one, 0);
          expectSame(
            "LoomCrossEntropy",
            {
              ...Object.fromEntries(parts.map((part, k) => [`x${k}`, part])),
              weight: weights(vocabulary, width),
              bias: normal(vocabulary),
              targets: sentences(6, 7, vocabulary),
            },
            { words: 21, withoutEos },
          );
        }
  });

  it.each(SIZES)("the additive decoder, %i units", (units) => {
    for (const [target, source, batch] of [
      [1, 1, 1],
      [4, 6, 5],
      [7, 5, 9],
    ] as const) {
      const ids = sentences(target, batch);
      const inputs = {
        projected: normal(target, batch, 3 * units),
        contextWeight: weights(3 * units, units),
        weight: weights(3 * units, units),
        bias: normal(3 * units),
        hidden: normal(batch, units),
        keys: normal(source, batch, units),
        values: normal(source, batch, units),
        queryWeight: weights(units, units),
        energyWeight: { ...weights(1, units), shape: [units] },
        sourceIds: sentences(source, batch),
        ids,
      };
      const [name, what] = ["LoomAdditiveDecoder", `${units} units, ${target} × ${source}, ${batch}`];
      const [results, ours] = [expected(name, inputs), found(name, inputs)];
      expectClose(ours.slice(0, 1), results.slice(0, 1), `states, ${what}`);
      const contexts = [results[1], ours[1]].map((x) => within(x as ArrayTensor, ids));
      expectClose(contexts.slice(1), contexts.slice(0, 1), `contexts, ${what}`);
      const gradients = {
        ...inputs,
        states: results[0] ?? null,
        contexts: results[1] ?? null,
        dStates: normal(target, batch, units),
        dContexts: within(normal(target, batch, units), ids),
      };
      expectClose(
        found(`${name}Gradient`, { ...gradients, ...kept(ours.slice(2)) }),
        expected(`${name}Gradient`, { ...gradients, ...kept(results.slice(2)) }),
        `gradient, ${what}`,
      );
    }
  });

  it("Adam, with a gradient that is clipped and one that is not", () => {
    for (const clip of [0.5, 1e3]) {
      const shapes = [[], [3], [13, 7], [4, 4]];
      const all = (name: string, of: (x: number) => number) =>
        shapes.map((shape, i) => {
          const { values } = normal(...shape);
          return [`${name}${i}`, { values: Float32Array.from(values, of), shape }] as const;
        });
      const slots = [
        ...all("gradient", (x) => x),
        ...all("parameter", (x) => x),
        ...all("first", (x) => x),
        ...all("second", Math.abs),
      ];
      const regime = { count: 4, rate: 0.01, epsilon: 1e-9, beta1: 0.9, beta2: 0.99, clip };
      expectSame("LoomAdam", Object.fromEntries(slots), regime);
    }
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
      expectSame("LoomAffine", { x0: normal(5, 3), weight: weights(7, 3), bias: normal(7) }, { tanh: true });
    } finally {
      tf.env().set("WASM_HAS_SIMD_SUPPORT", before);
      await registerWasmKernels();
    }
  });
});
