import { useEffect, useMemo, useState } from "react";
import { goFirst } from "../../lib/turns";
import { matrixOfTrace } from "../../matrix/fromTrace";
import { shownTrace } from "../../state/store";
import { useLoomState, useThrottledLoomState } from "../../state/useStore";
import { loadTask } from "../../tasks/loaded";
import { factsOf } from "../../tasks/sentenceFacts";
import type { Task } from "../../tasks/task";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import type { Base } from "./inspectState";

/** While training the matrix is drawn again at most eight times a second. */
const REDRAW = 125;

export function baseOf(task: Task | null, trace: Trace): Base | null {
  const { reference, ...facts } = factsOf(task, trace);
  const weights = matrixOfTrace(trace, "weights", facts);
  return weights && { weights, scores: matrixOfTrace(trace, "scores", facts), reference };
}

export function useTask(id: string): Task | null {
  const [task, setTask] = useState<Task | null>(null);
  useEffect(() => {
    let wanted = true;
    loadTask(id).then(
      (loaded) => {
        if (wanted) setTask(loaded);
      },
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id]);
  return task?.id === id ? task : null;
}

export interface Translation {
  readonly trace: Trace | null;
  /** Null while there is none, and where the model does not attend. */
  readonly base: Base | null;
}

/**
 * The translation of the stage as a matrix. It follows training; while the reader points at something in it (`isHeld`)
 * the numbers stand still.
 */
export function useTranslation(isHeld: boolean): Translation {
  const newest = useThrottledLoomState(shownTrace, REDRAW, goFirst);
  const [kept, setKept] = useState(newest);
  const isTraining = useLoomState((state) => state.session.status === "training");
  // Another sentence or model is never kept from coming.
  const isSame =
    kept?.source.text === newest?.source.text &&
    kept?.output.tokens.length === newest?.output.tokens.length &&
    kept?.model.task === newest?.model.task;
  const trace = isHeld && isTraining && isSame ? kept : newest;
  if (trace !== kept) setKept(trace);
  const task = useTask(trace?.model.task ?? "");
  const base = useMemo(() => trace && baseOf(task, trace), [task, trace]);
  return { trace, base };
}

/** The same sentence as the model translates it on its own; null where nothing is changed, and until it is there. */
export function useUntouched(wanted: boolean): Base | null {
  const { ask } = useCommands();
  const sentence = useLoomState((state) => state.scene.sentence);
  const step = useLoomState((state) => shownTrace(state)?.model.step ?? 0);
  const isResting = useLoomState((state) => state.session.status !== "training");
  const [trace, setTrace] = useState<Trace | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another model
  useEffect(() => {
    if (!wanted || !isResting) return;
    let current = true;
    ask.trace(sentence, []).then(
      (found) => {
        if (current) setTrace(found);
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [wanted, isResting, sentence, step, ask]);
  const task = useTask(trace?.model.task ?? "");
  return useMemo(() => (wanted && trace ? baseOf(task, trace) : null), [wanted, task, trace]);
}
