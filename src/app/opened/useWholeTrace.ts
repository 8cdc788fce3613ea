import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../lib/problem";
import { type LoomState, shownTrace } from "../../state/store";
import { useLoom, useLoomState } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";

/** Whether a trace has every parameter of its model, and not only the few that all traces carry. */
const isWhole = (trace: Trace | null): boolean => trace?.parameters?.["output.weight"] !== undefined;

const wholeTrace = (state: LoomState): Trace | null => {
  const trace = shownTrace(state);
  return isWhole(trace) ? trace : null;
};

const canAsk = ({ session }: LoomState): boolean =>
  session.runId > 0 && session.trace !== null && !["loading", "failed"].includes(session.status);

export interface Whole {
  /** Null until it is there. */
  readonly trace: Trace | null;
  readonly problem: Problem | null;
  /** The update of the numbers that stood on the page before, where the model had trained on since. */
  readonly before: number | null;
  readonly isAsked: boolean;
}

/**
 * The trace on the stage with all parameters of the same moment. It is asked for once where it is wanted and then held,
 * so that the whole page shows numbers of one moment, which stand still while the model trains on.
 */
export function useWholeTrace(wanted: boolean): Whole {
  const loom = useLoom();
  const { ask } = useCommands();
  const trace = useLoomState(wholeTrace);
  const isThere = trace !== null;
  const isReady = useLoomState(canAsk);
  const runId = useLoomState(({ session }) => session.runId);
  const sentence = useLoomState(({ scene }) => scene.sentence);
  const interventions = useLoomState(({ scene }) => scene.interventions);
  /** What stands there until the next one comes, so that nothing flickers while numbers are changed by hand. */
  const [last, setLast] = useState<{ readonly runId: number; readonly whole: Trace } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  useEffect(() => {
    if (!wanted || isThere || !isReady) return;
    let isHere = true;
    const shown = shownTrace(loom.store.getState())?.model.step ?? null;
    ask.trace(sentence, interventions, { parameters: true }).then(
      (whole) => {
        if (!isHere) return;
        setProblem(null);
        setLast({ runId, whole });
        setBefore(shown !== null && shown !== whole.model.step ? shown : null);
        loom.hold(whole);
      },
      (error: unknown) => {
        if (isHere) setProblem(asProblem(error));
      },
    );
    return () => {
      isHere = false;
    };
  }, [wanted, isThere, isReady, runId, sentence, interventions, loom, ask]);
  const shown = trace ?? (last?.runId === runId && problem === null ? last.whole : null);
  return { trace: shown, problem, before, isAsked: isReady };
}
