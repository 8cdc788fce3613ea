import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { findTask, WORKED } from "../tasks/list";
import { heldOut } from "../tasks/split";
import { useBackend } from "../testing/backend";
import type { Intervention } from "../trace/intervention";
import { row as rowOf, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { HAND_SET, handSetModel } from "./handSet";
import { restoreTrainer, type Trainer } from "./trainer";

beforeAll(() => useBackend("cpu"));

const numbers = (trace: Trace, name: TensorName, t: number): number[] =>
  Array.from(rowOf(tensorOf(trace, name), t));

function expectClose(model: readonly number[], again: readonly number[], tolerance = 1e-6): void {
  expect(model.length).toBe(again.length);
  model.forEach((value, i) => {
    expect(Math.abs(value - (again[i] ?? Number.NaN))).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(again[i] ?? 0)),
    );
  });
}

/** e^x shares, the textbook's way. */
function shares(scores: readonly number[]): number[] {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0);
const mix = (weights: readonly number[], vectors: readonly (readonly number[])[]): number[] =>
  (vectors[0] ?? []).map((_, u) =>
    dot(
      weights,
      vectors.map((vector) => vector[u] ?? Number.NaN),
    ),
  );

function exampleOf(id: string): { trainer: Trainer; text: string; opening: readonly Intervention[] } {
  const one = present(
    HAND_SET.find(({ task }) => task.id === id),
    id,
  );
  return {
    trainer: restoreTrainer(handSetModel(one), findTask),
    text: one.task.samples[0] ?? "",
    opening: one.task.opening?.interventions ?? [],
  };
}

/** The example as it opens, with something more done to its scores. */
async function traceOf(id: string, more: readonly Intervention[] = []): Promise<Trace> {
  const { trainer, text, opening } = exampleOf(id);
  const trace = await trainer.trace(text, { interventions: [...opening, ...more] });
  trainer.dispose();
  return trace;
}

describe("the first worked example", () => {
  // By hand, apart from the sources: states, queries, W_c, and what W_y says of each word in order.
  const H = [
    [3, 1, 1, -1],
    [1, 3, 1, -1],
    [1, 1, 3, -1],
  ];
  const S = [
    [3, 1, 1, -2],
    [1, 3, 1, -2],
    [1, 1, 2, -1],
    [1, 1, 3, -2],
    [1, 1, 1, 1],
  ];

  it("has exactly the scores 13, 9, 9 in its first row, of three states without <eos>", async () => {
    const trace = await traceOf("worked-luong");
    expect(trace.source.tokens).toEqual(["je", "suis", "étudiant"]);
    expect(tensorOf(trace, "states").shape).toEqual([3, 4]);
    expect(numbers(trace, "scores", 0)).toEqual([13, 9, 9]);
    expectClose(numbers(trace, "weights", 0), [0.964663, 0.0176683, 0.0176683]);
  });

  it("says I am a student and stops, along the whole heatmap", async () => {
    const trace = await traceOf("worked-luong");
    expect(trace.output.tokens).toEqual(["I", "am", "a", "student", "<eos>"]);
    const scores = trace.output.tokens.map((_, t) => numbers(trace, "scores", t));
    expect(scores).toEqual([
      [13, 9, 9],
      [9, 13, 9],
      [7, 7, 9],
      [9, 9, 13],
      [4, 4, 4],
    ]);
    scores.forEach((row, t) => {
      expectClose(numbers(trace, "weights", t), shares(row));
    });
  });

  it("has context 4x1, concatenation 8x1 and attentional vector 4x1 as computed by hand", async () => {
    const trace = await traceOf("worked-luong");
    expect(tensorOf(trace, "context").shape).toEqual([5, 4]);
    expect(tensorOf(trace, "combined").shape).toEqual([5, 8]);
    expect(tensorOf(trace, "attentional").shape).toEqual([5, 4]);
    expect(trace.parameters?.["combine.weight"]?.shape).toEqual([4, 8]);
    S.forEach((s, t) => {
      const c = mix(shares(H.map((h) => dot(s, h))), H);
      const [c1 = 0, c2 = 0, c3 = 0, c4 = 0] = c;
      const [s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
      expectClose(numbers(trace, "context", t), c);
      expectClose(numbers(trace, "combined", t), [...c, ...s]);
      const attentional = [
        Math.tanh(c1 / 2 + s1 / 2 + 2 * c4),
        Math.tanh(c2 / 2 + s2 / 2 + 2 * c4),
        Math.tanh(c3 / 2 + s3 / 2 + 2 * c4),
        Math.tanh(s4 - c4),
      ];
      expectClose(numbers(trace, "attentional", t), attentional);
      const [a1 = 0, a2 = 0, a3 = 0, a4 = 0] = attentional;
      // <pad>, <sos>, <eos>, <unk>, I, am, a, student
      const logits = [
        -4,
        -4,
        4 * a4 - a1 - a2 - a3,
        -4,
        4 * a1,
        4 * a2,
        2 * a3 + 2 * a4 - a1 - a2 + 1,
        4 * a3 - 2 * a4,
      ];
      expectClose(numbers(trace, "logits", t), logits);
      expectClose(numbers(trace, "probabilities", t), shares(logits));
    });
  });

  it("feeds back the embedding of the word it said, out of which the cell would make the next query but for its tanh", async () => {
    const trace = await traceOf("worked-luong");
    for (const t of S.keys()) {
      expect(numbers(trace, "decoderEmbedded", t)).toEqual(S[t]);
      expect(numbers(trace, "decoder.l0.preactivation", t)).toEqual(S[t]);
      expect(numbers(trace, "query", t)).toEqual(S[t]);
    }
  });

  it("left to its tanh units reaches no such scores", async () => {
    const { trainer, text } = exampleOf("worked-luong");
    const trace = await trainer.trace(text);
    const first = numbers(trace, "scores", 0);
    const bounded = (vector: readonly number[] | undefined): number[] => (vector ?? []).map(Math.tanh);
    expectClose(
      first,
      H.map((h) => dot(bounded(S[0]), bounded(h))),
    );
    expect(Math.max(...first)).toBeLessThan(4);
    trainer.dispose();
  });
});

describe.each(WORKED.map(({ id }) => [id]))("the gestures on the scores of %s", (id) => {
  const rows = async (
    more: readonly Intervention[],
  ): Promise<{ scores: number[][]; weights: number[][] }> => {
    const trace = await traceOf(id, more);
    const all = (name: TensorName): number[][] => trace.output.tokens.map((_, t) => numbers(trace, name, t));
    return { scores: all("scores"), weights: all("weights") };
  };
  // The second example's first row is given by its weights; from its third on the states before it are others.
  const compared = id === "worked-bahdanau" ? [1] : [0, 1, 2, 3, 4];

  it("adding 100 to all changes no weight", async () => {
    const [before, after] = [await rows([]), await rows([{ kind: "scores", row: "all", shift: 100 }])];
    after.scores.forEach((row, t) => {
      expectClose(
        row,
        (before.scores[t] ?? []).map((score) => score + 100),
      );
    });
    // A score with decimals is rounded to float32 at 100 times its size.
    after.weights.flat().forEach((weight, i) => {
      expect(Math.abs(weight - (before.weights.flat()[i] ?? 1))).toBeLessThan(
        id === "worked-luong" ? 1e-6 : 1e-5,
      );
    });
  });

  it.each([
    ["doubling them", { scale: 2 }, 2],
    ["dividing by the square root of 4", { scale: 1 / Math.sqrt(4) }, 0.5],
    ["a temperature of 4", { temperature: 4 }, 0.25],
  ] as const)("%s is the softmax of so much of them", async (_, change, factor) => {
    const [before, after] = [await rows([]), await rows([{ kind: "scores", row: "all", ...change }])];
    for (const t of compared) {
      const row = after.weights[t] ?? [];
      expectClose(row, shares((before.scores[t] ?? []).map((score) => score * factor)));
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    }
  });
});

it("the square root of 4 makes 0.786987 of 0.964663", async () => {
  const trace = await traceOf("worked-luong", [{ kind: "scores", row: "all", scale: 0.5 }]);
  expectClose(numbers(trace, "weights", 0), [0.786986, 0.106507, 0.106507]);
});

describe("the second worked example", () => {
  const H = [
    [0.9, 0.1, 0.2, -0.1],
    [0.1, 0.9, -0.1, 0.2],
    [0.2, -0.1, 0.9, 0.1],
    [-0.1, 0.2, 0.1, 0.9],
  ];
  const S1 = [0.8, -0.5, 0.8, 0.8];

  it("is given S_1, Y_1 and C_1, and its first row makes the same S_1 and Y_1 of its own", async () => {
    const trace = await traceOf("worked-bahdanau");
    expect(trace.source.tokens).toEqual(["I", "am", "a", "student"]);
    expect(trace.output.tokens).toEqual(["je", "suis", "étudiant", "<eos>"]);
    expect(numbers(trace, "query", 1)).toEqual(S1.map(Math.fround));
    expectClose(numbers(trace, "decoderState", 0), S1);
    expectClose(numbers(trace, "context", 0), [0.65, 0.17, 0.23, 0.05]);
    const spoken = numbers(trace, "probabilities", 0);
    expect(spoken.indexOf(Math.max(...spoken))).toBe(trace.output.ids[0]);
  });

  it("computes e_21 … e_24, α, C_2, S_2 and Y_2 as by hand, in this order", async () => {
    const trace = await traceOf("worked-bahdanau");
    expect(trace.steps).toEqual(["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"]);
    const e = H.map((h) => h.reduce((sum, value, u) => sum + 2 * Math.tanh(3 * (S1[u] ?? 0) + 3 * value), 0));
    const c = mix(shares(e), H);
    const je = [0.6, 1, 0.7, -1.1];
    const s = S1.map((value, u) => Math.tanh((je[u] ?? 0) + (c[u] ?? 0) / 2 + value / 2));
    expectClose(numbers(trace, "scores", 1), e);
    expectClose(numbers(trace, "weights", 1), shares(e));
    expectClose(numbers(trace, "context", 1), c);
    expectClose(numbers(trace, "combined", 1), [...je, ...c]);
    expectClose(numbers(trace, "decoderState", 1), s);
    const [s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
    const [c1 = 0, c2 = 0, , c4 = 0] = c;
    // <pad>, <sos>, <eos>, <unk>, je, suis, étudiant: of S_2 and C_2 alone.
    const logits = [
      -4,
      -4,
      -1.5 * (s1 + s2 + s3 + s4),
      -4,
      4 * c1 - 2 * s2,
      4 * c2 + s2 - 2 * s4,
      4 * c4 + s2 + s4,
    ];
    expectClose(numbers(trace, "logits", 1), logits);
  });
});

describe.each(HAND_SET.map((one) => [one.task.id, one] as const))("the file of %s", (id, one) => {
  it("lies beside the page as it is made here", () => {
    const shipped = readFileSync(new URL(`../../public/models/${id}.safetensors`, import.meta.url));
    expect(Buffer.from(handSetModel(one)).equals(shipped)).toBe(true);
  });

  it("lies beside the trace that it opens with", async () => {
    const stored = JSON.parse(
      readFileSync(new URL(`../../public/models/${id}.trace.json`, import.meta.url), "utf8"),
    ) as { interventions: unknown; output: { tokens: unknown }; tensors: { weights: { data: number[] } } };
    const trace = await traceOf(id);
    expect(stored.interventions).toEqual(JSON.parse(JSON.stringify(trace.interventions)));
    expect(stored.output.tokens).toEqual(trace.output.tokens);
    expectClose(stored.tensors.weights.data, Array.from(tensorOf(trace, "weights").data));
  });

  it("is not trained: there is nothing to learn, and nothing is held out", () => {
    const { task } = one;
    expect(heldOut(task).pairs).toEqual([]);
    const trainer = restoreTrainer(handSetModel(one), findTask);
    expect(() => trainer.update()).toThrow("hand-set");
    trainer.dispose();
  });
});
