/** Two tracks of one sentence, word by word: along the model's own words, and along the right ones. */
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { ranked } from "../../viz/focus";

export interface Divergence {
  /** The first position at which the words differ, from 0; null where none does. */
  readonly first: number | null;
  /** Of the positions after it: how many there are, and at how many the words differ. */
  readonly after: number;
  readonly differing: number;
}

/** Where one sentence leaves the other. A position that only one of them has differs. */
export function divergence(said: readonly string[], right: readonly string[]): Divergence {
  const length = Math.max(said.length, right.length);
  const differs = Array.from({ length }, (_, i) => said[i] !== right[i]);
  const first = differs.indexOf(true);
  if (first < 0) return { first: null, after: 0, differing: 0 };
  const rest = differs.slice(first + 1);
  return { first, after: rest.length, differing: rest.filter(Boolean).length };
}

/** One row of one track. */
export interface TrackStep {
  /** What the decoder reads. */
  readonly input: string;
  /** The word that stands here, and what the model gives it. */
  readonly word: string;
  readonly id: number;
  readonly p: number;
  /** What the model would say here, and what it gives that. */
  readonly best: string;
  readonly bestP: number;
}

export function trackOf(trace: Trace): TrackStep[] {
  const probabilities = tensorOf(trace, "probabilities");
  const { targetVocabulary } = trace.model;
  return trace.output.tokens.map((word, t) => {
    const row = rowOf(probabilities, t);
    const [best = 0] = ranked(row);
    const id = trace.output.ids[t] ?? 0;
    return {
      input: trace.output.tokens[t - 1] ?? SPECIAL_TOKENS[SOS],
      word,
      id,
      p: row[id] ?? Number.NaN,
      best: targetVocabulary[best] ?? "",
      bestP: row[best] ?? Number.NaN,
    };
  });
}

export interface TrackRow {
  readonly position: number;
  readonly free: TrackStep | null;
  readonly forced: TrackStep | null;
  /** Behind the first difference, or at it. */
  readonly side: "agrees" | "first" | "after";
  readonly differs: boolean;
}

export function trackRows(free: readonly TrackStep[], forced: readonly TrackStep[]): TrackRow[] {
  const words = (track: readonly TrackStep[]): string[] => track.map(({ word }) => word);
  const { first } = divergence(words(free), words(forced));
  return Array.from({ length: Math.max(free.length, forced.length) }, (_, position) => ({
    position,
    free: free[position] ?? null,
    forced: forced[position] ?? null,
    side: first === null || position < first ? "agrees" : position === first ? "first" : "after",
    differs: free[position]?.word !== forced[position]?.word,
  }));
}

/** At how many positions the model's own choice is the word that stands there. */
export function rightChoices(track: readonly TrackStep[]): number {
  return track.filter(({ word, best }) => word === best).length;
}
