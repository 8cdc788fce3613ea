/** The engine in process, behind the face of a worker: for tests of the client and of what both do together. */
import type { WorkerLike } from "../worker/clientTypes";
import { createEngine, type Engine } from "../worker/engine";
import type { BackendChoice, Event } from "../worker/protocol";

export const WASM_CHOICE: BackendChoice = {
  backend: "wasm",
  renderer: null,
  forced: null,
  rejected: [],
  timings: [],
  webgl: null,
  tfjs: "",
};

/** Lets what waits in the event loop happen. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export class Engines {
  /** Every event that a worker sent while it lived. */
  readonly sent: Event[] = [];
  /** Workers that were not terminated. */
  living = 0;
  private current: { readonly engine: Promise<Engine>; readonly die: () => void } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** A worker whose messages come in a later turn, as they do between threads. */
  readonly spawn = (): WorkerLike => {
    let isAlive = true;
    this.living += 1;
    let hear: (event: Event) => void = () => {};
    let onDeath: () => void = () => {};
    const emit = (event: Event): void => {
      setTimeout(() => {
        if (!isAlive) return;
        this.sent.push(event);
        hear(event);
      }, 0);
    };
    const engine = this.last.then(() => createEngine(emit, WASM_CHOICE, () => performance.now()));
    const end = async (): Promise<void> => {
      await (await engine).close();
    };
    this.current = { engine, die: () => onDeath() };
    return {
      listen: (onEvent, onEnd) => {
        hear = onEvent;
        onDeath = onEnd;
      },
      postMessage: (command) => void engine.then(({ handle }) => handle(structuredClone(command))),
      terminate: () => {
        if (!isAlive) return;
        isAlive = false;
        this.living -= 1;
        this.last = end();
      },
    };
  };

  /** The worker that lives ends by itself. */
  die(): void {
    this.current?.die();
  }

  /** Something comes to the worker that the client did not send. */
  async inject(message: unknown): Promise<void> {
    (await this.current?.engine)?.handle(message);
  }

  /** Resolves when the last worker that was terminated has freed what it held. */
  async settled(): Promise<void> {
    await this.last;
  }
}
