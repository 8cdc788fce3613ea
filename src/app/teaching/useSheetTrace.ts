/** The translation that a worksheet is made of: the shipped model's own, of the sentence on the stage where it can be. */
import { useEffect, useState } from "react";
import { useLoom } from "../../state/useStore";
import { defaultsOf, isWorked } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import { shippedFor } from "../shipped";
import { shippedTrace } from "../shippedFiles";
import { modelOfLink } from "./frozen";

export type SheetTrace =
  | { readonly status: "waiting" | "missing" }
  | {
      readonly status: "here";
      readonly trace: Trace;
      /** The shipped model on the stage; the shipped one in another's place; the stage's own where none ships. */
      readonly of: "shipped" | "other" | "stage";
      readonly file: string | null;
    };

/** Taken once, so that sheet and key stay of one model whatever trains meanwhile. */
export function useSheetTrace(): SheetTrace {
  const { store } = useLoom();
  const { runs, ask } = useCommands();
  const [found, setFound] = useState<SheetTrace>({ status: "waiting" });
  useEffect(() => {
    let isGone = false;
    const { scene, session } = store.getState();
    const own = shippedFor(scene.task, scene);
    const file = own ?? shippedFor(scene.task, defaultsOf(scene.task));
    const of = modelOfLink({
      task: scene.task,
      origin: runs.origin(),
      begun: session.begun,
      step: session.step ?? 0,
    });
    // The vectors of a worked example are changes of it.
    const changes = isWorked(scene.task) ? scene.interventions : [];
    const take = async (): Promise<SheetTrace> => {
      if (of.kind === "shipped" && own !== null && session.runId > 0)
        return { status: "here", trace: await ask.trace(scene.sentence, changes), of: "shipped", file: own };
      if (file === null)
        return { status: "here", trace: await ask.trace(scene.sentence), of: "stage", file: null };
      const trace = await shippedTrace(file);
      return trace ? { status: "here", trace, of: "other", file } : { status: "missing" };
    };
    take()
      .catch((): SheetTrace => ({ status: "missing" }))
      .then((next) => {
        if (!isGone) setFound(next);
      });
    return () => {
      isGone = true;
    };
  }, [store, runs, ask]);
  return found;
}
