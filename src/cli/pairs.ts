import { ProblemError } from "../lib/problem";
import { createRandom } from "../lib/random";
import { createOwnTask } from "../tasks/corpora/own";
import { findTask, TASKS } from "../tasks/list";
import { OWN } from "../tasks/ownTask";
import type { Pair } from "../tasks/pair";
import type { PairsFile } from "../tasks/pairsFile";
import { createSampler, heldOut, splitsOf } from "../tasks/split";
import type { SplitId } from "../tasks/splits";
import type { Task } from "../tasks/task";
import { SEED_BOUNDS } from "../training/settings";
import type { Command } from "./command";
import { readPairs } from "./files";
import type { Options } from "./options";

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
    "hold-out": { type: "string", value: "random|pair|construction|…" },
    pairs: { type: "string", value: "FILE.tsv" },
    gold: { type: "boolean" },
    report: { type: "boolean" },
  },

  async run(options, io) {
    const file = await readFile(options);
    if (file && options.flag("report")) {
      io.result(file.report);
      return 0;
    }
    const task = file ? createOwnTask(file) : chosenTask(options);
    const count = options.number("count", { low: 1, high: 1e6, whole: true }) ?? 10;
    const seed = options.number("seed", SEED_BOUNDS) ?? 1;
    const isHeldOut = options.choice("split", ["train", "held-out"]) === "held-out";
    const kind = options.choice("hold-out", splitsOf(task)) as SplitId | undefined;
    const random = createRandom(seed);
    const next = isHeldOut
      ? shuffled(heldOut(task, kind).pairs, random.next)
      : forever(createSampler(task, random, kind));
    let written = 0;
    for (const { source, target, sure, possible, tags } of next) {
      if (written++ === count) break;
      io.result({ source, target, sure, possible, tags });
    }
    return 0;
  },
};

/** The pairs of `--pairs`, null without it. */
async function readFile(options: Options): Promise<PairsFile | null> {
  const path = options.text("pairs");
  if (path !== undefined && (options.text("task") ?? OWN) !== OWN)
    throw new ProblemError({ code: "option-conflict", option: "--task", other: "--pairs" });
  if (path === undefined) return null;
  return readPairs(path, options.flag("gold") ?? false);
}

function chosenTask(options: Options): Task {
  const id = options.required("task");
  // A task of one's own is what is in the file.
  if (id === OWN) options.required("pairs");
  const task = findTask(id);
  if (!task)
    throw new ProblemError({ code: "task-unknown", task: id, known: TASKS.map((known) => known.id) });
  return task;
}

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
