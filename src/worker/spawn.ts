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

/** The worker's name carries the backend that was asked for; it reads it as `self.name`. */
export function spawnWorker(forced: BackendId | null): WorkerLike {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: forced ?? "" });
  return {
    listen: (onEvent, onDeath) => {
      worker.onmessage = (message: MessageEvent<Event>) => onEvent(message.data);
      worker.onerror = onDeath;
      worker.onmessageerror = onDeath;
    },
    postMessage: (command) => worker.postMessage(command),
    terminate: () => worker.terminate(),
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
