import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemError } from "../lib/problem";
import { SOS } from "../lib/tokens";
import { permutation } from "../model/compileEdits";
import { useBackend } from "../testing/backend";
import { largestError, oracleTrace } from "../testing/oracle";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import { type Intervention, parseInterventions } from "../trace/intervention";
import type { BackendId } from "../worker/protocol";
import { answer } from "./evaluate";
import { readInterventions } from "./interventions";
import { completeSettings, type SomeSettings } from "./settings";
import { createTrainer, type Trainer } from "./trainer";

const TEXT = "b d c f";
const STATES = [
  [0.1, -0.4, 0.3, 0.9],
  [-2, 1, 0.5, 0.2],
  [0.3, 0.3, -0.3, 0.1],
  [1, 0, -1, 2],
  [0.2, 0.1, 0.7, -0.6],
];

/** Every kind, and several together. */
const CASES: readonly [string, readonly Intervention[]][] = [
  ["uniform weights everywhere", [{ kind: "weights", row: "all", set: "uniform" }]],
  ["the largest weight dropped in one row", [{ kind: "weights", row: 1, set: "drop-largest" }]],
  ["hard weights", [{ kind: "weights", row: "all", set: "hard" }]],
  ["permuted weights", [{ kind: "weights", row: "all", set: "permute", seed: 9 }]],
  ["all weight on one word", [{ kind: "weights", row: 0, set: "one-hot", position: 2 }]],
  ["weights by hand", [{ kind: "weights", row: 2, set: "given", numbers: [0.5, 0.25, 0, 0.25, 0] }]],
  ["scores plus 100", [{ kind: "scores", row: "all", shift: 100 }]],
  ["scores twice as large, in one row", [{ kind: "scores", row: 1, scale: 2 }]],
  ["a temperature", [{ kind: "scores", row: "all", temperature: 0.5 }]],
  ["another source word", [{ kind: "source", position: 1, word: "g" }]],
  ["two source words swapped", [{ kind: "swap-source", positions: [0, 3] }]],
  ["another value vector", [{ kind: "value", position: 1, numbers: [1, -1, 0.5, 2] }]],
  ["two value vectors swapped", [{ kind: "swap-values", positions: [0, 2] }]],
  ["a parameter at zero", [{ kind: "parameter", name: "output.weight", set: "zero" }]],
  ["states by hand", [{ kind: "states", numbers: STATES }]],
  ["a query by hand", [{ kind: "query", row: 1, numbers: [0.5, -0.5, 1, 0] }]],
  [
    "several together",
    [
      { kind: "states", numbers: STATES },
      { kind: "query", row: 0, numbers: [1, 2, -1, 0.5] },
      { kind: "scores", row: 0, scale: 0.5 },
      { kind: "weights", row: 2, set: "hard" },
      { kind: "swap-values", positions: [1, 4] },
      { kind: "token", row: 1, force: "F" },
    ],
  ],
];

const MODELS: readonly Partial<SomeSettings>[] = [
  {},
  { bidirectional: true, score: "general", inputFeeding: true },
  { cell: "lstm", wiring: "bahdanau", score: "concat" },
  { cell: "rnn", layers: 2, score: "scaled-dot", window: "local-p", gaussian: true },
];

/** Gates that each cell has, fixed in different places. */
const GATES: readonly [Partial<SomeSettings>, readonly Intervention[]][] = [
  [{}, [{ kind: "gate", side: "decoder", gate: "update", value: 1 }]],
  [{}, [{ kind: "gate", side: "encoder", gate: "reset", value: 0, unit: 2 }]],
  [
    { bidirectional: true },
    [{ kind: "gate", side: "encoder", gate: "candidate", value: 0.3, direction: "backward" }],
  ],
  [{ cell: "lstm", layers: 2 }, [{ kind: "gate", side: "decoder", gate: "forget", value: 0, layer: 1 }]],
  [{ cell: "lstm", wiring: "plain" }, [{ kind: "gate", side: "encoder", gate: "output", value: 1 }]],
  [
    { cell: "rnn", wiring: "plain-context" },
    [{ kind: "gate", side: "decoder", gate: "preactivation", value: 0.1 }],
  ],
];

describe.each<BackendId>(["cpu", "wasm"])("an intervention on %s", (backend) => {
  const trainers = new Map<string, Trainer>();
  const trainerOf = (model: Partial<SomeSettings>): Trainer => {
    const key = JSON.stringify(model);
    const known = trainers.get(key);
    if (known) return known;
    const fresh = createTrainer(
      tinyTask,
      completeSettings({ task: tinyTask.id, seed: 3, units: 4, embed: 3, batch: 4, ...model }),
    );
    trainers.set(key, fresh);
    return fresh;
  };
  beforeAll(() => useBackend(backend));
  afterAll(() => {
    for (const trainer of trainers.values()) trainer.dispose();
  });

  async function expectOracle(trainer: Trainer, interventions: readonly Intervention[]): Promise<void> {
    const trace = await trainer.trace(TEXT, { interventions });
    const { sourceVocabulary, targetVocabulary } = trainer;
    const oracle = oracleTrace({
      config: trainer.model.config,
      weights: await weightsOf(trainer),
      interventions,
      permutation,
      wordId: sourceVocabulary.id,
      // The oracle changes the sentence itself.
      sourceIds: [...TEXT.split(" ").map(sourceVocabulary.id), 2],
      outputIds: trace.output.ids,
      sos: SOS,
    });
    const worst = largestError(trace.tensors, oracle);
    expect(worst.error, worst.name).toBeLessThanOrEqual(1e-5);
    expect(trace.interventions).toEqual(interventions);
    const forced = interventions.find((one) => one.kind === "token" && "force" in one);
    if (forced) expect(trace.output.ids[1]).toBe(targetVocabulary.id("F"));
  }

  it.each(CASES)("with %s equals the oracle's, in four models", async (_, interventions) => {
    for (const model of MODELS) await expectOracle(trainerOf(model), interventions);
  });

  it.each(GATES)("on a gate of %j equals the oracle's: %j", async (model, interventions) => {
    await expectOracle(trainerOf(model), interventions);
  });

  it("that bans the word said makes the model say another, and the second likeliest", async () => {
    const trainer = trainerOf({});
    const before = await trainer.trace(TEXT);
    const ban = before.output.tokens[0] ?? "";
    const after = await trainer.trace(TEXT, { interventions: [{ kind: "token", row: 0, ban }] });
    const [first] = [before.tensors.logits?.data.subarray(0, before.model.targetVocabulary.length) ?? []];
    const ranked = Array.from(first).map((logit, id) => [logit, id] as const);
    ranked.sort(([a], [b]) => b - a);
    expect(after.output.ids[0]).toBe(ranked[1]?.[1]);
  });

  it("in a batch of sentences gives each the numbers that it has alone", async () => {
    const trainer = trainerOf({ bidirectional: true, score: "general", inputFeeding: true });
    const pairs = ["b d c f", "a", "g e"].map((text) => ({
      source: text.split(" "),
      target: ["C", "A"],
      sure: [],
      possible: [],
      tags: [],
    }));
    const kinds: readonly (readonly Intervention[])[] = [
      [{ kind: "weights", row: "all", set: "uniform" }],
      [{ kind: "weights", row: "all", set: "permute", seed: 3 }],
      [{ kind: "weights", row: 1, set: "drop-largest" }],
      [
        { kind: "swap-values", positions: [0, 1] },
        { kind: "scores", row: "all", temperature: 0.3 },
      ],
    ];
    for (const interventions of kinds) {
      const records = await answer(trainer, pairs, interventions);
      for (const [i, { source }] of pairs.entries()) {
        const { tensors } = await trainer.trace(source.join(" "), { forced: "C A", interventions });
        const weights = tensors.weights?.data ?? new Float32Array();
        expect(records[i]?.attention?.weights.length).toBe(weights.length);
        weights.forEach((weight, j) => {
          expect(records[i]?.attention?.weights[j]).toBeCloseTo(weight, 5);
        });
        tensors.loss?.data.forEach((loss, t) => {
          expect(records[i]?.losses?.[t]).toBeCloseTo(loss, 4);
        });
      }
    }
  });

  it("counts positions as the model reads: with a reversed source from its last word", async () => {
    const trainer = trainerOf({ reverseSource: true });
    const { source, tensors } = await trainer.trace("b d c", {
      interventions: [
        { kind: "source", position: 0, word: "g" },
        { kind: "weights", row: 0, set: "one-hot", position: 0 },
      ],
    });
    expect(source.tokens).toEqual(["g", "d", "b", "<eos>"]);
    expect(Array.from(tensors.weights?.data.subarray(0, 4) ?? [])).toEqual([1, 0, 0, 0]);
  });

  it("taken away again leaves every number as it was", async () => {
    const trainer = trainerOf({});
    const before = await trainer.trace(TEXT);
    await trainer.trace(TEXT, { interventions: [{ kind: "weights", row: "all", set: "hard" }] });
    expect(await trainer.trace(TEXT)).toEqual(before);
  });

  it.each<[Partial<SomeSettings>, Intervention]>([
    [{ wiring: "plain" }, { kind: "weights", row: 0, set: "uniform" }],
    [{ wiring: "plain" }, { kind: "query", row: 0, numbers: [1, 2, 3, 4] }],
    [{}, { kind: "query", row: 0, numbers: [1] }],
    [{}, { kind: "gate", side: "decoder", gate: "forget", value: 1 }],
    [{}, { kind: "gate", side: "decoder", gate: "update", value: 1, layer: 1 }],
    [{}, { kind: "gate", side: "encoder", gate: "update", value: 1, direction: "backward" }],
    [{}, { kind: "parameter", name: "attention.W_a", set: "zero" }],
    [{}, { kind: "token", row: 0, force: "no such word" }],
    [{}, { kind: "source", position: 99, word: "a" }],
    [{}, { kind: "value", position: 5, numbers: [1, 2, 3, 4] }],
    // The sentence has five positions with <eos>; the padding behind it is nothing to look at.
    [{}, { kind: "weights", row: 0, set: "one-hot", position: 5 }],
    [{}, { kind: "weights", row: 0, set: "given", numbers: [1, 0, 0, 0, 0, 0] }],
    [{}, { kind: "swap-values", positions: [0, 5] }],
    [{}, { kind: "states", numbers: [...STATES, [0, 0, 0, 0]] }],
    [{ wiring: "plain" }, { kind: "states", numbers: STATES }],
  ])("that %j cannot have is refused: %j", async (model, intervention) => {
    await expect(trainerOf(model).trace(TEXT, { interventions: [intervention] })).rejects.toThrow(
      ProblemError,
    );
  });
});

describe("a list of interventions from outside", () => {
  it("is taken when every item is one", () => {
    for (const [, interventions] of [...CASES, ...GATES])
      expect(parseInterventions(JSON.parse(JSON.stringify(interventions)))).toEqual(interventions);
  });
  it.each([
    ["not JSON", "{", 0, "JSON"],
    ["not a list", "{}", 0, "[]"],
    ["an unknown kind", '[{"kind":"magic"}]', 0, "kind"],
    ["a row that is none", '[{"kind":"weights","row":-1,"set":"uniform"}]', 0, "row"],
    ["a one-hot without its position", '[{"kind":"weights","row":0,"set":"one-hot"}]', 0, "position"],
    ["a field too many", '[{"kind":"swap-source","positions":[0,1],"extra":1}]', 0, "extra"],
    [
      "a temperature of 0, second in the list",
      '[{"kind":"token","row":0,"ban":"a"},{"kind":"scores","row":0,"temperature":0}]',
      1,
      "temperature",
    ],
    ["a word both forced and banned", '[{"kind":"token","row":0,"ban":"a","force":"b"}]', 0, "force"],
  ])("is refused where it is %s, naming item and field", (_, text, item, field) => {
    let problem: unknown = null;
    try {
      readInterventions(text);
    } catch (error) {
      problem = error instanceof ProblemError ? error.problem : error;
    }
    expect(problem).toEqual({ code: "intervention-malformed", item, field });
  });
});
