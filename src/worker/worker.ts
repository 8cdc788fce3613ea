/** The module worker: chooses a backend, then passes messages between the page and the engine. */
import { asProblem } from "../lib/problem";
import { type BackendStarters, chooseBackend, isBackendId } from "./backends";
import { browserBackends } from "./browserBackends";
import { createEngine } from "./engine";
import type { Command, Event, GlCalls } from "./protocol";
import { BackendRejected } from "./rejection";

// The page's library types are the window's; this is the part of a worker's scope that is used here.
const scope = self as unknown as {
  readonly name: string;
  postMessage(message: Event, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Command>) => void) | null;
};

/** Buffers that may be moved instead of copied: the engine keeps none of what it sends. */
function transferables(event: Event): Transferable[] {
  switch (event.type) {
    case "snapshot":
    case "traced":
      return Object.values(event.trace.tensors).map(({ data }) => data.buffer as ArrayBuffer);
    case "checkpoint":
    case "exported":
      return [event.model];
    default:
      return [];
  }
}

/** Held until this thread ends, however it ends: the page waits for it, and so hears of that at once. */
function holdLock(name: string): Promise<void> {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (!locks || name === "") return Promise.resolve();
  return new Promise((resolve) => {
    const forEver = (): Promise<never> => {
      resolve();
      return new Promise(() => {});
    };
    locks.request(name, forEver).catch(() => resolve());
  });
}

/** The same backends, but one on which workers before this failed is turned away. */
function without(barred: string, starters: BackendStarters): BackendStarters {
  if (!isBackendId(barred)) return starters;
  return {
    ...starters,
    [barred]: async () => {
      throw new BackendRejected("stopped", "");
    },
  };
}

function emit(event: Event): void {
  scope.postMessage(event, transferables(event));
}

/**
 * Not awaited at the top level: a backend's chunk imports the shared code from this very module, and would wait for it
 * to finish while it waits for the chunk.
 */
async function start(): Promise<void> {
  const [asked = "", lock = "", barred = ""] = scope.name.split(" ");
  try {
    await holdLock(lock);
    const onContextLost = (): void => emit({ type: "failed", runId: null, problem: { code: "device-lost" } });
    const counters: (() => GlCalls)[] = [];
    const onCounter = (read: () => GlCalls): void => {
      counters.push(read);
    };
    const choice = await chooseBackend(
      without(barred, browserBackends({ onContextLost, onCounter })),
      isBackendId(asked) ? asked : null,
    );
    const readCalls = choice.backend === "webgl" ? counters.at(-1) : undefined;
    const engine = createEngine(emit, choice, () => performance.now(), readCalls);
    scope.onmessage = ({ data }) => engine.handle(data);
  } catch (error) {
    emit({ type: "failed", runId: null, problem: asProblem(error) });
  }
}

void start();
