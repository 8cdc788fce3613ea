import { useEffect, useState } from "react";
import { withProbe } from "../../arithmetic/probed";
import { asProblem, type Problem } from "../../lib/problem";
import { shownTrace } from "../../state/store";
import { useLoomState } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import { useTarget } from "../views/useTarget";
import type { Whole } from "./useWholeTrace";

type Answer = { readonly key: string } & (
  | { readonly whole: Trace; readonly problem: null }
  | { readonly whole: null; readonly problem: Problem }
);

/**
 * The sentence on the stage along its right translation, with all parameters and the gradients of its loss, all of one
 * moment. It is asked for where a number of training is opened (`wanted`); while the model trains it stands still.
 */
export function useTrainingTrace(wanted: boolean): Whole & { readonly hasTarget: boolean } {
  const { ask } = useCommands();
  const trace = useLoomState(shownTrace);
  const target = useTarget(trace).words;
  const text = trace?.source.text ?? "";
  const isAsked = useLoomState(
    ({ session }) => session.runId > 0 && !["loading", "failed"].includes(session.status),
  );
  const runId = useLoomState(({ session }) => session.runId);
  const moment = useLoomState(({ session }) => (session.status === "training" ? "training" : session.step));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = [runId, moment, text, target].join("\n");
  useEffect(() => {
    if (!wanted || !isAsked || text === "" || target === "") return;
    let isHere = true;
    Promise.all([ask.trace(text, [], { forced: target, parameters: true }), ask.probe(text, target)]).then(
      ([whole, probe]) => {
        if (isHere) setAnswer({ key, whole: withProbe(whole, probe), problem: null });
      },
      (error: unknown) => {
        if (isHere) setAnswer({ key, whole: null, problem: asProblem(error) });
      },
    );
    return () => {
      isHere = false;
    };
  }, [wanted, isAsked, text, target, key, ask]);
  // What stands there stays until the next one comes, as long as it is of the same sentence.
  const isSame = answer?.whole?.source.text === text;
  return {
    trace: isSame ? answer.whole : null,
    problem: answer?.key === key ? answer.problem : null,
    before: null,
    isAsked,
    hasTarget: target !== "",
  };
}
