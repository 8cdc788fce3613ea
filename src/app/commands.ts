/** What the page's buttons and keys do, said once for both. */
import { createContext, useContext } from "react";
import { present } from "../lib/assert";
import {
  firstWord,
  lastWord,
  nextStep,
  nextWord,
  type Position,
  previousStep,
  previousWord,
  type Walk,
  walkOf,
} from "../state/position";
import { type Loom, shownPosition, shownTrace } from "../state/store";
import { isStepId, type StepId } from "../trace/steps";
import type { WorkerClient } from "../worker/clientTypes";
import type { Runs } from "./runs";
import { givenBy, isWeightsChange } from "./weightsChange";

export type Move = "next-step" | "previous-step" | "next-word" | "previous-word" | "first-word" | "last-word";

const MOVES: Readonly<Record<Move, (position: Position, walk: Walk) => Position>> = {
  "next-step": nextStep,
  "previous-step": previousStep,
  "next-word": nextWord,
  "previous-word": previousWord,
  "first-word": firstWord,
  "last-word": lastWord,
};

export interface Commands {
  readonly loom: Loom;
  readonly runs: Runs;
  /** What can be asked of the model without changing what is shown. */
  readonly ask: Pick<WorkerClient, "trace" | "probe" | "evaluate">;
  move(move: Move): void;
  /** By its place in the wiring's order, from 0. */
  openStep(place: number): void;
  goTo(step: StepId): void;
  togglePlay(): void;
  toggleTraining(): void;
  trainOne(): void;
  /** The first word of a reset; `confirmReset` is the second. */
  askReset(): void;
  confirmReset(seed: number): void;
  /** Throws away the training that was taken up again. */
  discard(): void;
  toggleFlip(): void;
  /** Makes handles of the weights of the row in view, where there are weights; or gives them back to the model. */
  toggleSurgery(): void;
  toggleTheme(): void;
  close(): void;
}

export function createCommands(loom: Loom, runs: Runs, ask: Commands["ask"]): Commands {
  const get = loom.store.getState;
  const canTrain = (): boolean =>
    get().session.runId > 0 && !["loading", "failed"].includes(get().session.status);
  return {
    loom,
    runs,
    ask,
    move: (move) => {
      const trace = shownTrace(get());
      if (trace) loom.moveTo(MOVES[move](shownPosition(get()), walkOf(trace)));
    },
    openStep: (place) => {
      const step = shownTrace(get())?.steps[place];
      if (isStepId(step)) loom.moveTo({ step });
    },
    goTo: (step) => loom.moveTo({ step }),
    togglePlay: () => loom.setUi({ playing: !get().ui.playing }),
    toggleTraining: () => {
      if (get().session.status === "training") loom.pause();
      else if (canTrain()) {
        // Towards the update that a link names there is no more than that.
        const left = (get().scene.updates ?? 0) - (get().session.step ?? 0);
        loom.train(left > 0 ? left : undefined);
      }
    },
    trainOne: () => {
      if (canTrain()) loom.train(1);
    },
    askReset: () => {
      if (canTrain()) loom.setUi({ resetAsked: true });
    },
    confirmReset: (seed) => {
      loom.setUi({ resetAsked: false });
      // A refusal is already a note on the page.
      runs.reset(seed).catch(() => {});
    },
    discard: () => {
      runs.discard().catch(() => {});
    },
    toggleFlip: () => loom.setScene({ flip: !get().scene.flip }),
    toggleSurgery: () => {
      const { scene, ui } = get();
      if (!ui.surgery && !shownTrace(get())?.tensors.weights) return;
      const given = givenBy(scene.task);
      const kept = scene.interventions.filter((one) => !isWeightsChange(one, given));
      if (ui.surgery && kept.length < scene.interventions.length) loom.setInterventions(kept);
      // The row stays the same one, however long the translation becomes.
      const { row, step } = shownPosition(get());
      if (!ui.surgery) loom.setScene({ view: "loom", row, step: step === "encode" ? "softmax" : step });
      loom.setUi({ surgery: !ui.surgery });
    },
    toggleTheme: () => loom.setUi({ theme: get().ui.theme === "dark" ? "light" : "dark" }),
    close: () => {
      const { opened } = get().scene;
      // A level at a time; what is pinned goes last.
      if (opened) loom.setScene({ opened: opened.slice(0, Math.max(0, opened.lastIndexOf("~"))) });
      else loom.clearSpots();
      loom.setUi({ resetAsked: false, pane: false, trainSheet: false });
    },
  };
}

export const CommandsContext = createContext<Commands | null>(null);

export function useCommands(): Commands {
  return present(useContext(CommandsContext), "a CommandsContext around the page");
}
