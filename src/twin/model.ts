import { ProblemError } from "../lib/problem";
import { decodeSafetensors } from "../lib/safetensors";
import type { ModelDescription, Trace } from "../trace/trace";

/** What a twin's script is written for. */
export interface TwinModel extends ModelDescription {
  /** Shape of every parameter, by its name; Adam's moments are not among them. */
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

/** What has to be the same in a model file and a trace for one to have made the other. */
const CONFIGURATION = [
  "cell",
  "wiring",
  "score",
  "window",
  "gaussian",
  "radius",
  "inputFeeding",
  "layers",
  "bidirectional",
  "units",
  "embed",
] as const;
const ORIGIN = ["task", "seed", "step"] as const;

/** The part of a file's name that is Adam's and not the model's. */
const MOMENTS = "optimizer.";

/**
 * The model of a file, which has to be the one that made the trace. Throws ProblemError when it is another one, or when
 * the trace was changed by interventions: a twin computes what the parameters say and nothing else.
 */
export function twinModel(trace: Trace, file: ArrayBuffer): TwinModel {
  if (trace.interventions.length > 0) throw new ProblemError({ code: "twin-interventions" });
  const { tensors, metadata } = decodeSafetensors(file);
  const config = fieldsOf(metadata.config);
  const differs = [
    ...CONFIGURATION.filter((key) => config[key] !== trace.model[key]),
    ...ORIGIN.filter((key) => metadata[key] !== JSON.stringify(trace.model[key])),
  ];
  const [field] = differs;
  if (field !== undefined) throw new ProblemError({ code: "twin-other-model", field });
  const shapes = Object.fromEntries(
    Object.entries(tensors).flatMap(([name, { shape }]) =>
      name.startsWith(MOMENTS) ? [] : [[name, shape] as const],
    ),
  );
  return { ...trace.model, shapes };
}

function fieldsOf(json: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? "");
    if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below, as of a file whose description is something else.
  }
  throw new ProblemError({ code: "model-metadata", field: "config" });
}
