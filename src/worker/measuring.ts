/** How well a run's model does on held-out sentences: now and then while it trains, and when it is asked. */
import { present } from "../lib/assert";
import { rowFacts } from "../metrics/rowFacts";
import { byLength, metricsOf } from "../metrics/summary";
import { heldOut } from "../tasks/split";
import type { Intervention } from "../trace/intervention";
import { answer, evaluate } from "../training/evaluate";
import type { Measured } from "./protocol";
import type { RunParts } from "./runParts";

export interface Measuring {
  /** As last measured, for the model's file; empty when nothing was. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Whether the model was not measured since its last update. */
  isDue(): boolean;
  /** There is nothing to measure at this update. */
  skip(): void;
  /** Measures on the sentences that are kept for training's own curves, and tells it. */
  measure(): Promise<void>;
  /** On the first so many held-out sentences, or on all. */
  evaluate(interventions?: readonly Intervention[], sentences?: number): Promise<Measured>;
}

export function createMeasuring({ runId, trainer, emit, watched }: RunParts): Measuring {
  const { duringTraining, pairs } = heldOut(trainer.task, trainer.split);
  let measuredAt = -1;
  let metrics: Readonly<Record<string, number>> = {};

  const skip = (): void => {
    measuredAt = trainer.step;
  };

  return {
    get metrics() {
      return metrics;
    },
    isDue: () => measuredAt !== trainer.step,
    skip,
    async measure() {
      skip();
      // A model of someone's own pairs, without the pairs, has nothing to be measured by.
      if (duringTraining.length === 0) return;
      const { sentences, loss, exact, tokenAccuracy, bleu, aer } = await watched("measure", () =>
        evaluate(trainer, duringTraining),
      );
      const numbers = {
        loss: present(loss, "a loss"),
        exact,
        tokenAccuracy,
        bleu,
        ...(aer === undefined ? {} : { aer }),
      };
      metrics = numbers;
      emit({ type: "evaluated", runId, evaluation: { step: trainer.step, ...numbers, sentences } });
    },
    async evaluate(interventions, sentences) {
      const some = pairs.slice(0, sentences);
      const records = await watched("evaluate", () => answer(trainer, some, interventions));
      return { overall: metricsOf(records), byLength: byLength(records), rows: rowFacts(records) };
    },
  };
}
