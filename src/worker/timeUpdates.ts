/**
 * How fast the current backend trains: real updates of the model that the page opens with. What WebGL compiles for them
 * is what training will need, so that a backend that wins has lost nothing.
 *
 * It is this model whatever the link asks for: the worker chooses before it hears of a run, and a backend is kept for all
 * the runs of a page. Timing a link's own would make the start wait for the page, and for a larger model's compiling.
 */
import { present } from "../lib/assert";
import { TASKS } from "../tasks/list";
import { completeSettings } from "../training/settings";
import { createTrainer, type Trainer } from "../training/trainer";
import { BackendRejected } from "./rejection";
import type { Clock } from "./time";

/** Not counted: what is left to compile is compiled in the first updates, and memory is found. */
const WARM_UP = 2;
/** Updates between two reads of the losses, which wait for everything that was queued. */
const ROUND = 4;
/** A candidate's part of about a second. */
const SHARE_MS = 500;
const MOST_ROUNDS = 10;
/** A candidate so many times slower than another is asked for no further round; or, at first, for none. */
const CLEARLY = 2;
const HOPELESSLY = 4;
/**
 * One that is still compiling after so long is given up for the other one, however fast it would be: the page waits. What
 * the other one takes for some updates is worth waiting for, where that is longer.
 */
const PREPARE_MS = 4000;
const PREPARE_UPDATES = 60;

export interface TimedUpdates {
  /** The median of the rounds: what else begins with the page does not count. */
  readonly msPerUpdate: number;
  readonly updates: number;
  /** Of the first updates. Every backend begins with the same numbers, and has to agree in them. */
  readonly losses: readonly number[];
}

/**
 * Times the backend that is current. `msToBeat` is what another one took for an update, null for the first. Throws
 * BackendRejected when compiling alone takes too long.
 */
export type TimeUpdates = (msToBeat: number | null) => Promise<TimedUpdates>;

type Timed = Pick<Trainer, "prepare" | "update" | "drainLosses" | "dispose">;

function openingModel(): Timed {
  const task = present(TASKS[0], "a task");
  return createTrainer(task, completeSettings({ task: task.id, seed: 1 }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return present(sorted[Math.floor((sorted.length - 1) / 2)], "a round");
}

export async function timeUpdates(
  msToBeat: number | null,
  create: () => Timed = openingModel,
  clock: Clock = () => performance.now(),
): Promise<TimedUpdates> {
  const trainer = create();
  const train = async (updates: number): Promise<number[]> => {
    for (let i = 0; i < updates; i++) trainer.update();
    return (await trainer.drainLosses()).map(([, loss]) => loss);
  };
  try {
    const asked = clock();
    await trainer.prepare((share) => {
      const ms = clock() - asked;
      if (msToBeat === null || share === 1) return;
      if (ms <= Math.max(PREPARE_MS, PREPARE_UPDATES * msToBeat)) return;
      throw new BackendRejected("compiling", `${(ms / 1000).toFixed(1)} s`);
    });
    const losses: number[] = [];
    for (let i = 0; i < WARM_UP; i++) {
      const at = clock();
      losses.push(...(await train(1)));
      const ms = clock() - at;
      if (i > 0 && msToBeat !== null && ms > HOPELESSLY * msToBeat)
        return { msPerUpdate: ms, updates: 1, losses };
    }
    const began = clock();
    const rounds: number[] = [];
    const isBeaten = (): boolean => msToBeat !== null && median(rounds) > CLEARLY * msToBeat;
    do {
      const at = clock();
      await train(ROUND);
      rounds.push((clock() - at) / ROUND);
    } while (clock() - began < SHARE_MS && rounds.length < MOST_ROUNDS && !isBeaten());
    return { msPerUpdate: median(rounds), updates: rounds.length * ROUND, losses };
  } finally {
    trainer.dispose();
  }
}
