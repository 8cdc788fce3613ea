/**
 * Which sentences a model may train on. Held out are 500 different sentences that no run ever trains on, the same ones
 * for every seed. Only one sentence in eight can be held out at all, chosen by its own letters: of the few short
 * sentences, which are drawn again and again, most stay in training.
 */
import { createRandom, type Random } from "../lib/random";
import type { Pair, Task } from "./task";

export const HELD_OUT_SENTENCES = 500;
/** Of these, so many serve while a model trains. */
export const TRAINING_EVALUATION_SENTENCES = 128;

export interface HeldOut {
  readonly pairs: readonly Pair[];
  /** The fixed part that is evaluated during training. */
  readonly duringTraining: readonly Pair[];
  has(source: readonly string[]): boolean;
}

const SEED = 20140901;
const DRAWS = 200_000;

function keyOf(source: readonly string[]): string {
  return source.join(" ");
}

/** FNV-1a, with its high bits folded into the low ones, which alone decide. */
function eligible(key: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) & 7) === 0;
}

function choose(task: Task): HeldOut {
  const samples = new Set(
    task.samples.map((sample) => keyOf(task.read(sample).tokens.map(({ word }) => word))),
  );
  const random = createRandom(SEED).fork(task.id);
  const byKey = new Map<string, Pair>();
  for (let draw = 0; draw < DRAWS && byKey.size < HELD_OUT_SENTENCES; draw++) {
    const pair = task.generate(random);
    const key = keyOf(pair.source);
    if (eligible(key) && !samples.has(key)) byKey.set(key, pair);
  }
  const pairs = [...byKey.values()];
  return {
    pairs,
    duringTraining: pairs.slice(0, TRAINING_EVALUATION_SENTENCES),
    has: (source) => byKey.has(keyOf(source)),
  };
}

const chosen = new WeakMap<Task, HeldOut>();

/** The held-out sentences of a task: 500, fewer only where the task has too few sentences. */
export function heldOut(task: Task): HeldOut {
  const known = chosen.get(task);
  if (known) return known;
  const fresh = choose(task);
  chosen.set(task, fresh);
  return fresh;
}

/** An endless stream of training pairs: the task's own distribution without the held-out sentences. */
export function createSampler(task: Task, random: Random): () => Pair {
  const unseen = heldOut(task);
  return () => {
    for (;;) {
      const pair = task.generate(random);
      if (!unseen.has(pair.source)) return pair;
    }
  };
}
