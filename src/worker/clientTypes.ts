/** The page's end of the worker, as the rest of the page sees it. */
import type { Problem } from "../lib/problem";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import type { Trace } from "../trace/trace";
import type { Background, Command, Event, Measured, RunSettings } from "./protocol";

/** What the client says on its own account, beside the worker's events. */
export type ClientEvent =
  | { type: "restarting" }
  /** A new worker has taken up the run at this update. */
  | { type: "restarted"; step: number | null }
  /** Too many restarts: nothing happens until `restart`. */
  | { type: "gave-up"; problem: Problem };

export type WorkerListener = (event: Event | ClientEvent) => void;

/** As much of a Worker as the client uses. */
export interface WorkerLike {
  /** Events as they come, and the worker's death. */
  listen(onEvent: (event: Event) => void, onDeath: () => void): void;
  postMessage(command: Command): void;
  terminate(): void;
}

/** The clock, so that tests need not wait. */
export interface Clock {
  now(): number;
  every(milliseconds: number, tick: () => void): () => void;
}

export interface TraceWish {
  /** The trace goes along these words instead of the model's own, and has their loss. */
  readonly forced?: string;
  /** With all of the model's parameters, of the same moment. */
  readonly parameters?: boolean;
}

export interface WorkerClient {
  subscribe(listener: WorkerListener): () => void;
  /** Resolves with the run's complete settings once it stands; rejects with a ProblemError when it is refused, and the old run goes on. */
  configure(settings: RunSettings, model?: ArrayBuffer, pairs?: string): Promise<RunSettings>;
  train(updates?: number): void;
  pause(): void;
  throttle(updatesPerSecond: number | null): void;
  /** What to do while nobody sees the page; null while somebody does. */
  setBackground(background: Background | null): void;
  /** Asks for a checkpoint now. */
  save(): void;
  /** The sentence to show from now on, and what is changed in its translation. */
  pin(text: string, interventions?: readonly Intervention[]): void;
  trace(text: string, interventions?: readonly Intervention[], wish?: TraceWish): Promise<Trace>;
  /** Where the loss comes from, by source position; along the model's own words when none are given. */
  probe(text: string, forced?: string): Promise<Probe>;
  /** How well the model does on held-out sentences, on the first so many or on all. */
  evaluate(interventions?: readonly Intervention[], sentences?: number): Promise<Measured>;
  exportModel(): Promise<ArrayBuffer>;
  /** Starts again after giving up. */
  restart(): void;
  dispose(): void;
}
