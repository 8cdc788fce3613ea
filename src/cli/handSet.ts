/** Writes the models that are set by hand, and the trace that each opens with: `npm run models` calls it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findTask } from "../tasks/list";
import { traceToJson } from "../trace/json";
import { HAND_SET, handSetModel } from "../training/handSet";
import { restoreTrainer } from "../training/trainer";
import { chooseBackend } from "../worker/backends";
import { nodeBackends } from "../worker/nodeBackends";

/** Makes `TASK.safetensors` and `TASK.trace.json` in a folder, and gives back the tasks. */
export async function writeHandSet(folder: string): Promise<readonly string[]> {
  await chooseBackend(nodeBackends(), "wasm");
  mkdirSync(folder, { recursive: true });
  for (const example of HAND_SET) {
    const { id, samples, opening } = example.task;
    const model = handSetModel(example);
    const trainer = restoreTrainer(model, findTask);
    const trace = await trainer.trace(samples[0] ?? "", { interventions: opening?.interventions });
    trainer.dispose();
    writeFileSync(join(folder, `${id}.safetensors`), new Uint8Array(model));
    writeFileSync(join(folder, `${id}.trace.json`), JSON.stringify(traceToJson(trace)));
  }
  return HAND_SET.map(({ task }) => task.id);
}
