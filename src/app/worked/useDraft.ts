import { useEffect, useMemo, useState } from "react";
import { useLoom, useLoomState } from "../../state/useStore";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import { createSender } from "./sender";
import { withoutScores } from "./vectors";

type List = readonly Intervention[];

/** Changes the list as it is by now. */
export type Change = (edit: (list: List) => List) => void;

/** The scene's interventions as they are being changed, ahead of what the worker has answered. */
export function useDraft(): readonly [list: List, change: Change] {
  const loom = useLoom();
  const inScene = useLoomState((state) => state.scene.interventions);
  const [draft, setDraft] = useState<List | null>(null);
  const change = useMemo((): Change => {
    let waiting: List | null = null;
    const hold = (list: List | null): void => {
      waiting = list;
      setDraft(list);
    };
    const sender = createSender(loom, () => hold(null));
    return (edit) => {
      const list = edit(waiting ?? loom.store.getState().scene.interventions);
      hold(list);
      sender.send(list);
    };
  }, [loom]);
  return [draft ?? inScene, change];
}

/** Vectors are dragged many times a second; the translation beside them need not be. */
const PAUSE = 120;

/** The translation without what is done to its scores; null where nothing is done to them, or until it is there. */
export function useBefore(): Trace | null {
  const { ask } = useCommands();
  const sentence = useLoomState((state) => state.scene.sentence);
  const list = useLoomState((state) => state.scene.interventions);
  const run = useLoomState((state) => state.session.runId);
  const [before, setBefore] = useState<Trace | null>(null);
  const plain = useMemo(() => withoutScores(list), [list]);
  const isChanged = plain !== list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other numbers
  useEffect(() => {
    setBefore((old) => (isChanged ? old : null));
    if (!isChanged) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      ask.trace(sentence, plain).then(
        (trace) => isWanted && setBefore(trace),
        () => {}, // The page says elsewhere what is wrong with its translation.
      );
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, sentence, plain, isChanged, run]);
  return before;
}
