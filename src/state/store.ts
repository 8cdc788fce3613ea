/**
 * The store: a scene, a focus, a session, and what the page shows of it. Every transition is a pure function
 * elsewhere; here they are only wired to the worker, to the clock and to one another.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import type { WorkerClient } from "../worker/clientTypes";
import { type Focus, NO_FOCUS, type Spot, togglePin } from "./focus";
import { type Position, positionIn } from "./position";
import type { Scene } from "./scene";
import {
  FIRST_SESSION,
  isStale,
  type NoteKind,
  reduceSession,
  type Session,
  type SessionEvent,
} from "./session";
import { FIRST_UI, type Ui } from "./ui";

export interface LoomState {
  readonly scene: Scene;
  readonly focus: Focus;
  readonly session: Session;
  /** While the reader steps through a model in training, the numbers stand still: this is what they stand on. */
  readonly held: Trace | null;
  /** Updates per second at most; null is as fast as it goes. */
  readonly throttle: number | null;
  readonly ui: Ui;
}

export interface Loom {
  readonly store: StoreApi<LoomState>;
  apply(event: SessionEvent): void;
  /** Takes up at once what waits for the next frame. */
  flush(): void;
  /** Another sentence: its trace is sent from now on, and held numbers are let go. */
  setSentence(sentence: string): void;
  /** What is changed in the translation that is shown. */
  setInterventions(interventions: readonly Intervention[]): void;
  setScene(patch: Partial<Scene>): void;
  /** To another place of the translation; while the model trains the numbers stand still from then on. */
  moveTo(patch: Partial<Scene>): void;
  hover(spot: Spot): void;
  pinSpot(spot: Spot): void;
  clearSpots(): void;
  train(updates?: number): void;
  pause(): void;
  setThrottle(updatesPerSecond: number | null): void;
  /** Shows this trace, which stands still until it is refreshed. */
  hold(trace: Trace): void;
  /** Shows the model's newest numbers again, and goes on doing so. */
  refresh(): void;
  dismiss(kind: NoteKind): void;
  /** Starts the worker again after it was given up. */
  restart(): void;
  setUi(patch: Partial<Ui>): void;
}

/** Runs a job soon, once: the next frame in a page. */
export type Schedule = (job: () => void) => void;

/** The trace on the stage. */
export function shownTrace(state: LoomState): Trace | null {
  return state.held ?? state.session.trace;
}

export function shownPosition(state: LoomState): Position {
  const trace = shownTrace(state);
  if (trace) return positionIn(trace, state.scene);
  return { row: state.scene.row ?? 0, step: state.scene.step, column: state.scene.column };
}

/** Whether the weights are handles: then what was done to them is told where the handles are. */
export function weightsInHand({ ui, scene }: LoomState): boolean {
  return ui.surgery && scene.screen !== "inspect" && scene.view === "loom" && scene.step !== "encode";
}

/** Updates that the model has made since the numbers on the stage. */
export function updatesNewer(state: LoomState): number {
  if (!state.held) return 0;
  return Math.max(0, (state.session.step ?? 0) - state.held.model.step);
}

/** The scene after a patch; another sentence begins at its own last word. */
export function patchScene(scene: Scene, patch: Partial<Scene>): Scene {
  const moved =
    (patch.sentence ?? scene.sentence) !== scene.sentence || (patch.task ?? scene.task) !== scene.task;
  return { ...scene, ...(moved ? { row: null, column: 0, opened: "" } : {}), ...patch };
}

/** Stepping while the model trains holds the numbers that are on the stage. */
export function moveState(state: LoomState, patch: Partial<Scene>): LoomState {
  const held = state.held ?? (state.session.status === "training" ? state.session.trace : null);
  return { ...state, held, scene: { ...state.scene, ...patch } };
}

/** Whether the engine says that the pinned sentence cannot be shown with its interventions. */
function isUnfit(event: SessionEvent): boolean {
  return (
    event.type === "refused" &&
    event.requestId === null &&
    ["intervention-value", "word-unknown"].includes(event.problem.code)
  );
}

export function createLoom(client: WorkerClient, scene: Scene, schedule: Schedule): Loom {
  const store = createStore<LoomState>()(() => ({
    scene,
    focus: NO_FOCUS,
    session: FIRST_SESSION,
    held: null,
    throttle: null,
    ui: FIRST_UI,
  }));
  const queue: SessionEvent[] = [];

  const flush = (): void => {
    const events = queue.splice(0);
    if (events.length === 0) return;
    store.setState((state) => {
      const session = events.reduce(reduceSession, state.session);
      const newRun = session.runId !== state.session.runId;
      return { session, held: newRun ? null : state.held };
    });
  };
  const apply = (event: SessionEvent): void => {
    queue.push(event);
    if (queue.length === 1) schedule(flush);
  };
  const pin = (patch: Partial<Scene>): void => {
    store.setState((state) => ({ held: null, scene: patchScene(state.scene, patch) }));
    const { sentence, interventions } = store.getState().scene;
    client.pin(sentence, interventions);
  };
  client.subscribe((event) => {
    apply(event);
    if (!isUnfit(event)) return;
    // What does not fit another sentence or another model is let go; the note says what it was. A run that was left has
    // no say: what it refuses is meant for the next one.
    flush();
    const { session, scene: now } = store.getState();
    if (!isStale(session, event) && now.interventions.length > 0) pin({ interventions: [] });
  });

  return {
    store,
    apply,
    flush,
    setSentence: (sentence) => {
      const { ui, scene: now } = store.getState();
      store.setState({ focus: NO_FOCUS });
      // Weights that are being set by hand are those of a sentence's own words.
      if (ui.surgery)
        pin({ sentence, interventions: now.interventions.filter(({ kind }) => kind !== "weights") });
      else pin({ sentence });
    },
    setInterventions: (interventions) => pin({ interventions }),
    setScene: (patch) => store.setState((state) => ({ scene: patchScene(state.scene, patch) })),
    moveTo: (patch) => store.setState((state) => moveState(state, patch)),
    hover: (hover) => store.setState((state) => ({ focus: { ...state.focus, hover } })),
    pinSpot: (spot) => store.setState((state) => ({ focus: togglePin(state.focus, spot) })),
    clearSpots: () => store.setState({ focus: NO_FOCUS }),
    train: (updates) => {
      store.setState({ held: null });
      client.train(updates);
    },
    pause: () => client.pause(),
    setThrottle: (throttle) => {
      store.setState({ throttle });
      client.throttle(throttle);
    },
    hold: (held) => store.setState({ held }),
    refresh: () => store.setState({ held: null }),
    restart: () => client.restart(),
    setUi: (patch) => store.setState((state) => ({ ui: { ...state.ui, ...patch } })),
    dismiss: (kind) => apply({ type: "dismissed", kind }),
  };
}
