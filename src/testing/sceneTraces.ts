/**
 * The translation that a lesson's bookmark opens, made in Node by the model that ships for it; where none does, by one
 * that begins from nothing, as in the page.
 */
import { readFileSync } from "node:fs";
import { wholeBookmark } from "../app/lessons/bookmark";
import { shippedRun } from "../app/shipped";
import type { Bookmark } from "../lessons/lesson";
import { present } from "../lib/assert";
import { findTask } from "../tasks/list";
import { differences } from "../trace/settings";
import type { Trace } from "../trace/trace";
import { completeSettings } from "../training/settings";
import { createTrainer, restoreTrainer, type Trainer } from "../training/trainer";
import { chooseBackend } from "../worker/backends";
import { nodeBackends } from "../worker/nodeBackends";

const MODELS = new URL("../../public/models/", import.meta.url);

/** Each model is loaded once, each translation is made once. */
export async function createSceneTraces(): Promise<(bookmark: Bookmark) => Promise<Trace>> {
  await chooseBackend(nodeBackends(), "wasm");
  const trainers = new Map<string, Trainer>();
  const traces = new Map<string, Promise<Trace>>();

  return async (bookmark) => {
    const wanted = await wholeBookmark(bookmark);
    const { task, seed, sentence, interventions } = wanted;
    const changes = differences(wanted, task);
    const model = JSON.stringify([task, seed, changes]);
    let trainer = trainers.get(model);
    if (!trainer) {
      const file = shippedRun(wanted);
      trainer =
        file === null
          ? createTrainer(present(findTask(task), task), completeSettings({ task, seed, ...changes }))
          : restoreTrainer(
              new Uint8Array(readFileSync(new URL(`${file}.safetensors`, MODELS))).buffer,
              findTask,
            );
      trainers.set(model, trainer);
    }
    const key = JSON.stringify([model, sentence, interventions]);
    const made = traces.get(key) ?? trainer.trace(sentence, { interventions });
    traces.set(key, made);
    return made;
  };
}
