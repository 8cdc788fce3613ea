/** What a long run leaves behind on the current backend, in Node: tensors and the JS heap after forced collections. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as tf from "../model/tf";
import { createEngine } from "../worker/engine";
import type { BackendChoice, Event, RunSettings } from "../worker/protocol";

export interface Held {
  readonly update: number;
  readonly tensors: number;
  readonly bytes: number;
  /** On WebGL; null elsewhere. */
  readonly textures: { readonly used: number; readonly free: number } | null;
  /** Used bytes after a forced collection: of the thread that trains, and of the page where there is one. */
  readonly heap: number;
  readonly pageHeap: number | null;
}

function collect(): number {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}

/** Trains with snapshots, evaluations and checkpoints as in the page, and looks at each of these updates. */
export async function soak(
  choice: BackendChoice,
  settings: RunSettings,
  at: readonly number[],
): Promise<Held[]> {
  // Machine code lies in the heap too: of functions that happen to be compiled late there would be more at the end.
  for (const flag of ["--no-opt", "--no-maglev", "--no-sparkplug"]) setFlagsFromString(flag);
  const held: Held[] = [];
  let wake: (event: Event) => void = () => {};
  const engine = createEngine(
    (event) => wake(event),
    choice,
    () => performance.now(),
  );
  engine.handle({ type: "configure", runId: 1, settings });
  let step = 0;
  for (const update of at) {
    // At rest: paused, saved, shown and measured.
    const rest = new Promise<void>((resolve) => {
      wake = (event) => {
        if (event.type === "evaluated" && event.evaluation.step === update) setTimeout(resolve, 0);
      };
    });
    engine.handle({ type: "train", runId: 1, updates: update - step });
    await rest;
    step = update;
    const heap = collect();
    const { numTensors, numBytes } = tf.memory();
    held.push({ update, tensors: numTensors, bytes: numBytes, textures: null, heap, pageHeap: null });
  }
  await engine.close();
  return held;
}
