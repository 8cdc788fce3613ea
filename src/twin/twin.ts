/**
 * A twin: a small Python script that computes one translation again, from the model's file and nothing else, and
 * compares every number with the trace. It is a second implementation on purpose, readable beside the papers.
 */
import { traceToJson } from "../trace/json";
import type { Trace } from "../trace/trace";
import type { TwinFormat } from "./library";
import { twinModel } from "./model";
import { twinScript } from "./script";

export interface TwinFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface TwinRequest {
  readonly trace: Trace;
  /** The model file that made the trace, as exported. */
  readonly model: ArrayBuffer;
  readonly format: TwinFormat;
}

/** The files of a twin. Throws ProblemError for a trace with interventions and for one that another model made. */
export function twinFiles({ trace, model, format }: TwinRequest): TwinFile[] {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  return [
    { name: "twin.py", content: text(twinScript(trace, twinModel(trace, model), format)) },
    { name: "model.safetensors", content: new Uint8Array(model) },
    { name: "trace.json", content: text(JSON.stringify(traceToJson(trace))) },
  ];
}
