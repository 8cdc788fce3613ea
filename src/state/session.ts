/** What the worker has said so far, as one value: a pure reducer over its events. */
import type { Language } from "../lib/language";
import type { Problem } from "../lib/problem";
import type { KernelsInUse } from "../trace/kernels";
import type { Trace } from "../trace/trace";
import type { ClientEvent } from "../worker/clientTypes";
import type {
  BackendChoice,
  BackendId,
  Capabilities,
  Evaluation,
  Event,
  Progress,
  Rejection,
  RunSettings,
  RunStatus,
} from "../worker/protocol";
import { appendPoints, type Curve, cutAfter } from "./curve";

export type SessionStatus = "loading" | RunStatus | "failed";

/** Something to tell the reader. At most one of a kind stands at a time. */
export type Note =
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "diverged"; readonly step: number; readonly kept: number | null }
  /** No trained model lies beside the page for this task. */
  | { readonly kind: "no-checkpoint" }
  | { readonly kind: "restarted"; readonly step: number | null }
  /** Training from before the page was opened goes on here. */
  | { readonly kind: "taken-up"; readonly step: number; readonly savedAt: number }
  /** Training cannot be taken up again once the page is gone. */
  | { readonly kind: "not-saved"; readonly why: "full" | "refused" }
  | { readonly kind: "link"; readonly problems: readonly Problem[] }
  /** The fused kernels do not hold here, so that training is slower than it could be. */
  | { readonly kind: "plain-kernels"; readonly why: "differ" | "failed" }
  /** A number that does not agree with its arithmetic, said by whoever found it. */
  | {
      readonly kind: "disagrees";
      readonly said: Readonly<Record<Language, string>>;
      /** The same for the report, in no language: `weights.3.2 0.97 / 0.96, update 600`. */
      readonly numbers: string;
    }
  /** Another backend computes than the one that was asked for, or than could have been expected. */
  | {
      readonly kind: "fell-back";
      readonly asked: BackendId | null;
      readonly got: BackendId;
      readonly rejected: readonly Rejection[];
    };
export type NoteKind = Note["kind"];

export interface Session {
  readonly status: SessionStatus;
  /** The run whose events are listened to; 0 before the first. */
  readonly runId: number;
  readonly choice: BackendChoice | null;
  readonly capabilities: Capabilities | null;
  readonly settings: RunSettings | null;
  readonly step: number | null;
  /** The update that the run began at: what is more would be lost with it. */
  readonly begun: number;
  readonly parameters: number | null;
  readonly losses: Curve;
  readonly exact: Curve;
  readonly aer: Curve;
  readonly evaluation: Evaluation | null;
  readonly stepsPerSecond: number | null;
  readonly memory: Pick<Progress, "tensors" | "bytes" | "textures" | "calls" | "linked"> | null;
  /** How much of what the first update runs is compiled, 0 … 1; null when nothing is being prepared. */
  readonly preparing: number | null;
  /** What updates run on; null before the first. */
  readonly kernels: KernelsInUse | null;
  readonly trace: Trace | null;
  readonly checkpoint: { readonly step: number; readonly model: ArrayBuffer } | null;
  readonly notes: readonly Note[];
  /** The task of the run was left, and the next run is not there yet: nothing of the old one counts. */
  readonly left: boolean;
}

export const FIRST_SESSION: Session = {
  status: "loading",
  runId: 0,
  choice: null,
  capabilities: null,
  settings: null,
  step: null,
  begun: 0,
  parameters: null,
  losses: [],
  exact: [],
  aer: [],
  evaluation: null,
  stepsPerSecond: null,
  memory: null,
  preparing: null,
  kernels: null,
  trace: null,
  checkpoint: null,
  notes: [],
  left: false,
};

export interface TakenUp extends Pick<Session, "begun" | "losses" | "exact" | "aer"> {
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export type SessionEvent =
  | Event
  | ClientEvent
  /** A trace that lies beside the checkpoint, shown until the worker's own. */
  | { type: "first-paint"; trace: Trace }
  /** The run that stands was begun in a page that is gone. */
  | { type: "taken-up"; run: TakenUp }
  /** Another task was chosen: nothing of the old one is shown any more. */
  | { type: "task-left" }
  | { type: "noted"; note: Note }
  | { type: "dismissed"; kind: NoteKind };

/** Updates that nobody could bring back if the run gave way to another one. */
export function updatesAtStake({ step, begun }: Session): number {
  return Math.max(0, (step ?? 0) - begun);
}

export function addNote(notes: readonly Note[], note: Note): readonly Note[] {
  return [...notes.filter((other) => other.kind !== note.kind), note];
}

const without = (notes: readonly Note[], kind: NoteKind): readonly Note[] =>
  notes.filter((note) => note.kind !== kind);

/** Events of a run that was left behind; a newer run begins with its `configured` and with nothing else. */
export function isStale(session: Session, event: SessionEvent): boolean {
  if (!("runId" in event) || event.runId === null) return false;
  if (event.type === "configured" || event.type === "refused")
    return session.left ? event.runId <= session.runId : event.runId < session.runId;
  return session.left || event.runId !== session.runId;
}

/** Emulated graphics are common and being slower is no fault: neither is worth a note by itself. */
const EXPECTED: ReadonlySet<Rejection["why"]> = new Set(["software", "slower", "close", "compiling"]);

/** What to say of a backend that is not the one that was to be expected; null when it is. */
function fallback({ forced, backend, rejected, webgl }: BackendChoice): Note | null {
  const isForced = forced !== null && forced !== backend;
  const faults = rejected.filter((one) => one.backend === forced || !EXPECTED.has(one.why));
  // Nothing better than a graphics processor was missed.
  const isOnGpu = backend === "webgl" && webgl?.software !== true;
  if (!isForced && (faults.length === 0 || isOnGpu || backend === forced)) return null;
  return { kind: "fell-back", asked: isForced ? forced : null, got: backend, rejected: faults };
}

function ready(session: Session, choice: BackendChoice, capabilities: Capabilities): Session {
  const note = session.choice?.backend === choice.backend ? null : fallback(choice);
  return {
    ...session,
    choice,
    capabilities,
    notes: note ? addNote(session.notes, note) : session.notes,
  };
}

function configured(session: Session, event: Extract<Event, { type: "configured" }>): Session {
  const { runId, settings, step, parameters } = event;
  // The same run again: a restarted worker took up its last checkpoint, and the curves go on from there.
  if (runId === session.runId) {
    return {
      ...session,
      settings,
      step,
      parameters,
      losses: cutAfter(session.losses, step),
      exact: cutAfter(session.exact, step),
      aer: cutAfter(session.aer, step),
    };
  }
  const { choice, capabilities, trace } = session;
  const ofRun: ReadonlySet<NoteKind> = new Set(["diverged", "problem", "taken-up", "plain-kernels"]);
  const notes = session.notes.filter(({ kind }) => !ofRun.has(kind));
  const status: SessionStatus = step > 0 ? "paused" : "idle";
  const run = { runId, settings, step, begun: step, parameters };
  return { ...FIRST_SESSION, choice, capabilities, trace, notes, status, ...run };
}

/** Said once in a run: a worker that takes it up again finds the same, unless it is another backend's. */
function prepared(session: Session, kernels: KernelsInUse): Session {
  const next = { ...session, preparing: null, kernels };
  const { why } = kernels;
  if (why === session.kernels?.why) return next;
  const notes = without(session.notes, "plain-kernels");
  const isFault = why === "differ" || why === "failed";
  return { ...next, notes: isFault ? addNote(notes, { kind: "plain-kernels", why }) : notes };
}

/** A model that was taken up again is measured where it was measured before. */
function evaluated(session: Session, evaluation: Evaluation): Session {
  const { step, exact, aer } = evaluation;
  const append = (curve: Curve, value: number): Curve =>
    appendPoints(cutAfter(curve, step - 1), [[step, value]]);
  return {
    ...session,
    evaluation,
    exact: append(session.exact, exact),
    aer: aer === undefined ? session.aer : append(session.aer, aer),
  };
}

/** What came before goes in front of what the worker has said since; of updates after the model there is nothing. */
function takenUp(session: Session, { begun, step, savedAt, losses, exact, aer }: TakenUp): Session {
  const join = (before: Curve, since: Curve): Curve =>
    appendPoints(cutAfter(before, Math.min(step, (since[0]?.[0] ?? Number.POSITIVE_INFINITY) - 1)), since);
  return {
    ...session,
    begun,
    losses: join(losses, session.losses),
    exact: join(exact, session.exact),
    aer: join(aer, session.aer),
    notes: addNote(session.notes, { kind: "taken-up", step, savedAt }),
  };
}

function refusedNote(session: Session, problem: Problem): Note {
  return problem.code === "training-diverged"
    ? { kind: "diverged", step: problem.step, kept: session.checkpoint?.step ?? null }
    : { kind: "problem", problem };
}

/** What WebGL was asked for stands until the next update is counted: a run that ends tells its progress once more. */
function memoryOf({ tensors, bytes, textures, ...now }: Progress, { memory }: Session): Session["memory"] {
  const calls = now.calls ?? memory?.calls;
  const linked = now.linked ?? memory?.linked;
  return {
    tensors,
    bytes,
    textures,
    ...(calls ? { calls } : {}),
    ...(linked === undefined ? {} : { linked }),
  };
}

export function reduceSession(session: Session, event: SessionEvent): Session {
  if (isStale(session, event)) return session;
  switch (event.type) {
    case "ready":
      return ready(session, event.choice, event.capabilities);
    case "configured":
      return configured(session, event);
    case "status": {
      const slower = event.status === "training" ? {} : { stepsPerSecond: null, preparing: null };
      return { ...session, ...slower, status: event.status, step: event.step };
    }
    case "progress": {
      const { step, losses, stepsPerSecond } = event.progress;
      return {
        ...session,
        step,
        losses: appendPoints(session.losses, losses),
        stepsPerSecond: stepsPerSecond ?? session.stepsPerSecond,
        memory: memoryOf(event.progress, session),
      };
    }
    case "evaluated":
      return evaluated(session, event.evaluation);
    case "preparing":
      return { ...session, preparing: event.share };
    case "prepared":
      return prepared(session, event.kernels);
    case "snapshot":
      return { ...session, trace: event.trace };
    case "checkpoint":
      return { ...session, checkpoint: { step: event.step, model: event.model } };
    case "refused":
      if (event.requestId !== null) return session;
      return { ...session, notes: addNote(session.notes, refusedNote(session, event.problem)) };
    case "failed":
    case "restarting":
      return { ...session, status: "loading", stepsPerSecond: null, preparing: null };
    case "restarted":
      return { ...session, notes: addNote(session.notes, { kind: "restarted", step: event.step }) };
    case "gave-up": {
      // The status itself says that the worker stopped; another reason is a note beside it.
      const notes = without(session.notes, "restarted");
      const { problem } = event;
      const told = problem.code === "worker-stopped" ? notes : addNote(notes, { kind: "problem", problem });
      return { ...session, status: "failed", stepsPerSecond: null, notes: told };
    }
    case "first-paint":
      return session.trace === null ? { ...session, trace: event.trace } : session;
    case "taken-up":
      return takenUp(session, event.run);
    case "task-left":
      return {
        ...session,
        status: session.status === "failed" ? "failed" : "loading",
        trace: null,
        left: true,
        notes: without(without(session.notes, "no-checkpoint"), "link"),
      };
    case "noted":
      return { ...session, notes: addNote(session.notes, event.note) };
    case "dismissed":
      return { ...session, notes: without(session.notes, event.kind) };
    case "traced":
    case "probed":
    case "measured":
    case "exported":
    case "pong":
      return session;
  }
}
