/** The right translation of the sentence on the stage: what the task knows, or what the reader typed instead. */
import { useMemo, useState } from "react";
import { loadedTask } from "../../tasks/loaded";
import { rightTranslation } from "../../tasks/rightTranslation";
import type { Task } from "../../tasks/task";
import type { Trace } from "../../trace/trace";

/** Kept while the page lives, so that another view or another sentence in between takes nothing away. */
const typed = new Map<string, string>();

export interface Target {
  /** Words with spaces between them, without `<eos>`; empty where none is known. */
  readonly words: string;
  /** The task's own; null where it knows none. */
  readonly known: string | null;
  readonly language: string | null;
  readonly sourceLanguage: string | null;
  choose(words: string): void;
}

export function useTarget(trace: Trace | null): Target {
  const text = trace?.source.text ?? "";
  const task = trace ? loadedTask(trace.model.task) : null;
  const known = useMemo(
    () => (task ? (rightTranslation(task, text)?.join(" ") ?? null) : null),
    [task, text],
  );
  const key = `${trace?.model.task ?? ""}\n${text}`;
  const [, setChanged] = useState(0);
  return {
    words: typed.get(key) ?? known ?? "",
    known,
    language: task?.targetLanguage ?? null,
    sourceLanguage: task?.sourceLanguage ?? null,
    choose: (words) => {
      const spaced = task ? asWords(words, task) : words;
      if (spaced === known) typed.delete(key);
      else typed.set(key, spaced);
      setChanged((count) => count + 1);
    },
  };
}

/** Typed text as the words that the model says: dates are said letter by letter, and l'homme in two words. */
function asWords(text: string, task: Task): string {
  if (task.writeTarget && !text.includes(" ")) return Array.from(text).join(" ");
  return task.targetLanguage === "fr" ? text.replace(/['’](?=\S)/gu, "' ") : text;
}
