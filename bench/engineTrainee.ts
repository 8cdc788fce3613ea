/** This engine as something to be measured. */
import { heldOut } from "../src/tasks/split";
import { evaluate } from "../src/training/evaluate";
import { completeSettings, type SomeSettings } from "../src/training/settings";
import { createTrainer } from "../src/training/trainer";
import type { Trainee } from "./subject";
import { taskOf } from "./tasks";

export type Kernels = "fused" | "plain";

export interface EngineTrainee extends Trainee {
  /** What the trainer says that it uses; asked for fused kernels it may have none for a model. */
  readonly kernels: string;
}

/** Compiled and compared beforehand: that is start-up. */
export async function engineTrainee(some: SomeSettings, kernels: Kernels): Promise<EngineTrainee> {
  const task = taskOf(some.task);
  const options = kernels === "plain" ? { kernels } : {};
  const trainer = createTrainer(task, completeSettings(some), options);
  const choice = await trainer.prepare();
  return {
    kernels: choice.why === null || choice.why === "asked" ? choice.kernels : `plain (${choice.why})`,
    update: () => trainer.update(),
    drain: async () => void (await trainer.drainLosses()),
    exact: async () => (await evaluate(trainer, heldOut(task).pairs)).exact,
    dispose: () => trainer.dispose(),
  };
}
