/**
 * What is trained on in measurements of speed: sentences that fill every position. The project's own tasks draw short
 * sentences, too, behind whose ends this engine passes over the padding, and its peers do not: there, as many positions
 * on paper are fewer in fact.
 */
import { digitTask } from "../src/tasks/corpora/digits";
import { findTask } from "../src/tasks/list";
import type { Pair } from "../src/tasks/pair";
import type { Task } from "../src/tasks/task";
import type { SomeSettings } from "../src/training/settings";

/** Copying exactly so many digits; with `<sos>` or `<eos>` there is one position more on either side. */
function fullTask(digits: number): Task {
  const task = digitTask("copy", digits);
  return {
    ...task,
    id: `full-${digits}`,
    grammar: null,
    generate(random): Pair {
      const said = Array.from({ length: digits }, () => random.pick(task.sourceWords));
      const links = said.map((_, at) => [at, at] as const);
      return { source: said, target: said, sure: links, possible: links, tags: [] };
    },
  };
}

const made = new Map<string, Task>();

/** A task of the project, or `full-N`; the same object each time. */
export function taskOf(id: string): Task {
  const known = made.get(id);
  if (known) return known;
  const [, digits] = /^full-(\d+)$/.exec(id) ?? [];
  const task = digits === undefined ? findTask(id) : fullTask(Number(digits));
  if (!task) throw new Error(`There is no task ${id}.`);
  made.set(id, task);
  return task;
}

/** The default model on so many source and as many target positions, every one of them filled. */
export const positions = (count: number): SomeSettings => ({ task: `full-${count - 1}`, seed: 1 });

/** What counts and times are wanted for. */
export const TWELVE = positions(12);

/** The default model on the page's own task. */
export const DEFAULT: SomeSettings = { task: "fr-en", seed: 1 };
