/** How a run's training goes: its losses, read back now and then, its speed, and what it takes of the device. */
import * as tf from "../model/tf";
import type { CallMeter } from "./glCounter";
import type { Progress } from "./protocol";
import type { RunParts } from "./runParts";

/** Losses are read back at the latest after so many updates or milliseconds: this also bounds the GPU's queue. */
const DRAIN_UPDATES = 64;
/** So many at first, until it is known how long they take. */
const FIRST_DRAIN_UPDATES = 8;
const DRAIN_MS = 200;
/** A read that waits longer than this had too much before it in the queue. */
const LONG_READ_MS = 500;
const SPEED_WINDOW_MS = 1000;

export interface ProgressTeller {
  /** Whether there were updates whose losses were not read back. */
  hasMore(): boolean;
  /** Whether the losses are to be read back now. */
  isDue(): boolean;
  /** One update was made. */
  updated(): void;
  /** Reads the losses back and tells them. Gives the update at which the loss was no number any more, or null. */
  tell(): Promise<number | null>;
  /** Training begins, or goes on after a pause. */
  begin(): void;
  /** Measures the speed from now on; the last one stands until then. */
  measureAnew(): void;
  /** Nothing trains: there is no speed. */
  rest(): void;
}

/** tf.memory() says more on WebGL than its type does. */
function textureBytes(): Progress["textures"] {
  const { numBytesInGPU, numBytesInGPUFree } = tf.memory() as ReturnType<typeof tf.memory> & {
    readonly numBytesInGPU?: number;
    readonly numBytesInGPUFree?: number;
  };
  if (numBytesInGPU === undefined) return null;
  return { used: numBytesInGPU, free: numBytesInGPUFree ?? 0 };
}

export function createProgress(
  { runId, trainer, emit, clock, watched }: RunParts,
  meter: CallMeter,
): ProgressTeller {
  /** Updates whose losses were not read back. */
  let undrained = 0;
  let mostUndrained = FIRST_DRAIN_UPDATES;
  let drainedAt = clock();
  let speed: number | null = null;
  let speedSince = { at: clock(), step: trainer.step };

  const measureAnew = (): void => {
    speedSince = { at: clock(), step: trainer.step };
  };

  return {
    hasMore: () => undrained > 0,
    isDue: () => undrained >= mostUndrained || clock() - drainedAt >= DRAIN_MS,
    updated() {
      undrained += 1;
    },
    async tell() {
      const asked = clock();
      const losses = await watched("drain", () => trainer.drainLosses());
      undrained = 0;
      drainedAt = clock();
      mostUndrained =
        drainedAt - asked > LONG_READ_MS
          ? Math.max(1, Math.floor(mostUndrained / 2))
          : Math.min(DRAIN_UPDATES, mostUndrained + 1);
      const elapsed = drainedAt - speedSince.at;
      if (elapsed >= SPEED_WINDOW_MS) {
        speed = ((trainer.step - speedSince.step) * 1000) / elapsed;
        speedSince = { at: drainedAt, step: trainer.step };
      }
      const { numTensors, numBytes } = tf.memory();
      emit({
        type: "progress",
        runId,
        progress: {
          step: trainer.step,
          losses: losses.filter(([, loss]) => Number.isFinite(loss)),
          stepsPerSecond: speed,
          tensors: numTensors,
          bytes: numBytes,
          textures: textureBytes(),
          ...meter.take(),
        },
      });
      return losses.find(([, loss]) => !Number.isFinite(loss))?.[0] ?? null;
    },
    begin() {
      drainedAt = clock();
      measureAnew();
    },
    measureAnew,
    rest() {
      speed = null;
      measureAnew();
    },
  };
}
