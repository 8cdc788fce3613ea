/**
 * Which sentences a model may train on. The random split holds out 500 different sentences that no run ever trains on,
 * the same ones for every seed. Only one sentence in eight can be held out at all, chosen by its own letters: of the
 * few short sentences, which are drawn again and again, most stay in training.
 *
 * A named split holds out every sentence of a kind: an adjective with a noun that it never stood beside, a longer
 * sentence than any of training. What is random stays held out beside it, so that one model can be measured on both;
 * and what it says is held out is, be it a sample.
 */
import { present } from "../lib/assert";
import { createRandom, type Random } from "../lib/random";
import type { Pair } from "./pair";
import { namedSplits, type SplitId } from "./splits";
import type { Task } from "./task";

export const HELD_OUT_SENTENCES = 500;
/** Of these, so many serve while a model trains. */
export const TRAINING_EVALUATION_SENTENCES = 128;

export interface HeldOut {
  /** Sentences to measure on, each source once. */
  readonly pairs: readonly Pair[];
  /** The fixed part that is evaluated during training. */
  readonly duringTraining: readonly Pair[];
  /** Whether training must not see the pair: of a named split there are more such pairs than are measured. */
  has(pair: Pair): boolean;
}

const SEED = 20140901;
const DRAWS = 200_000;

function keyOf({ source }: Pair): string {
  return source.join(" ");
}

/** FNV-1a, with its high bits folded into the low ones, which alone decide. */
function eligible(key: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) & 7) === 0;
}

/** Different sentences, as they are drawn, until there are enough. */
function draw(generate: () => Pair, wanted: (pair: Pair, key: string) => boolean): Map<string, Pair> {
  const byKey = new Map<string, Pair>();
  for (let count = 0; count < DRAWS && byKey.size < HELD_OUT_SENTENCES; count++) {
    const pair = generate();
    const key = keyOf(pair);
    if (wanted(pair, key)) byKey.set(key, pair);
  }
  return byKey;
}

function withPairs(pairs: readonly Pair[], has: (pair: Pair) => boolean): HeldOut {
  return { pairs, duringTraining: pairs.slice(0, TRAINING_EVALUATION_SENTENCES), has };
}

function choose(task: Task, split: SplitId): HeldOut {
  const random = createRandom(SEED).fork(task.id);
  if (split !== "random") {
    const { holdsOut, generate } = present(
      namedSplits(task).find(({ id }) => id === split),
      `a split ${split} of ${task.id}`,
    );
    const stream = random.fork(split);
    const byKey = draw(() => (generate ?? task.generate)(stream), holdsOut);
    return withPairs([...byKey.values()], holdsOut);
  }
  if (task.heldOut) {
    const keys = new Set(task.heldOut.map(keyOf));
    return withPairs(task.heldOut, (pair) => keys.has(keyOf(pair)));
  }
  const samples = new Set(
    task.samples.map((sample) =>
      task
        .read(sample)
        .tokens.map(({ word }) => word)
        .join(" "),
    ),
  );
  const byKey = draw(
    () => task.generate(random),
    (_, key) => eligible(key) && !samples.has(key),
  );
  return withPairs([...byKey.values()], (pair) => byKey.has(keyOf(pair)));
}

const chosen = new WeakMap<Task, Map<SplitId, HeldOut>>();

/** The ids of a task's splits, the random one first. */
export function splitsOf(task: Task): readonly SplitId[] {
  return ["random", ...namedSplits(task).map(({ id }) => id)];
}

/**
 * The held-out sentences of a task: 500, fewer only where there are too few of the kind. The split has to be one of
 * `splitsOf(task)`.
 */
export function heldOut(task: Task, split: SplitId = "random"): HeldOut {
  const known = chosen.get(task) ?? new Map<SplitId, HeldOut>();
  chosen.set(task, known);
  const fresh = known.get(split) ?? choose(task, split);
  known.set(split, fresh);
  return fresh;
}

/** An endless stream of training pairs: the task's own distribution without the held-out sentences. */
export function createSampler(task: Task, random: Random, split: SplitId = "random"): () => Pair {
  const unseen = heldOut(task);
  const kind = split === "random" ? null : heldOut(task, split);
  return () => {
    for (;;) {
      const pair = task.generate(random);
      if (!unseen.has(pair) && !kind?.has(pair)) return pair;
    }
  };
}
