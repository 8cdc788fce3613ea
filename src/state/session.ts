/** What the worker has said so far, as one value: a pure reducer over its events. */
import type { Problem } from "../lib/problem";
import type { Trace } from "../trace/trace";
import type { ClientEvent } from "../worker/clientTypes";
import type {
  BackendChoice,
  BackendId,
  Capabilities,
  Evaluation,
  Event,
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
  | { readonly kind: "link"; readonly problems: readonly Problem[] }
  | { readonly kind: "fell-back"; readonly asked: BackendId; readonly got: BackendId };
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
  readonly memory: { readonly tensors: number; readonly bytes: number } | null;
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
  trace: null,
  checkpoint: null,
  notes: [],
  left: false,
};

export type SessionEvent =
  | Event
  | ClientEvent
  /** A trace that lies beside the checkpoint, shown until the worker's own. */
  | { type: "first-paint"; trace: Trace }
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

function ready(session: Session, choice: BackendChoice, capabilities: Capabilities): Session {
  const { forced, backend } = choice;
  const fell = forced !== null && forced !== backend;
  return {
    ...session,
    choice,
    capabilities,
    notes: fell ? addNote(session.notes, { kind: "fell-back", asked: forced, got: backend }) : session.notes,
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
  const notes = without(without(session.notes, "diverged"), "problem");
  const status: SessionStatus = step > 0 ? "paused" : "idle";
  const run = { runId, settings, step, begun: step, parameters };
  return { ...FIRST_SESSION, choice, capabilities, trace, notes, status, ...run };
}

function evaluated(session: Session, evaluation: Evaluation): Session {
  const { step, exact, aer } = evaluation;
  return {
    ...session,
    evaluation,
    exact: appendPoints(session.exact, [[step, exact]]),
    aer: aer === undefined ? session.aer : appendPoints(session.aer, [[step, aer]]),
  };
}

function refusedNote(session: Session, problem: Problem): Note {
  return problem.code === "training-diverged"
    ? { kind: "diverged", step: problem.step, kept: session.checkpoint?.step ?? null }
    : { kind: "problem", problem };
}

export function reduceSession(session: Session, event: SessionEvent): Session {
  if (isStale(session, event)) return session;
  switch (event.type) {
    case "ready":
      return ready(session, event.choice, event.capabilities);
    case "configured":
      return configured(session, event);
    case "status": {
      const slower = event.status === "training" ? {} : { stepsPerSecond: null };
      return { ...session, ...slower, status: event.status, step: event.step };
    }
    case "progress": {
      const { step, losses, stepsPerSecond, tensors, bytes } = event.progress;
      return {
        ...session,
        step,
        losses: appendPoints(session.losses, losses),
        stepsPerSecond: stepsPerSecond ?? session.stepsPerSecond,
        memory: { tensors, bytes },
      };
    }
    case "evaluated":
      return evaluated(session, event.evaluation);
    case "snapshot":
      return { ...session, trace: event.trace };
    case "checkpoint":
      return { ...session, checkpoint: { step: event.step, model: event.model } };
    case "refused":
      if (event.requestId !== null) return session;
      return { ...session, notes: addNote(session.notes, refusedNote(session, event.problem)) };
    case "failed":
    case "restarting":
      return { ...session, status: "loading", stepsPerSecond: null };
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
    case "exported":
    case "pong":
      return session;
  }
}
