/** The run that stands, where it came from, and how another takes its place: one at a time, and the newest wins. */
import { asProblem, ProblemError } from "../lib/problem";
import type { RunOfScene } from "../state/scene";
import type { Loom } from "../state/store";
import { OWN } from "../tasks/ownTask";
import { choiceOf, differences } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import type { RunSettings } from "../worker/protocol";
import { noteRefusal } from "./noteRefusal";
import { shippedRun } from "./shipped";
import { shippedModel } from "./shippedFiles";

/** `resumed`: a run that this browser kept; it goes on from where it began. */
export type Origin = "shipped" | "nothing" | "file" | "resumed";

export interface CurrentRun {
  readonly origin: Origin;
  /** The text of the pairs that the task `own` is made of. */
  pairs: string | undefined;
  /** Whether a run was asked for. */
  isAsked(): boolean;
  /** From the model that ships for it, or from nothing where none does or none is wanted. Tells of a refusal, and throws it. */
  begin(wanted: RunOfScene, from: "shipped" | "nothing"): Promise<void>;
  /** From nothing to exactly so many updates, as a link says. */
  trainAgain(wanted: RunOfScene, updates: number): Promise<void>;
  /** From a model that somebody has. Gives the complete settings; throws ProblemError where it is refused. */
  goOn(settings: RunSettings, model: ArrayBuffer, from: "file" | "resumed"): Promise<RunSettings>;
}

export function createCurrentRun(loom: Loom, client: WorkerClient): CurrentRun {
  /** Counts what was asked for, so that a file that comes late does not undo a newer choice. */
  let asked = 0;
  let origin: Origin = "nothing";

  /** Has the store know of it before anyone goes on. */
  const configure = async (
    settings: RunSettings,
    from: Origin,
    model?: ArrayBuffer,
  ): Promise<RunSettings> => {
    const complete = await client.configure(settings, model, settings.task === OWN ? run.pairs : undefined);
    loom.flush();
    origin = from;
    return complete;
  };

  const run: CurrentRun = {
    get origin() {
      return origin;
    },
    pairs: undefined,
    isAsked: () => asked > 0,
    begin: async (wanted, from) => {
      asked += 1;
      const turn = asked;
      const { task, seed } = wanted;
      const settings = { task, seed, ...differences(wanted, task) };
      const file = from === "shipped" ? shippedRun(wanted) : null;
      try {
        const model = file === null ? null : await shippedModel(file);
        if (turn !== asked) throw new ProblemError({ code: "worker-busy" });
        if (file !== null && !model) loom.apply({ type: "noted", note: { kind: "no-checkpoint" } });
        if (!model) {
          await configure(settings, "nothing");
          return;
        }
        await configure(settings, "shipped", model).catch(async (error: unknown) => {
          if (asProblem(error).code === "worker-busy") throw error;
          await configure(settings, "nothing");
          noteRefusal(loom, error);
        });
      } catch (error) {
        noteRefusal(loom, error);
        throw error;
      }
    },
    trainAgain: async (wanted, updates) => {
      await run.begin(wanted, "nothing");
      loom.setScene({ seed: wanted.seed, updates, ...choiceOf(wanted) });
      if (updates > 0) loom.train(updates);
    },
    goOn: (settings, model, from) => {
      asked += 1;
      return configure(settings, from, model);
    },
  };
  return run;
}
