/** The browser's own worker and clock, for the client. */
import type { Problem } from "../lib/problem";
import type { Clock, WorkerLike } from "./clientTypes";
import type { BackendId, Event } from "./protocol";

export const BROWSER_CLOCK: Clock = {
  now: () => performance.now(),
  every: (milliseconds, tick) => {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  },
};

/**
 * The worker's name carries the backend that was asked for, the name of a lock, and a backend that is not to be tried
 * because workers failed on it. The worker takes the lock before it says anything; whoever gets it afterwards knows that
 * the worker is no more. A worker that ends by itself, or is ended for want of memory, tells nobody.
 */
export function spawnWorker(forced: BackendId | null, barred: BackendId | null = null): WorkerLike {
  const lock = `attention-loom.worker.${crypto.getRandomValues(new Uint32Array(3)).join("-")}`;
  const name = `${forced ?? ""} ${lock} ${barred ?? ""}`;
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name });
  const terminated = new AbortController();
  // Missing where the address is not secure: then only its silence tells.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  return {
    listen: (onEvent, onDeath) => {
      const { signal } = terminated;
      let hasSpoken = false;
      worker.onmessage = (message: MessageEvent<Event>) => {
        if (!hasSpoken) locks?.request(lock, { signal }, onDeath).catch(() => {});
        hasSpoken = true;
        onEvent(message.data);
      };
      worker.onerror = onDeath;
      worker.onmessageerror = onDeath;
    },
    postMessage: (command) => worker.postMessage(command),
    terminate: () => {
      terminated.abort();
      worker.terminate();
    },
  };
}

/** What `?backend=` asks for: a backend, nothing, or something that is none. */
export function forcedBackend(search: string): { forced: BackendId | null; problems: readonly Problem[] } {
  const asked = new URLSearchParams(search).get("backend");
  if (asked === "webgl" || asked === "wasm" || asked === "cpu") return { forced: asked, problems: [] };
  return {
    forced: null,
    problems: asked === null ? [] : [{ code: "link-field", field: "backend", value: asked }],
  };
}
