/** The attention of a shipped model on its task's first sentence, with what the task knows of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { present } from "../lib/assert";
import { matrixOfTrace } from "../matrix/fromTrace";
import type { AttentionMatrix } from "../matrix/matrix";
import { findTask } from "../tasks/list";
import { factsOf } from "../tasks/sentenceFacts";
import { parseTrace } from "../trace/json";
import type { Trace } from "../trace/trace";

export function shippedTrace(name: string): Trace {
  const path = join(import.meta.dirname, "../../public/models", `${name}.trace.json`);
  return parseTrace(JSON.parse(readFileSync(path, "utf8")));
}

export function shippedMatrix(name: string, tensor: "weights" | "scores" = "weights"): AttentionMatrix {
  const trace = shippedTrace(name);
  const facts = factsOf(findTask(trace.model.task), trace);
  return present(matrixOfTrace(trace, tensor, facts), "a model that attends");
}
