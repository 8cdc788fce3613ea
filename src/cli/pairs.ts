import { ProblemError } from "../lib/problem";
import { createRandom } from "../lib/random";
import { findTask, TASKS } from "../tasks/list";
import { createSampler, heldOut } from "../tasks/split";
import type { Pair } from "../tasks/task";
import { BOUNDS } from "../training/settings";
import type { Command } from "./command";

export const pairs: Command = {
  summary: {
    en: "Writes sentences of a task with their gold alignment.",
    ko: "과제의 문장 쌍과 정답 정렬을 출력합니다.",
  },
  options: {
    task: { type: "string", value: TASKS.map(({ id }) => id).join("|") },
    count: { type: "string", value: "N" },
    seed: { type: "string", value: "N" },
    split: { type: "string", value: "train|held-out" },
  },

  async run(options, io) {
    const id = options.required("task");
    const task = findTask(id);
    if (!task)
      throw new ProblemError({ code: "task-unknown", task: id, known: TASKS.map((known) => known.id) });
    const count = options.number("count", { low: 1, high: 1e6, whole: true }) ?? 10;
    const seed = options.number("seed", BOUNDS.seed) ?? 1;
    const isHeldOut = options.choice("split", ["train", "held-out"]) === "held-out";
    const random = createRandom(seed);
    const next = isHeldOut
      ? shuffled(heldOut(task).pairs, random.next)
      : forever(createSampler(task, random));
    let written = 0;
    for (const { source, target, sure, possible, tags } of next) {
      if (written++ === count) break;
      io.result({ source, target, sure, possible, tags });
    }
    return 0;
  },
};

function* forever(sample: () => Pair): Generator<Pair> {
  for (;;) yield sample();
}

/** Each once, in an order of its own for each seed (Fisher and Yates). */
function shuffled(list: readonly Pair[], next: () => number): readonly Pair[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [order[i] as Pair, order[j] as Pair];
    order[i] = b;
    order[j] = a;
  }
  return order;
}
