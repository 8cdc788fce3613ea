import type { Runs } from "../runs";

/** Hands the model's file to the browser, and returns its name: task, seed, update. */
export async function downloadModel(runs: Runs): Promise<string> {
  const { model, trace } = await runs.fileAndTrace();
  const { task, seed, step } = trace.model;
  const name = `attention-loom-${task}-seed${seed}-update${step}.safetensors`;
  const url = URL.createObjectURL(new Blob([model], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser has only begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
