/** An experiment while it is predicted, run and compared. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Experiment } from "../../../lessons/lesson";
import type { LessonRecord } from "../../../lessons/record";
import { type Outcomes, runExperiment } from "../../../lessons/runExperiment";
import { asProblem, type Problem } from "../../../lib/problem";
import { useLoom } from "../../../state/useStore";
import { createPageEngine } from "./pageEngine";
import { fetchRecord, recordNow } from "./records";
import { isShortRun } from "./shortRuns";

/** A run of this page. */
export interface OwnRun {
  readonly seed: number;
  readonly seconds: number;
  readonly outcome: Outcomes;
  readonly isShort: boolean;
}

export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly share: number; readonly pausedStage: boolean }
  | { readonly kind: "failed"; readonly problem: Problem };

/** `null`: there is none here, or one of another form of the experiment. */
export type RecordState = LessonRecord | "loading" | null;

export function useRecord(experiment: Experiment): RecordState {
  const [state, setState] = useState<{
    readonly of: Experiment;
    readonly record: LessonRecord | null;
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void fetchRecord(experiment).then((record) => {
      if (isWanted) setState({ of: experiment, record });
    });
    return () => {
      isWanted = false;
    };
  }, [experiment]);
  // What was fetched before is there at once: a page that is printed does not wait.
  return state?.of === experiment ? state.record : (recordNow(experiment) ?? "loading");
}

export interface OpenExperiment {
  readonly state: RunState;
  readonly own: OwnRun | null;
  run(seed: number): void;
  stop(): void;
  /** As if nothing had run. */
  forget(): void;
}

/** One run at a time, ended with the part it belongs to. The stage's own training waits for it. */
export function useExperiment(experiment: Experiment): OpenExperiment {
  const loom = useLoom();
  const [state, setState] = useState<RunState>({ kind: "idle" });
  const [own, setOwn] = useState<OwnRun | null>(null);
  const abort = useRef<() => void>(() => {});
  useEffect(() => () => abort.current(), []);

  const run = useCallback(
    (seed: number) => {
      abort.current();
      const pausedStage = loom.store.getState().session.status === "training";
      if (pausedStage) loom.pause();
      const engine = createPageEngine();
      const control = new AbortController();
      let isOver = false;
      const finish = (next: RunState): void => {
        if (isOver) return;
        isOver = true;
        engine.dispose();
        if (pausedStage) loom.train();
        setState(next);
      };
      abort.current = () => {
        control.abort();
        finish({ kind: "idle" });
      };
      const isShort = isShortRun();
      const began = performance.now();
      setState({ kind: "running", share: 0, pausedStage });
      runExperiment(experiment, engine, {
        seed,
        isShort,
        signal: control.signal,
        onProgress: (share) => {
          if (!isOver) setState({ kind: "running", share, pausedStage });
        },
      }).then(
        (outcome) => {
          if (isOver) return;
          setOwn({ seed, seconds: (performance.now() - began) / 1000, outcome, isShort });
          finish({ kind: "idle" });
        },
        (error: unknown) => finish({ kind: "failed", problem: asProblem(error) }),
      );
    },
    [experiment, loom],
  );
  const stop = useCallback(() => abort.current(), []);
  const forget = useCallback(() => setOwn(null), []);
  return { state, own, run, stop, forget };
}
