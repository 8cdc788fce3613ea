import { describe, expect, it } from "vitest";
import { type Problem, ProblemError } from "../lib/problem";
import { createRandom } from "../lib/random";
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from "../lib/safetensors";
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from "./checkpoint";
import type { ModelConfig } from "./config";
import { initialValues, parameterShapes } from "./shapes";

const CONFIG: ModelConfig = {
  cell: "gru",
  wiring: "luong",
  score: "dot",
  window: "global",
  gaussian: false,
  radius: 2,
  inputFeeding: false,
  units: 4,
  embed: 3,
  layers: 1,
  bidirectional: false,
  sourceVocab: 6,
  targetVocab: 5,
  maxSource: 7,
};

const VALUES = initialValues(CONFIG, createRandom(1));

const CHECKPOINT: Checkpoint = {
  config: CONFIG,
  sourceVocabulary: ["<pad>", "<sos>", "<eos>", "<unk>", "a", "b"],
  targetVocabulary: ["<pad>", "<sos>", "<eos>", "<unk>", "A"],
  task: "tiny",
  seed: 1,
  step: 12,
  random: createRandom(1).state(),
  training: { batch: 2, learningRate: 0.01, clip: 1 },
  metrics: { exact: 0.5 },
  parameters: VALUES,
  moments: { first: VALUES, second: VALUES },
};

function problemOf(bytes: ArrayBuffer): Problem | null {
  try {
    decodeCheckpoint(bytes);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** The file with its tensors or metadata changed. */
function changed(change: {
  tensors?: (tensors: Record<string, StoredTensor>) => void;
  metadata?: (metadata: Record<string, string>) => void;
}): ArrayBuffer {
  const { tensors, metadata } = decodeSafetensors(encodeCheckpoint(CHECKPOINT));
  const [t, m] = [{ ...tensors }, { ...metadata }];
  change.tensors?.(t);
  change.metadata?.(m);
  return encodeSafetensors({ tensors: t, metadata: m });
}

describe("a model file", () => {
  it("gives everything back that was written", () => {
    expect(decodeCheckpoint(encodeCheckpoint(CHECKPOINT))).toEqual(CHECKPOINT);
  });

  it("has PyTorch's names and shapes", () => {
    expect(parameterShapes({ ...CONFIG, bidirectional: true })).toEqual({
      "encoder.embedding.weight": [6, 3],
      "encoder.rnn.weight_ih_l0": [6, 3],
      "encoder.rnn.weight_hh_l0": [6, 2],
      "encoder.rnn.bias_ih_l0": [6],
      "encoder.rnn.bias_hh_l0": [6],
      "encoder.rnn.weight_ih_l0_reverse": [6, 3],
      "encoder.rnn.weight_hh_l0_reverse": [6, 2],
      "encoder.rnn.bias_ih_l0_reverse": [6],
      "encoder.rnn.bias_hh_l0_reverse": [6],
      "decoder.embedding.weight": [5, 3],
      "decoder.rnn.weight_ih_l0": [12, 3],
      "decoder.rnn.weight_hh_l0": [12, 4],
      "decoder.rnn.bias_ih_l0": [12],
      "decoder.rnn.bias_hh_l0": [12],
      "combine.weight": [4, 8],
      "output.weight": [5, 4],
      "output.bias": [5],
    });
  });

  it("is refused when it is cut off anywhere", () => {
    const whole = encodeCheckpoint(CHECKPOINT);
    for (let bytes = 0; bytes < whole.byteLength; bytes += 37) {
      expect(["model-not-safetensors", "model-truncated"]).toContain(problemOf(whole.slice(0, bytes))?.code);
    }
  });

  it.each<[string, ArrayBuffer, Partial<Problem>]>([
    [
      "something else",
      new TextEncoder().encode("this is a text, not a model").buffer,
      { code: "model-not-safetensors" },
    ],
    [
      "bytes after its end",
      Uint8Array.from([...new Uint8Array(encodeCheckpoint(CHECKPOINT)), 1, 2, 3]).buffer,
      { code: "model-oversized" },
    ],
    [
      "another version",
      changed({ metadata: (m) => Object.assign(m, { version: "99" }) }),
      { code: "model-version", version: "99" },
    ],
    ["no task", changed({ metadata: (m) => delete m.task }), { code: "model-metadata", field: "task" }],
    [
      "a negative step",
      changed({ metadata: (m) => Object.assign(m, { step: "-1" }) }),
      { code: "model-metadata", field: "step" },
    ],
    [
      "a regime that is no list of settings",
      changed({ metadata: (m) => Object.assign(m, { training: '{"batch":[2]}' }) }),
      { code: "model-metadata", field: "training" },
    ],
    [
      "a vocabulary of another size",
      changed({ metadata: (m) => Object.assign(m, { targetVocabulary: '["<pad>"]' }) }),
      { code: "model-metadata", field: "targetVocabulary" },
    ],
    [
      "a cell that does not exist",
      changed({
        metadata: (m) => Object.assign(m, { config: JSON.stringify({ ...CONFIG, cell: "abacus" }) }),
      }),
      { code: "model-metadata", field: "config" },
    ],
    [
      "units without end",
      changed({ metadata: (m) => Object.assign(m, { config: JSON.stringify({ ...CONFIG, units: 1e9 }) }) }),
      { code: "model-metadata", field: "config" },
    ],
    [
      "a tensor missing",
      changed({ tensors: (t) => delete t["combine.weight"] }),
      { code: "model-tensor-missing", tensor: "combine.weight" },
    ],
    [
      "a moment missing",
      changed({ tensors: (t) => delete t["optimizer.v.output.bias"] }),
      { code: "model-tensor-missing", tensor: "optimizer.v.output.bias" },
    ],
    [
      "a tensor too many",
      changed({ tensors: (t) => Object.assign(t, { extra: { shape: [1], data: new Float32Array(1) } }) }),
      { code: "model-tensor-unknown", tensor: "extra" },
    ],
    [
      "a tensor of another shape",
      changed({
        tensors: (t) => Object.assign(t, { "output.bias": { shape: [4], data: new Float32Array(4) } }),
      }),
      { code: "model-tensor-shape", tensor: "output.bias", expected: "[5]", actual: "[4]" },
    ],
    [
      "a number that is none",
      changed({
        tensors: (t) =>
          Object.assign(t, { "output.bias": { shape: [5], data: new Float32Array(5).fill(Number.NaN) } }),
      }),
      { code: "model-tensor-not-finite", tensor: "output.bias" },
    ],
  ])("is refused with %s, and what is to blame is named", (_, bytes, problem) => {
    expect(problemOf(bytes)).toMatchObject(problem);
  });
});
