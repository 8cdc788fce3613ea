/** The translations that a task itself has for a sentence, with their gold alignments. */
import { enumerateFrom } from "./grammar";
import type { Pair, Task } from "./task";

/** A page asks for the same sentence again at every look at a model in training. */
const last = new WeakMap<Task, { readonly sentence: string; readonly pairs: readonly Pair[] }>();

/** Every different translation of these source words, without `<eos>`; none where the task does not know them. */
export function translationsOf(task: Task, source: readonly string[]): readonly Pair[] {
  const said = source.join(" ");
  if (!task.grammar) return (task.known ?? []).filter((pair) => pair.source.join(" ") === said);
  const known = last.get(task);
  if (known?.sentence === said) return known.pairs;
  const found = new Map<string, Pair>();
  for (const pair of enumerateFrom(task.grammar.rule, source)) {
    const key = pair.target.join(" ");
    if (!found.has(key)) found.set(key, pair);
  }
  const pairs = [...found.values()];
  last.set(task, { sentence: said, pairs });
  return pairs;
}
