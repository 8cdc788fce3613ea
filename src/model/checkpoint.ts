/**
 * A model as a file: safetensors with PyTorch's names, everything else as JSON strings in its metadata.
 * A file is checked whole before anything uses it; what is wrong with it is a ProblemError that names the tensor.
 */
import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import type { RandomState } from "../lib/random";
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from "../lib/safetensors";
import { isArchitecture } from "../trace/architecture";
import type { ModelConfig } from "./config";
import { parameterShapes } from "./shapes";

export const FORMAT_VERSION = "2";
const FIRST_MOMENT = "optimizer.m.";
const SECOND_MOMENT = "optimizer.v.";

type Numbers = Readonly<Record<string, Float32Array>>;

/** How a model is trained, beyond what its shapes say; whoever trains reads and checks it. */
export type Training = Readonly<Record<string, number | string | boolean>>;

export interface Checkpoint {
  readonly config: ModelConfig;
  readonly sourceVocabulary: readonly string[];
  readonly targetVocabulary: readonly string[];
  readonly task: string;
  readonly seed: number;
  /** Updates made. */
  readonly step: number;
  /** Where the stream of training sentences stands. */
  readonly random: RandomState;
  readonly training: Training;
  /** As last measured; empty when nothing was. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly parameters: Numbers;
  /** Adam's moments; without them a model translates, and goes on training only approximately. */
  readonly moments: { readonly first: Numbers; readonly second: Numbers } | null;
}

export function encodeCheckpoint(checkpoint: Checkpoint): ArrayBuffer {
  const shapes = parameterShapes(checkpoint.config);
  const stored = (prefix: string, values: Numbers): Record<string, StoredTensor> =>
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [
        prefix + name,
        { shape, data: present(values[name], name) },
      ]),
    );
  const { parameters, moments, ...rest } = checkpoint;
  return encodeSafetensors({
    tensors: {
      ...stored("", parameters),
      ...(moments
        ? { ...stored(FIRST_MOMENT, moments.first), ...stored(SECOND_MOMENT, moments.second) }
        : {}),
    },
    metadata: {
      version: FORMAT_VERSION,
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)])),
    },
  });
}

export function decodeCheckpoint(buffer: ArrayBuffer): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(buffer);
  if (metadata.version !== FORMAT_VERSION)
    throw new ProblemError({
      code: "model-version",
      version: metadata.version ?? "",
      expected: FORMAT_VERSION,
    });
  const config = readConfig(metadata);
  const shapes = parameterShapes(config);
  const field = <T>(name: string, check: (value: unknown) => value is T): T =>
    readField(metadata, name, check);
  const sourceVocabulary = field("sourceVocabulary", isWords);
  const targetVocabulary = field("targetVocabulary", isWords);
  if (sourceVocabulary.length !== config.sourceVocab) throw metadataProblem("sourceVocabulary");
  if (targetVocabulary.length !== config.targetVocab) throw metadataProblem("targetVocabulary");
  const left = new Map(Object.entries(tensors));
  const take = (prefix: string): Numbers =>
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const tensor = prefix + name;
        const found = left.get(tensor);
        if (!found) throw new ProblemError({ code: "model-tensor-missing", tensor });
        if (found.shape.join() !== shape.join())
          throw new ProblemError({
            code: "model-tensor-shape",
            tensor,
            expected: `[${shape.join(", ")}]`,
            actual: `[${found.shape.join(", ")}]`,
          });
        if (!found.data.every(Number.isFinite))
          throw new ProblemError({ code: "model-tensor-not-finite", tensor });
        left.delete(tensor);
        return [name, found.data];
      }),
    );
  const parameters = take("");
  const hasMoments = Object.keys(tensors).some((name) => name.startsWith("optimizer."));
  const moments = hasMoments ? { first: take(FIRST_MOMENT), second: take(SECOND_MOMENT) } : null;
  for (const tensor of left.keys()) throw new ProblemError({ code: "model-tensor-unknown", tensor });
  return {
    config,
    sourceVocabulary,
    targetVocabulary,
    task: field("task", isText),
    seed: field("seed", isCount),
    step: field("step", isCount),
    random: field("random", isRandomState),
    training: field("training", isTraining),
    metrics: field("metrics", isNumbers),
    parameters,
    moments,
  };
}

function metadataProblem(field: string): ProblemError {
  return new ProblemError({ code: "model-metadata", field });
}

function readField<T>(
  metadata: Readonly<Record<string, string>>,
  name: string,
  check: (value: unknown) => value is T,
): T {
  let value: unknown;
  try {
    value = JSON.parse(metadata[name] ?? "");
  } catch {
    throw metadataProblem(name);
  }
  if (!check(value)) throw metadataProblem(name);
  return value;
}

function readConfig(metadata: Readonly<Record<string, string>>): ModelConfig {
  const config = readField(metadata, "config", isConfig);
  if (config.bidirectional && config.units % 2 !== 0) throw metadataProblem("config");
  return config;
}

/** Past these a file would ask for more memory than a page should give it. A vocabulary may be someone's own. */
const LARGEST_SIZE = 4096;
const LARGEST_VOCABULARY = 16384;

function isSize(value: unknown, largest = LARGEST_SIZE): value is number {
  return isCount(value) && value >= 1 && value <= largest;
}

function isConfig(value: unknown): value is ModelConfig {
  if (!isArchitecture(value)) return false;
  const { units, embed, sourceVocab, targetVocab, maxSource } = value as ModelConfig;
  return (
    [units, embed, maxSource].every((size) => isSize(size)) &&
    [sourceVocab, targetVocab].every((size) => isSize(size, LARGEST_VOCABULARY))
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isRandomState(value: unknown): value is RandomState {
  return Array.isArray(value) && value.length === 4 && value.every(isCount);
}

function isNumbers(value: unknown): value is Record<string, number> {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord && Object.values(value).every((item) => Number.isFinite(item));
}

function isTraining(value: unknown): value is Training {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return (
    isRecord && Object.values(value).every((item) => ["number", "string", "boolean"].includes(typeof item))
  );
}
