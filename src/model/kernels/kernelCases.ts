/**
 * For tests: every kernel on random inputs, its results on the current backend beside those over typed arrays. Where
 * they are judged is the caller's affair: Vitest has wasm, a page in a browser has WebGL.
 */
import { createRandom } from "../../lib/random";
import { CELL_IDS, type CellId } from "../../trace/architecture";
import * as tf from "../tf";
import type { ArrayInputs, ArrayTensor } from "./arrays";
import { ARRAY_KERNELS } from "./cpu";
import { type KernelAttributes, runKernel } from "./kernel";
import { RECURRENCES, recurrenceGradient } from "./recurrence/recurrence";

const random = createRandom(11);

export function normal(...shape: number[]): ArrayTensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () => random.normal());
  return { values, shape };
}

/** A weight as large as weights are: sums over its columns stay of the size of their terms. */
export function weights(rows: number, columns: number): ArrayTensor {
  const { values, shape } = normal(rows, columns);
  return { values: Float32Array.from(values, (x) => x / Math.sqrt(columns)), shape };
}

/** Ids of sentences of every length, one of them as long as there is room. */
export function sentences(steps: number, batch: number, vocabulary = 9): ArrayTensor {
  const values = new Int32Array(steps * batch);
  for (let b = 0; b < batch; b++) {
    const length = b === 0 ? steps : 1 + random.int(steps);
    for (let t = 0; t < length; t++)
      values[t * batch + b] = t === length - 1 ? 2 : 1 + random.int(vocabulary - 1);
  }
  return { values, shape: [steps, batch] };
}

/** Sets rows of `[steps, batch, …]` to zero where a sentence has ended, as gradients are there. */
export function within({ values, shape }: ArrayTensor, ids: ArrayTensor): ArrayTensor {
  const width = values.length / ids.values.length;
  return { shape, values: Float32Array.from(values, (x, i) => (ids.values[Math.floor(i / width)] ? x : 0)) };
}

type Inputs = Readonly<Record<string, ArrayTensor | null>>;

function given(inputs: Inputs): ArrayInputs {
  return Object.fromEntries(Object.entries(inputs).flatMap(([key, x]) => (x ? [[key, x]] : [])));
}

/** The results over typed arrays, which others are compared with. */
function expected(name: string, inputs: Inputs, attributes: KernelAttributes = {}): ArrayTensor[] {
  return ARRAY_KERNELS[name]?.(given(inputs), attributes) ?? [];
}

export function found(name: string, inputs: Inputs, attributes: KernelAttributes = {}): ArrayTensor[] {
  return tf.tidy(() => {
    const tensors = Object.entries(given(inputs)).map(([key, { values, shape }]) => [
      key,
      tf.tensor(values, [...shape], values instanceof Int32Array ? "int32" : "float32"),
    ]);
    return runKernel(name, Object.fromEntries(tensors), attributes).map((tensor) => ({
      values: tensor.dataSync() as Float32Array,
      shape: tensor.shape,
    }));
  });
}

/** The largest difference from a result: of numbers beyond 1 or -1, as a share of them. Infinite for another shape. */
export function differenceOf(own: ArrayTensor | undefined, { values, shape }: ArrayTensor): number {
  if (own?.shape.join() !== shape.join()) return Number.POSITIVE_INFINITY;
  let worst = 0;
  values.forEach((value, i) => {
    const off = Math.abs((own.values[i] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
    worst = Math.max(worst, Number.isFinite(off) ? off : Number.POSITIVE_INFINITY);
  });
  return worst;
}

/** Takes a backend's results and those over typed arrays. */
export type Judge = (own: readonly ArrayTensor[], others: readonly ArrayTensor[], what: string) => void;

/** Lets the results of both be judged and gives those over typed arrays. */
export function judgeKernel(
  judge: Judge,
  name: string,
  inputs: Inputs,
  attributes: KernelAttributes = {},
): ArrayTensor[] {
  const results = expected(name, inputs, attributes);
  const shapes = Object.entries(given(inputs)).map(([key, { shape }]) => `${key} ${shape.join(" × ")}`);
  judge(
    found(name, inputs, attributes),
    results,
    `${name} ${JSON.stringify(attributes)} of ${shapes.join(", ")}`,
  );
  return results;
}

/** What a backend kept for the gradient, which is its own affair. */
const kept = (results: readonly ArrayTensor[]): Inputs =>
  Object.fromEntries(results.map((tensor, i) => [`kept${i}`, tensor]));

/** Judges a kernel and its gradient at one size, a width or a number of units. */
type Case = (size: number, judge: Judge) => void;

const affine: Case = (out, judge) => {
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
        const inputs = { ...xs, weight, bias: bias ? normal(out) : null };
        const [y = null] = judgeKernel(judge, "LoomAffine", inputs, { tanh });
        const dy = within(normal(steps, batch, out), sentences(steps, batch));
        judgeKernel(judge, "LoomAffineGradient", { dy, y: tanh ? y : null, ...xs, weight }, { tanh, bias });
      }
};

const rows: Case = (width, judge) => {
  const ids = sentences(6, 5);
  judgeKernel(judge, "LoomRows", { table: normal(9, width), ids });
  judgeKernel(judge, "LoomRowsGradient", { dy: within(normal(6, 5, width), ids), ids }, { rows: 9 });
};

const columns: Case = (width, judge) => {
  judgeKernel(judge, "LoomJoinColumns", { left: normal(3, 2, width), right: normal(3, 2, 5) });
  judgeKernel(judge, "LoomSplitColumns", { x: normal(7, width + 2) }, { at: width });
};

/** In both directions, from a state and from zeros. */
function recurrence(cell: CellId): Case {
  const blocks = { rnn: 1, gru: 3, lstm: 4 }[cell];
  const own = cell === "lstm" ? 3 : 2;
  return (units, judge) => {
    for (const [steps, batch] of [
      [1, 1],
      [5, 4],
      [6, 11],
    ] as const)
      for (const reverse of [false, true])
        for (const isFirst of [false, true]) {
          const inputs = {
            projected: normal(steps, batch, blocks * units),
            weight: weights(blocks * units, units),
            bias: normal(blocks * units),
            hidden: isFirst ? null : normal(batch, units),
            cell: isFirst || cell !== "lstm" ? null : normal(batch, units),
            ids: sentences(steps, batch),
          };
          const results = expected(RECURRENCES[cell], inputs, { reverse });
          const ours = found(RECURRENCES[cell], inputs, { reverse });
          const what = `${cell} of ${units} units, ${steps} steps of ${batch}, ${reverse ? "reversed" : "forward"}`;
          judge(ours.slice(0, own), results.slice(0, own), what);
          const gradients = {
            ...inputs,
            states: results[0] ?? null,
            dStates: normal(steps, batch, units),
            dLast: reverse ? null : normal(batch, units),
            dLastCell: reverse || cell !== "lstm" ? null : normal(batch, units),
          };
          const name = recurrenceGradient(cell);
          const ourGradients = found(name, { ...gradients, ...kept(ours.slice(own)) }, { reverse });
          const others = expected(name, { ...gradients, ...kept(results.slice(own)) }, { reverse });
          // dProjected, dWeight, dBias; then those of a state, which may be left out where there was none.
          const asked = isFirst ? Math.max(3, ourGradients.length) : others.length;
          judge(ourGradients.slice(0, asked), others.slice(0, asked), `gradient, ${what}`);
        }
  };
}

const attention: Case = (units, judge) => {
  for (const [target, source, batch] of [
    [1, 1, 1],
    [4, 6, 5],
    [9, 12, 3],
    [6, 11, 4],
  ] as const)
    for (const isApart of [false, true]) {
      const inputs = {
        query: normal(target, batch, units),
        keys: normal(source, batch, units),
        values: isApart ? normal(source, batch, units) : null,
        ids: sentences(source, batch),
      };
      const [, shares = null] = judgeKernel(judge, "LoomAttention", inputs, { scale: 0.5 });
      const dContext = within(normal(target, batch, units), sentences(target, batch));
      const gradients = { ...inputs, dContext, weights: shares };
      judgeKernel(judge, "LoomAttentionGradient", gradients, { scale: 0.5 });
    }
};

const crossEntropy: Case = (units, judge) => {
  for (const vocabulary of [3, 5, 8, 43])
    for (const withoutEos of [false, true])
      for (const widths of [[units], [units, 3], [2, units, 5]]) {
        const parts = widths.map((width) => normal(6, 7, width));
        const width = widths.reduce((sum, one) => sum + one, 0);
        const inputs = {
          ...Object.fromEntries(parts.map((part, k) => [`x${k}`, part])),
          weight: weights(vocabulary, width),
          bias: normal(vocabulary),
          targets: sentences(6, 7, vocabulary),
        };
        judgeKernel(judge, "LoomCrossEntropy", inputs, { words: 21, withoutEos });
      }
};

const additive: Case = (units, judge) => {
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
    judge(ours.slice(0, 1), results.slice(0, 1), `states, ${what}`);
    const contexts = [results[1], ours[1]].map((x) => within(x as ArrayTensor, ids));
    judge(contexts.slice(1), contexts.slice(0, 1), `contexts, ${what}`);
    const gradients = {
      ...inputs,
      states: results[0] ?? null,
      contexts: results[1] ?? null,
      dStates: normal(target, batch, units),
      dContexts: within(normal(target, batch, units), ids),
    };
    judge(
      found(`${name}Gradient`, { ...gradients, ...kept(ours.slice(2)) }),
      expected(`${name}Gradient`, { ...gradients, ...kept(results.slice(2)) }),
      `gradient, ${what}`,
    );
  }
};

/** With a gradient that is clipped and one that is not. */
const adam: Case = (size, judge) => {
  for (const clip of [0.5, 1e3]) {
    const shapes = [[], [3], [13, size], [4, 4]];
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
    judgeKernel(judge, "LoomAdam", Object.fromEntries(slots), regime);
  }
};

export const KERNEL_CASES: Readonly<Record<string, Case>> = {
  "affine maps": affine,
  "rows of a table": rows,
  columns,
  ...Object.fromEntries(CELL_IDS.map((cell) => [`the recurrence of the ${cell}`, recurrence(cell)])),
  attention,
  "the loss": crossEntropy,
  "the additive decoder": additive,
  Adam: adam,
};
