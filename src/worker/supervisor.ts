/**
 * The worker itself, apart from what it does: it is started, watched and ended here. Its death is heard of; a worker
 * that lives and says nothing is asked now and then whether it is there, and taken for lost when it stays silent.
 */
import type { Problem } from "../lib/problem";
import type { Clock, WorkerLike } from "./clientTypes";
import type { BackendId, Command, Event } from "./protocol";

const TICK = 5000;
const SILENT_TICKS = 3;
const SILENT_TICKS_WHILE_LOADING = 12;
/** On the processor a worker that lives and is silent computes; of its end the page hears at once. */
const SILENT_TICKS_ON_PROCESSOR = 60;
/** One who was silent for so long before, and spoke again, is slow: only much longer a silence is an end. */
const LONGEST_TIMES = 3;
const MINUTE = 60_000;
const RESTARTS_A_MINUTE = 3;
/** One context is lost when a laptop wakes, say; who loses the next one too would lose them all. */
const WEBGL_LOSSES_A_MINUTE = 1;

/** Hears which backend is not to be tried any more, because workers failed on it. */
export type Spawn = (barred: BackendId | null) => WorkerLike;

export interface Supervised {
  hear(event: Event): void;
  /** The worker died or fell silent. */
  lost(): void;
  /** The run that a question whether the worker is there goes to. */
  runId(): number;
}

export interface Supervisor {
  /** Nothing is expected of the worker yet: it loads, or compiles its first update. */
  loading: boolean;
  isRunning(): boolean;
  /** A new worker, in the place of one that was ended. */
  launch(): void;
  /** The worker has said that it is ready, and on what it computes: from now on commands reach it. */
  open(backend: BackendId): void;
  post(command: Command): void;
  stop(): void;
  /** Notes why a worker was lost. False where there were too many within a minute. */
  mayRestart(problem: Problem): boolean;
  /** Counts restarts anew. */
  forgive(): void;
  dispose(): void;
}

/** Starts no worker yet. */
export function createSupervisor(spawn: Spawn, clock: Clock, { hear, lost, runId }: Supervised): Supervisor {
  let worker: WorkerLike | null = null;
  /** What this worker computes on; null until it has said so. */
  let backend: BackendId | null = null;
  let barred: BackendId | null = null;
  let ready = false;
  let silent = 0;
  /** The longest silence that ended, of all workers: it is the machine's. */
  let longest = 0;
  let restarts: readonly number[] = [];
  /** When workers were lost on WebGL. */
  let webglLosses: readonly number[] = [];
  const withNow = (times: readonly number[]): readonly number[] => {
    const now = clock.now();
    return [...times.filter((time) => now - time < MINUTE), now];
  };

  const patience = (): number => {
    if (backend === "wasm" || backend === "cpu") return SILENT_TICKS_ON_PROCESSOR;
    return supervisor.loading ? SILENT_TICKS_WHILE_LOADING : SILENT_TICKS;
  };

  const tick = (): void => {
    if (!worker) return;
    silent += 1;
    if (silent > Math.max(patience(), LONGEST_TIMES * longest)) {
      // Of all backends only a driver holds its thread up for ever, and would do so again.
      if (backend === null || backend === "webgl") barred = "webgl";
      lost();
    } else supervisor.post({ type: "ping", runId: runId() });
  };
  const stopTicking = clock.every(TICK, tick);

  const stop = (): void => {
    worker?.terminate();
    worker = null;
    ready = false;
  };

  const supervisor: Supervisor = {
    loading: true,
    isRunning: () => worker !== null,
    launch: () => {
      ready = false;
      supervisor.loading = true;
      silent = 0;
      backend = null;
      const started = spawn(barred);
      worker = started;
      started.listen(
        (event) => {
          if (worker !== started) return;
          // A start waits for downloads: no sign of a slow machine.
          if (ready) longest = Math.max(longest, silent);
          silent = 0;
          hear(event);
        },
        () => {
          if (worker === started) lost();
        },
      );
    },
    open: (said) => {
      ready = true;
      backend = said;
    },
    post: (command) => {
      if (ready) worker?.postMessage(command);
    },
    stop,
    mayRestart: ({ code }) => {
      if (backend === "webgl" || code === "device-lost") {
        webglLosses = withNow(webglLosses);
        if (webglLosses.length > WEBGL_LOSSES_A_MINUTE) barred = "webgl";
      }
      restarts = withNow(restarts);
      return restarts.length <= RESTARTS_A_MINUTE;
    },
    forgive: () => {
      restarts = [];
    },
    dispose: () => {
      stopTicking();
      stop();
    },
  };
  return supervisor;
}
