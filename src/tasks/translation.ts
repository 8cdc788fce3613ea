/** The translations that a task itself has for a sentence, with their gold alignments: one place for all who ask. */
import { enumerateFrom } from "./grammar";
import type { Pair } from "./pair";
import type { Task } from "./task";

/** A page asks for the same sentence again at every look at a model in training. */
const last = new WeakMap<Task, { readonly sentence: string; readonly pairs: readonly Pair[] }>();

/**
 * One after the other, so that whoever needs the first does not wait for the last: what the grammar says, else the
 * pairs that the task was given, for learning or held out.
 */
export function* eachTranslation(task: Task, source: readonly string[]): Generator<Pair, void, undefined> {
  if (task.grammar) {
    yield* enumerateFrom(task.grammar.rule, source);
    return;
  }
  const said = source.join(" ");
  for (const pairs of [task.known, task.training, task.heldOut])
    for (const pair of pairs ?? []) if (pair.source.join(" ") === said) yield pair;
}

/** Every different translation of these source words, without `<eos>`; none where the task does not know them. */
export function translationsOf(task: Task, source: readonly string[]): readonly Pair[] {
  const sentence = source.join(" ");
  const known = last.get(task);
  if (known?.sentence === sentence) return known.pairs;
  const found = new Map<string, Pair>();
  for (const pair of eachTranslation(task, source)) {
    const key = pair.target.join(" ");
    if (!found.has(key)) found.set(key, pair);
  }
  const pairs = [...found.values()];
  last.set(task, { sentence, pairs });
  return pairs;
}
