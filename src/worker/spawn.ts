/** The browser's own worker and clock, for the client. */
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
