/** The translations that the sentences of an open part speak of: the one on the stage, and one beside it. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Bookmark } from "../../lessons/lesson";
import { shownTrace } from "../../state/store";
import { useLoom, useLoomState, useThrottledLoomState } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import { useAsked } from "../views/useAsked";
import { isOfScene, wholeBookmark } from "./bookmark";
import type { ProseContext } from "./pieces";
import { createTraces, type Traces } from "./traces";

/** Numbers in a sentence are read, not watched: while training they change at most twice a second. */
const REDRAW = 500;

export const NOT_YET: ProseContext = { here: null, beside: null, outcome: null, pending: true };

export function useTraces(): Traces {
  const { ask } = useCommands();
  const { store } = useLoom();
  const traces = useMemo(() => createTraces(ask, () => store.getState().scene), [ask, store]);
  useEffect(() => traces.dispose, [traces]);
  return traces;
}

/** What an open part's sentences take their numbers from; it stays as it was while the next translation is made. */
export function usePartContext(
  place: string,
  arrived: boolean,
  beside: Bookmark | undefined,
  traces: Traces,
): ProseContext {
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  const scene = useLoomState((state) => state.scene);
  const [kept, setKept] = useState<{ readonly place: string; readonly here: Trace } | null>(null);
  const isFit = arrived && trace !== null && isOfScene(trace, scene);
  useEffect(() => {
    if (isFit) setKept({ place, here: trace });
  }, [isFit, place, trace]);
  const here = isFit ? trace : kept?.place === place ? kept.here : null;
  const other = useBeside(here, beside, traces);
  return useMemo(
    () => ({
      here,
      beside: other.value,
      outcome: null,
      pending: here === null || (beside !== undefined && other.value === null && other.problem === null),
    }),
    [here, beside, other],
  );
}

/** Asked anew with every snapshot of the model. The answer to another part's question is none to this one's. */
function useBeside(here: Trace | null, beside: Bookmark | undefined, traces: Traces) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another snapshot is another question
  const ask = useCallback(
    async () => ({ of: beside, trace: beside && (await traces.of(await wholeBookmark(beside))) }),
    [beside, traces, here],
  );
  const { value, problem } = useAsked(beside && here ? ask : null);
  return useMemo(
    () => ({ value: (beside && value?.of === beside && value.trace) || null, problem }),
    [beside, value, problem],
  );
}
