/** The right translation of the sentence on the stage: what the task knows, or what the reader typed instead. */
import { useMemo } from "react";
import { loadedTask } from "../../tasks/loaded";
import { rightTranslation } from "../../tasks/rightTranslation";
import type { Task } from "../../tasks/task";
import type { Trace } from "../../trace/trace";
import { createSignal, useSignal } from "../../viz/matrix/signal";

/** Kept while the page lives, so that another view or another sentence in between takes nothing away. */
const typed = createSignal<ReadonlyMap<string, string>>(new Map());

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
  const given = useSignal(typed).get(key);
  return {
    words: given ?? known ?? "",
    known,
    language: task?.targetLanguage ?? null,
    sourceLanguage: task?.sourceLanguage ?? null,
    choose: (words) => {
      const spaced = task ? asWords(words, task) : words;
      const others = [...typed.get()].filter(([one]) => one !== key);
      typed.set(new Map(spaced === known ? others : [...others, [key, spaced]]));
    },
  };
}

/** Typed text as the words that the model says: dates are said letter by letter, and l'homme in two words. */
function asWords(text: string, task: Task): string {
  if (task.writeTarget && !text.includes(" ")) return Array.from(text).join(" ");
  return task.targetLanguage === "fr" ? text.replace(/['’](?=\S)/gu, "' ") : text;
}
