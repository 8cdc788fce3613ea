/** An engine for experiments in the page: a worker of its own on wasm, beside the one of the stage. */
import type { ExperimentEngine } from "../../../lessons/runExperiment";
import { ProblemError } from "../../../lib/problem";
import { loadTask } from "../../../tasks/loaded";
import { change, defaultsOf } from "../../../trace/settings";
import { createWorkerClient } from "../../../worker/client";
import { BROWSER_CLOCK, spawnWorker } from "../../../worker/spawn";
import { shippedFor } from "../../shipped";
import { shippedModel } from "../../shippedFiles";

export interface PageEngine extends ExperimentEngine {
  /** Ends the worker; whatever was waited for is rejected. */
  dispose(): void;
}

export function createPageEngine(): PageEngine {
  const client = createWorkerClient(() => spawnWorker("wasm"), BROWSER_CLOCK);
  // Nobody looks at its translations: it shows few of them, and has its time for training.
  client.setBackground("train");
  let step = 0;
  /** Ends the training that is waited for. */
  let giveUp: (problem: ProblemError) => void = () => {};
  return {
    async configure(settings, model) {
      await client.configure(settings, model);
      step = 0;
    },
    async shipped({ task, seed: _, ...choice }) {
      const file = shippedFor(task, change(defaultsOf(task), choice));
      const bytes = file === null ? null : await shippedModel(file);
      if (!bytes) throw new ProblemError({ code: "file-unreadable", path: `models/${file ?? task}` });
      return bytes;
    },
    given: async (task) => (await loadTask(task))?.opening?.interventions ?? [],
    train: (updates, onStep) =>
      new Promise((resolve, reject) => {
        const from = step;
        const end = from + updates;
        const settle = (finish: () => void): void => {
          stop();
          giveUp = () => {};
          finish();
        };
        const stop = client.subscribe((event) => {
          if (event.type === "progress") onStep(event.progress.step - from);
          else if (event.type === "status" && event.status !== "training" && event.step >= end)
            settle(() => {
              step = end;
              resolve();
            });
          else if (event.type === "gave-up" || (event.type === "refused" && event.requestId === null))
            settle(() => reject(new ProblemError(event.problem)));
        });
        giveUp = (problem) => settle(() => reject(problem));
        client.train(updates);
      }),
    exportModel: () => client.exportModel(),
    evaluate: (interventions, sentences) => client.evaluate(interventions, sentences),
    trace: (text, interventions) => client.trace(text, interventions),
    probe: (text, forced) => client.probe(text, forced),
    dispose() {
      client.dispose();
      giveUp(new ProblemError({ code: "worker-stopped", step }));
    },
  };
}
