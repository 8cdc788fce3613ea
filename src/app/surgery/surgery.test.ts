import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestTrace } from "../../panels/testTrace";
import { useBackend } from "../../testing/backend";
import { architectures, nameOf, recordedTrace } from "../../testing/recorded";
import { tinyTask } from "../../testing/tinyTask";
import { attends } from "../../trace/architecture";
import type { Intervention } from "../../trace/intervention";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { completeSettings } from "../../training/settings";
import { createTrainer, type Trainer } from "../../training/trainer";
import type { BackendId } from "../../worker/protocol";
import { askFork, wordsOf } from "./askFork";
import { compareFork, firstDifference, logProbabilities } from "./fork";
import { redistribute } from "./redistribute";
import { withWeights } from "./rowChanges";

const TEXT = "b d c f";
const ATTENDING = architectures().filter(({ wiring }) => attends(wiring));

function trainerOf(settings: Partial<Parameters<typeof completeSettings>[0]> = {}): Trainer {
  return createTrainer(
    tinyTask,
    completeSettings({ task: tinyTask.id, seed: 3, units: 6, embed: 4, batch: 8, ...settings }),
  );
}

/** The model as the page asks it. */
const asked = (trainer: Trainer) => ({
  trace: (text: string, interventions: readonly Intervention[] = [], wish: { forced?: string } = {}) =>
    trainer.trace(text, { interventions, ...wish }),
});

function expectSameBits(one: Trace, other: Trace): void {
  expect(other.output).toEqual(one.output);
  expect(Object.keys(other.tensors)).toEqual(Object.keys(one.tensors));
  for (const [name, tensor] of Object.entries(one.tensors)) {
    const { data } = tensorOf(other, name as keyof Trace["tensors"]);
    const bits = ({ buffer, byteOffset, length }: Float32Array) =>
      new Uint32Array(buffer, byteOffset, length);
    expect(bits(data), name).toEqual(bits(tensor.data));
  }
}

describe.each<BackendId>(["cpu", "wasm"])("weights set by hand on %s", (backend) => {
  beforeAll(() => useBackend(backend));

  it("all on one word make the context that word's state, to 1e-6, whatever attends", async () => {
    // A fifth of them on each backend, not the same one.
    const sample = ATTENDING.filter((_, i) => i % 5 === (backend === "cpu" ? 1 : 3));
    for (const part of ["wiring", "score", "window", "cell"] as const)
      expect(new Set(sample.map((one) => one[part]))).toEqual(new Set(ATTENDING.map((one) => one[part])));
    for (const [i, architecture] of sample.entries()) {
      const position = i % 5;
      const interventions = withWeights([], "all", { set: "one-hot", position }, []);
      const trace = await recordedTrace(architecture, { interventions });
      const state = rowOf(tensorOf(trace, "states"), position);
      const contexts = tensorOf(trace, "context");
      for (let t = 0; t < trace.output.ids.length; t++)
        for (const [u, value] of rowOf(contexts, t).entries())
          expect(Math.abs(value - (state[u] ?? Number.NaN)), nameOf(architecture)).toBeLessThanOrEqual(1e-6);
    }
  });

  it("and released leave the first translation to the bit, every tensor of it", async () => {
    for (const settings of [{}, { wiring: "bahdanau", score: "concat", cell: "lstm" }] as const) {
      const trainer = trainerOf(settings);
      for (let i = 0; i < 4; i++) trainer.update();
      const first = await trainer.trace(TEXT);
      const weights = Array.from(rowOf(tensorOf(first, "weights"), 0));
      const numbers = redistribute(weights, new Set([2]), 1, 0.9);
      const held = withWeights([], 0, { set: "given", numbers }, []);
      const changed = await trainer.trace(TEXT, { interventions: held });
      expect(tensorOf(changed, "context").data).not.toEqual(tensorOf(first, "context").data);
      const made = rowOf(tensorOf(changed, "weights"), 0);
      for (const [j, weight] of numbers.entries()) expect(made[j]).toBeCloseTo(weight, 6);
      for (const set of ["uniform", "drop-largest", "hard"] as const)
        await trainer.trace(TEXT, { interventions: withWeights(held, "all", { set }, []) });
      expectSameBits(first, await trainer.trace(TEXT));
      trainer.dispose();
    }
  });
});

describe("a fork", () => {
  let trainer: Trainer;
  beforeAll(async () => {
    await useBackend("cpu");
    trainer = trainerOf();
    for (let i = 0; i < 30; i++) trainer.update();
  });
  afterAll(() => trainer.dispose());

  it("is measured as by hand: log p from the logits, total variation term by term", async () => {
    const interventions = withWeights([], 0, { set: "one-hot", position: 4 }, []);
    const fork = await askFork(asked(trainer), TEXT, interventions, [], null);
    const { first, changed, along } = fork;
    expect(along?.output.tokens).toEqual(first.output.tokens);
    const byHand = ({ output, tensors }: Trace): number =>
      output.ids.reduce((sum, id, t) => {
        const logits = tensors.logits ? Array.from(rowOf(tensors.logits, t)) : [];
        const whole = logits.reduce((total, logit) => total + Math.exp(logit), 0);
        return sum + (logits[id] ?? Number.NaN) - Math.log(whole);
      }, 0);
    const numbers = compareFork(fork, 0);
    expect(numbers.first).toBeCloseTo(byHand(first), 5);
    expect(numbers.changed).toBeCloseTo(byHand(changed), 5);
    expect(along && numbers.along).toBeCloseTo(along ? byHand(along) : Number.NaN, 5);
    // The model's own loss along these words is the same number with the other sign.
    const loss = along ? tensorOf(along, "loss").data.reduce((sum, one) => sum + one, 0) : Number.NaN;
    expect(numbers.along).toBeCloseTo(-loss, 4);
    for (const [name, found] of [
      ["weights", numbers.weights],
      ["probabilities", numbers.words],
    ] as const) {
      const [p, q] = [rowOf(tensorOf(first, name), 0), rowOf(tensorOf(changed, name), 0)];
      let sum = 0;
      for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] ?? 0) - (q[i] ?? 0)) / 2;
      expect(found).toBeCloseTo(sum, 6);
      expect(found).toBeGreaterThan(0);
    }
  });

  it("of nothing is the same translation twice", async () => {
    const fork = await askFork(asked(trainer), TEXT, [], [], null);
    const numbers = compareFork(fork, 1);
    expect(numbers).toMatchObject({ difference: null, weights: 0, words: 0 });
    expect(numbers.along).toBe(numbers.first);
  });

  it("goes along the words of the moment, whatever was expected of them, and keeps what else is changed", async () => {
    const others: readonly Intervention[] = [{ kind: "scores", row: "all", temperature: 3 }];
    const interventions = withWeights(others, "all", { set: "uniform" }, []);
    const { first, changed, along } = await askFork(asked(trainer), TEXT, interventions, [], "A A A");
    expect(first.interventions).toEqual(others);
    expect(changed.interventions).toEqual(interventions);
    expect(along && wordsOf(along)).toBe(wordsOf(first));
    expect(logProbabilities(first)).toHaveLength(first.output.tokens.length);
  });

  it("has a log p of a word whose probability is 0 in float32", () => {
    const trace = createTestTrace();
    const bent = (name: "logits" | "probabilities", by: (value: number, id: number) => number) => {
      const whole = tensorOf(trace, name);
      const width = trace.model.targetVocabulary.length;
      const data = whole.data.map((value, i) => (Math.floor(i / width) === 1 ? by(value, i % width) : value));
      return { ...whole, data };
    };
    const said = trace.output.ids[1] ?? -1;
    const tensors = {
      ...trace.tensors,
      logits: bent("logits", (_, id) => (id === said ? -200 : 0)),
      probabilities: bent("probabilities", (_, id) => (id === said ? 0 : 1)),
    };
    const others = trace.model.targetVocabulary.length - 1;
    expect(logProbabilities({ ...trace, tensors })[1]).toBeCloseTo(-200 - Math.log(others), 6);
  });

  it("has its first difference where words, or the ends, part", () => {
    expect(firstDifference(["a", "b", "c"], ["a", "b", "c"])).toBeNull();
    expect(firstDifference(["a", "b", "c"], ["a", "x", "c"])).toBe(1);
    expect(firstDifference(["a", "b"], ["a", "b", "c"])).toBe(2);
  });

  it("has no distances in a row that only one of them has", async () => {
    const fork = await askFork(asked(trainer), TEXT, withWeights([], 0, { set: "hard" }, []), [], null);
    expect(compareFork(fork, 99)).toMatchObject({ weights: null, words: null });
  });
});
