/**
 * The ladder: hardware WebGL with float32 targets, then wasm, then plain JavaScript. The first that starts and passes
 * the self-test is taken; why the others were not is kept for the reader. A forced backend is tried before all others.
 */
import * as tf from "../model/tf";
import type { BackendChoice, BackendId, Rejection } from "./protocol";
import { selfTest } from "./selfTest";

export const BACKEND_IDS: readonly BackendId[] = ["webgl", "wasm", "cpu"];

export function isBackendId(value: unknown): value is BackendId {
  return (BACKEND_IDS as readonly unknown[]).includes(value);
}

/** Why a backend cannot be taken; anything else that is thrown while one starts counts as `load-failed`. */
export class BackendRejected extends Error {
  readonly why: Rejection["why"];
  constructor(why: Rejection["why"], detail: string) {
    super(detail);
    this.name = "BackendRejected";
    this.why = why;
  }
}

/** Makes one backend current. Gives the GPU's name where there is one. Throws BackendRejected. */
export type StartBackend = (isForced: boolean) => Promise<{ renderer: string | null }>;

/** How each backend starts in this environment (a worker, or Node); one that is missing cannot be had here. */
export type BackendStarters = Readonly<Partial<Record<BackendId, StartBackend>>>;

export async function chooseBackend(
  starters: BackendStarters,
  forced: BackendId | null,
): Promise<BackendChoice> {
  const order = forced ? [forced, ...BACKEND_IDS.filter((id) => id !== forced)] : BACKEND_IDS;
  const rejected: Rejection[] = [];
  for (const backend of order) {
    const start = starters[backend];
    if (!start) {
      if (backend === forced) rejected.push({ backend, why: "load-failed", detail: "" });
      continue;
    }
    try {
      const { renderer } = await start(backend === forced);
      const wrong = await selfTest();
      if (wrong) throw new BackendRejected("self-test", wrong);
      return { backend, renderer, forced, rejected };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      rejected.push({ backend, why: error instanceof BackendRejected ? error.why : "load-failed", detail });
      if (tf.findBackendFactory(backend)) tf.removeBackend(backend);
    }
  }
  throw new Error(rejected.map(({ backend, why, detail }) => `${backend}: ${why} ${detail}`).join("; "));
}
