import { isArchitecture } from "./architecture";
import { type Intervention, InterventionError, parseInterventions } from "./intervention";
import { isStepId } from "./steps";
import { TENSOR_NAMES, TENSORS, type TensorName, type TraceTensor } from "./tensors";
import type { ModelDescription, Trace } from "./trace";

/** The trace as plain JSON values, without parameters: the model's file has them. Nine digits are enough to give every float32 back exactly. */
export function traceToJson(trace: Trace): unknown {
  const tensors = Object.fromEntries(
    Object.entries(trace.tensors).map(([name, { shape, axes, data }]) => [
      name,
      { shape, axes, data: Array.from(data, (value) => Number(value.toPrecision(9))) },
    ]),
  );
  const { parameters: _, ...rest } = trace;
  return { ...rest, tensors };
}

/** What is wrong with a trace file, by the field to blame. */
export class TraceFormatError extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`the trace's field "${field}" is missing or malformed`);
    this.name = "TraceFormatError";
    this.field = field;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, field: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TraceFormatError(field);
  return value as Fields;
}

function list<T>(value: unknown, field: string, check: (item: unknown) => item is T): T[] {
  if (!Array.isArray(value) || !value.every(check)) throw new TraceFormatError(field);
  return value;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Checks and builds a trace. Throws TraceFormatError naming the first field that is not as it should be. */
export function parseTrace(json: unknown): Trace {
  const root = fields(json, "trace");
  const model: Fields = fields(root.model, "model");
  if (!isArchitecture(model)) throw new TraceFormatError("model");
  if (!isText(model.task)) throw new TraceFormatError("model.task");
  for (const key of ["units", "embed", "seed", "step"])
    if (!isCount(model[key])) throw new TraceFormatError(`model.${key}`);
  if (typeof model.reverseSource !== "boolean") throw new TraceFormatError("model.reverseSource");
  list(model.targetVocabulary, "model.targetVocabulary", isText);
  const source = fields(root.source, "source");
  const output = fields(root.output, "output");
  if (!isText(source.text)) throw new TraceFormatError("source.text");
  const sourceTokens = list(source.tokens, "source.tokens", isText);
  const outputTokens = list(output.tokens, "output.tokens", isText);
  const sizes = { source: sourceTokens.length, target: outputTokens.length };
  const stored = fields(root.tensors, "tensors");
  const tensors: Partial<Record<TensorName, TraceTensor>> = {};
  for (const name of TENSOR_NAMES) if (name in stored) tensors[name] = parseTensor(name, stored[name], sizes);
  for (const name of Object.keys(stored))
    if (!(name in TENSORS)) throw new TraceFormatError(`tensors.${name}`);
  return {
    model: model as unknown as ModelDescription,
    source: { text: source.text, tokens: sourceTokens, ids: list(source.ids, "source.ids", isCount) },
    output: { tokens: outputTokens, ids: list(output.ids, "output.ids", isCount) },
    steps: list(root.steps, "steps", isStepId),
    interventions: interventions(root.interventions),
    tensors,
  };
}

function interventions(json: unknown): readonly Intervention[] {
  try {
    return parseInterventions(json);
  } catch (error) {
    if (error instanceof InterventionError)
      throw new TraceFormatError(`interventions.${error.item}.${error.field}`);
    throw error;
  }
}

function parseTensor(
  name: TensorName,
  json: unknown,
  sizes: { source: number; target: number },
): TraceTensor {
  const field = `tensors.${name}`;
  const tensor = fields(json, field);
  const { axes } = TENSORS[name];
  const shape = list(tensor.shape, `${field}.shape`, isCount);
  if (shape.length !== axes.length) throw new TraceFormatError(`${field}.shape`);
  axes.forEach((axis, i) => {
    if ((axis === "source" || axis === "target") && shape[i] !== sizes[axis])
      throw new TraceFormatError(`${field}.shape`);
  });
  const data = Float32Array.from(list(tensor.data, `${field}.data`, isNumber));
  if (data.length !== shape.reduce((product, size) => product * size, 1))
    throw new TraceFormatError(`${field}.data`);
  return { shape, axes, data };
}
