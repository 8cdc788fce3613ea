import { useEffect, useState } from "react";
import type { LoomState } from "../../state/store";
import { useLoom, useLoomState } from "../../state/useStore";
import { useCommands } from "../commands";
import { givenBy } from "../weightsChange";
import { askFork, wordsOf } from "./askFork";
import type { Fork } from "./fork";

/** While the model trains the fork is computed again at most so often. */
const REST = 500;

/** What a fork depends on; null while there is nobody to ask. */
function questionOf({ session, scene }: LoomState): string | null {
  const { runId, status, step } = session;
  if (runId === 0 || status === "loading" || status === "failed") return null;
  return JSON.stringify([runId, step, scene.sentence, scene.interventions]);
}

/** Both translations, asked for again whenever sentence, model or weights have changed; null until the first is there. */
export function useFork(): Fork | null {
  const { store } = useLoom();
  const { ask } = useCommands();
  const [fork, setFork] = useState<{ readonly sentence: string; readonly fork: Fork } | null>(null);
  useEffect(() => {
    let isWanted = true;
    let isBusy = false;
    let asked: string | null = null;
    let guess: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const state = store.getState();
      const question = questionOf(state);
      if (!isWanted || isBusy || question === null || question === asked) return;
      isBusy = true;
      asked = question;
      const { sentence, interventions, task } = state.scene;
      // What is refused is told where it was asked to be shown; a run that gives way to another brings its own question.
      const found = await askFork(ask, sentence, interventions, givenBy(task), guess).catch(() => null);
      if (!isWanted) return;
      if (found) {
        guess = wordsOf(found.first);
        setFork({ sentence, fork: found });
      }
      const rest = store.getState().session.status === "training" ? REST : 0;
      timer = setTimeout(() => {
        isBusy = false;
        void look();
      }, rest);
    };
    void look();
    const unsubscribe = store.subscribe(() => void look());
    return () => {
      isWanted = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store, ask]);
  const sentence = useLoomState((state) => state.scene.sentence);
  return fork?.sentence === sentence ? fork.fork : null;
}
