/** A lesson on paper: every part of it with its numbers, whether it was open before or not. */
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Lesson } from "../../lessons/lesson";
import { wholeBookmark } from "./bookmark";
import { recordedRuns } from "./experiment/recordedParts";
import { fetchRecord } from "./experiment/records";
import type { ProseContext } from "./pieces";
import { type Part, partsOf, placeOf } from "./place";
import type { Traces } from "./traces";

async function contextOf(part: Part, traces: Traces): Promise<ProseContext | null> {
  if (part.kind === "experiment") return null;
  const { scene, beside } = part.kind === "beat" ? part.beat : part.question;
  const here = await traces.of(await wholeBookmark(scene));
  const other = beside ? await traces.of(await wholeBookmark(beside)) : null;
  return { here, beside: other, outcome: null, pending: false };
}

/** The numbers of all parts, one after the other; a part whose translation cannot be had is left out. */
export async function contextsOf(lesson: Lesson, traces: Traces): Promise<ReadonlyMap<string, ProseContext>> {
  const contexts = new Map<string, ProseContext>();
  for (const part of partsOf(lesson)) {
    const context = await contextOf(part, traces).catch(() => null);
    if (context) contexts.set(placeOf(lesson.id, part.id), context);
  }
  return contexts;
}

/** What stands among the blocks has to be there, since a page that is printed waits for nothing. */
async function fetchRecorded({ beats, experiment }: Lesson): Promise<void> {
  if (!beats.some(({ blocks }) => blocks.some(({ kind }) => kind === "recorded"))) return;
  // Without them the lesson is printed all the same, and what it says of them is left out.
  await Promise.allSettled([recordedRuns(), fetchRecord(experiment)]);
}

export interface Printing {
  /** The page is being set for paper. */
  readonly isPrinting: boolean;
  /** Numbers are being collected. */
  readonly isCollecting: boolean;
  print(): void;
}

export function usePrint(
  lesson: Lesson,
  traces: Traces,
  keep: (contexts: ReadonlyMap<string, ProseContext>) => void,
): Printing {
  const [isPrinting, setPrinting] = useState(false);
  const [isCollecting, setCollecting] = useState(false);
  useEffect(() => {
    // What is printed has to be there when these return.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  const isBusy = useRef(false);
  const print = useCallback(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    setCollecting(true);
    Promise.all([contextsOf(lesson, traces), fetchRecorded(lesson)])
      .then(([contexts]) => flushSync(() => keep(contexts)))
      .finally(() => {
        isBusy.current = false;
        setCollecting(false);
        window.print();
      });
  }, [lesson, traces, keep]);
  // The browser's own key prints the whole lesson too; `beforeprint` alone would come too late to ask for its numbers.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // By the letter, as browsers do it; where the layout has no Latin ones, by its place.
      const isP = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "p" : event.code === "KeyP";
      if (!isP || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      print();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [print]);
  return { isPrinting, isCollecting, print };
}
