/**
 * The ladder: hardware WebGL with float32 targets and wasm train against each other for about a second and the faster
 * one is taken; where only one of them is to be had, it is taken without. Where neither is, plain JavaScript and WebGL
 * that is emulated do the same. Each must start in time and pass the self-test. A forced backend is tried before all
 * others and never timed. Why the others were not taken is kept for the reader.
 *
 * WebGPU is no member: its sums by float atomics come out differently from run to run, and every kernel would need one
 * more implementation.
 */
import { forgetAsyncWork } from "../model/asyncTidy";
import * as tf from "../model/tf";
import type { BackendChoice, BackendId, Rejection, Timing, WebglFacts } from "./protocol";
import { BackendRejected } from "./rejection";
import { selfTest } from "./selfTest";
import { type TimedUpdates, type TimeUpdates, timeUpdates } from "./timeUpdates";

export const BACKEND_IDS: readonly BackendId[] = ["webgl", "wasm", "cpu"];

/** A download that hangs must not hold the page, least of all when another backend already stands. */
const PATIENCE_MS = 10_000;
const PATIENCE_WITH_ANOTHER_MS = 3000;
/** The first programs are compiled in it, in software too. */
const SELF_TEST_MS = 20_000;
/** Far more than timing takes: WebGL compiles before it, and a read that never comes back must not hold the page. */
const CONTEST_MS = 20_000;
/** WebGL is taken unless it is slower than this many times wasm: it leaves the processor to the page. */
const PREFERENCE = 1.2;
/** Losses of the same updates on two backends; they differ by rounding. */
const SAME_LOSS = 0.01;

export function isBackendId(value: unknown): value is BackendId {
  return (BACKEND_IDS as readonly unknown[]).includes(value);
}

export interface Started {
  /** The GPU as the driver names it. */
  readonly renderer: string | null;
  readonly webgl?: WebglFacts;
  /** Gives back what the backend holds beside its tensors. */
  readonly release?: () => void;
}

/**
 * Makes one backend current, WebGL that is emulated only where it is told to. Throws BackendRejected. Once the signal is
 * aborted nobody waits any more, and it must not touch the current backend.
 */
export type StartBackend = (takesSoftware: boolean, signal: AbortSignal) => Promise<Started>;

/** How each backend starts in this environment (a worker, or Node); one that is missing cannot be had here. */
export type BackendStarters = Readonly<Partial<Record<BackendId, StartBackend>>>;

interface Standing extends Started {
  readonly backend: BackendId;
}

export async function chooseBackend(
  starters: BackendStarters,
  forced: BackendId | null,
  time: TimeUpdates = timeUpdates,
): Promise<BackendChoice> {
  let rejected: Rejection[] = [];
  const timings: Timing[] = [];
  let webgl: WebglFacts | null = null;

  /** Notes why and frees what the backend holds. */
  const leave = (backend: BackendId, error: unknown, started: Started | null): void => {
    const detail = error instanceof Error ? error.message : String(error);
    const known = error instanceof BackendRejected ? error : null;
    rejected.push({ backend, why: known?.why ?? (started ? "stopped" : "load-failed"), detail });
    webgl = known?.webgl ?? webgl;
    if (tf.findBackendFactory(backend)) tf.removeBackend(backend);
    started?.release?.();
    forgetAsyncWork();
  };

  const attempt = async (
    backend: BackendId,
    patience: number,
    takesSoftware = backend === forced,
  ): Promise<Standing | null> => {
    const start = starters[backend];
    if (!start) {
      if (backend === forced) rejected.push({ backend, why: "load-failed", detail: "" });
      return null;
    }
    let started: Started | null = null;
    try {
      started = await within(patience, (signal) => start(takesSoftware, signal));
      webgl = started.webgl ?? webgl;
      const wrong = await within(SELF_TEST_MS, selfTest);
      if (wrong) throw new BackendRejected("self-test", wrong);
      return { backend, ...started };
    } catch (error) {
      leave(backend, error, started);
      return null;
    }
  };

  /** Null when the backend could not train; it is left then. */
  const timed = async (
    standing: Standing,
    other: TimedUpdates | null,
  ): Promise<(TimedUpdates & Standing) | null> => {
    try {
      await tf.setBackend(standing.backend);
      const result = await within(CONTEST_MS, () => time(other?.msPerUpdate ?? null));
      const { msPerUpdate, updates } = result;
      timings.push({ backend: standing.backend, msPerUpdate, updates });
      const wrong = other && disagreement(result.losses, other.losses);
      if (wrong) throw new BackendRejected("self-test", wrong);
      return { ...standing, ...result };
    } catch (error) {
      leave(standing.backend, error, standing);
      return null;
    }
  };

  // The processor first: it needs no compiling, and what it takes bounds how long WebGL is tried.
  const contest = async (gpu: Standing, other: Standing, preference: number): Promise<Standing | null> => {
    const processor = await timed(other, null);
    const webgl = await timed(gpu, processor);
    if (!webgl || !processor) return webgl ?? processor;
    const isTaken = webgl.msPerUpdate <= preference * processor.msPerUpdate;
    const [taken, loser] = isTaken ? [webgl, processor] : [processor, webgl];
    const why = taken.msPerUpdate <= loser.msPerUpdate ? "slower" : "close";
    leave(loser.backend, new BackendRejected(why, ""), loser);
    return taken;
  };

  /** Where there is no wasm, emulated WebGL may be the faster one of what is left. */
  const lastResort = async (): Promise<Standing | null> => {
    const plain = await attempt("cpu", Number.POSITIVE_INFINITY);
    const others = rejected.filter(({ why }) => why !== "software");
    if (others.length === rejected.length) return plain;
    rejected = others;
    const emulated = await attempt("webgl", PATIENCE_MS, true);
    return emulated && plain ? contest(emulated, plain, 1) : (emulated ?? plain);
  };

  const climb = async (): Promise<Standing | null> => {
    const wanted = forced && (await attempt(forced, PATIENCE_MS));
    if (wanted) return wanted;
    const gpu = forced === "webgl" ? null : await attempt("webgl", PATIENCE_MS);
    const patience = gpu ? PATIENCE_WITH_ANOTHER_MS : PATIENCE_MS;
    const processor = forced === "wasm" ? null : await attempt("wasm", patience);
    const found = gpu && processor ? await contest(gpu, processor, PREFERENCE) : (gpu ?? processor);
    return found || forced === "cpu" ? found : lastResort();
  };

  const taken = await climb();
  if (!taken)
    throw new Error(rejected.map(({ backend, why, detail }) => `${backend}: ${why} ${detail}`).join("; "));
  const { backend, renderer } = taken;
  // Another one was tried after it.
  if (tf.getBackend() !== backend && tf.findBackendFactory(backend)) await tf.setBackend(backend);
  return { backend, renderer, forced, rejected, timings, webgl, tfjs: tf.version_core };
}

/** Gives a job so much time. One that comes too late is told by its signal. */
async function within<T>(milliseconds: number, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  if (!Number.isFinite(milliseconds)) return job(controller.signal);
  const { promise: late, reject } = withRejection();
  const timer = setTimeout(() => {
    const error = new BackendRejected("timed-out", `${milliseconds / 1000} s`);
    controller.abort(error);
    reject(error);
  }, milliseconds);
  try {
    return await Promise.race([job(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

function withRejection(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  return { promise, reject };
}

/** What one backend says about the first updates that the other contradicts; null when they agree. */
function disagreement(losses: readonly number[], expected: readonly number[]): string | null {
  const wrong = expected.findIndex(
    (value, i) => !(Math.abs((losses[i] ?? Number.NaN) - value) <= SAME_LOSS * value),
  );
  return wrong < 0 ? null : `loss ${losses[wrong]?.toFixed(4)} ≠ ${expected[wrong]?.toFixed(4)}`;
}
