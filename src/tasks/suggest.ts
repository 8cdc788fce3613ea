/**
 * What can be said next: the words that the task's grammar allows after the words so far, exactly, most likely first.
 * For building a sentence without typing, and for learning what the model knows.
 */
import type { Random } from "../lib/random";
import { follow, type Grammar } from "./grammar";
import type { Task } from "./task";

export interface Suggestion {
  /** The written word, whole: 그는 where only 그 was there, homme after l'. */
  readonly text: string;
  /** The tokens that it adds. */
  readonly tokens: readonly string[];
  /** The sentence with it, as one would type it. */
  readonly sentence: string;
  /** Share of the task's sentences that go on like this, [0, 1]. */
  readonly likelihood: number;
}

export interface Suggestions {
  readonly words: readonly Suggestion[];
  /** The words so far are a whole sentence. */
  readonly complete: boolean;
}

const NOTHING: Suggestions = { words: [], complete: false };
/** Prefixes whose suggestions are kept. */
const REMEMBERED = 200;

/** Nothing is computed before the first call. A prefix that the grammar cannot say has no suggestions. */
export function createSuggester(task: Task): (prefix: readonly string[]) => Suggestions {
  const { grammar } = task;
  if (!grammar) return () => NOTHING;
  const words = new Set(task.sourceWords);
  const remembered = new Map<string, Suggestions>();
  return (prefix) => {
    if (prefix.length >= task.longestSource || prefix.some((word) => !words.has(word))) return NOTHING;
    const key = prefix.join(" ");
    const known = remembered.get(key);
    if (known) return known;
    const fresh = suggest(task, grammar, prefix);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  };
}

function suggest(task: Task, grammar: Grammar, prefix: readonly string[]): Suggestions {
  const { continuations, complete } = follow(grammar, prefix);
  const words = continuations.map(({ words: tokens, likelihood }) => {
    const sentence = [...prefix, ...tokens];
    let from = prefix.length;
    while (from > 0 && grammar.joins(sentence[from - 1] ?? "", sentence[from] ?? "")) from--;
    return { text: task.write(sentence.slice(from)), tokens, sentence: task.write(sentence), likelihood };
  });
  return { words, complete };
}

/** A sentence of the task, as one would type it. */
export function randomSentence(task: Task, random: Random): string {
  return task.write(task.generate(random).source);
}
