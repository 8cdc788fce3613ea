/** A question while it is answered: the guess, what it is compared with, and how near it came. */
import { useState } from "react";
import type { Question } from "../../lessons/lesson";
import type { Measure, WordMeasure } from "../../lessons/measure";
import { MeasureError, measured, measuredWord } from "../../lessons/measured";
import { nearness, overlap, rightOption } from "../../lessons/score";
import { row as rowOf } from "../../trace/tensors";
import type { ProseContext } from "./pieces";
import { type Answer, changeProgress, type Guess, useProgress, withAnswer } from "./progress";

export type Truth = readonly number[] | number | string;

const isWord = (truth: Measure | WordMeasure): truth is WordMeasure =>
  "source" in truth || "output" in truth || "lookedAt" in truth || "fedBack" in truth;

/** What the model in view does; null where it has no such thing. */
export function truthOf(question: Question, context: ProseContext): Truth | null {
  const { here } = context;
  if (context.pending || !here) return null;
  try {
    if (question.kind === "weights") {
      const { weights } = here.tensors;
      return weights && question.row < (weights.shape[0] ?? 0)
        ? Array.from(rowOf(weights, question.row))
        : null;
    }
    if (question.kind === "scale") return measured(question.truth, context);
    return isWord(question.truth)
      ? measuredWord(question.truth, context).text
      : measured(question.truth, context);
  } catch (error) {
    if (error instanceof MeasureError) return null;
    throw error;
  }
}

const isShares = (value: Guess | Truth): value is readonly number[] => Array.isArray(value);

/** 0 … 1; null where guess and truth are not of the same kind, because another sentence came between them. */
export function scoreOf(question: Question, guess: Guess, truth: Truth): number | null {
  if (question.kind === "weights")
    return isShares(guess) && isShares(truth) && guess.length === truth.length ? overlap(guess, truth) : null;
  if (isShares(truth)) return null;
  if (question.kind === "choice") return rightOption(question.options, truth)?.id === guess ? 1 : 0;
  return typeof guess === "number" && typeof truth === "number" ? nearness(guess, truth, question) : null;
}

/** The order of the options says nothing: it goes by a hash of their ids. */
export function shuffled<T extends { readonly id: string }>(
  options: readonly T[],
  seed: string,
): readonly T[] {
  const hash = (text: string): number => {
    let sum = 2166136261;
    for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 16777619);
    return (sum ^ (sum >>> 15)) >>> 0;
  };
  return [...options].sort((one, other) => hash(seed + one.id) - hash(seed + other.id));
}

/** Where the hand begins: shares for all words alike, the middle of a scale, no option. */
function firstGuess(question: Question, words: number): Guess | null {
  if (question.kind === "weights") return words > 0 ? Array.from({ length: words }, () => 1 / words) : null;
  if (question.kind === "choice") return null;
  const { low, high, logarithmic } = question;
  return logarithmic ? Math.sqrt(low * high) : (low + high) / 2;
}

export interface OpenQuestion {
  readonly question: Question;
  /** Null until there is one. */
  readonly guess: Guess | null;
  /** Null while the question is open. */
  readonly answer: Answer | null;
  /** Null until the translation is there, or where the model in view has no such thing. */
  readonly truth: Truth | null;
  /** Against the numbers in view now, which may be others than those of the answer. */
  readonly score: number | null;
  guessAt(guess: Guess): void;
  evenSplit(): void;
  reveal(): void;
  again(): void;
}

export function useQuestion(
  place: string,
  question: Question | null,
  context: ProseContext,
): OpenQuestion | null {
  const answers = useProgress().answers;
  const [drafts, setDrafts] = useState<Readonly<Record<string, Guess>>>({});
  if (!question) return null;
  const words = context.here?.source.tokens.length ?? 0;
  const answer = answers[place] ?? null;
  const draft = drafts[place];
  const isDraftFit = draft !== undefined && (!isShares(draft) || draft.length === words);
  const guess = answer?.guess ?? (isDraftFit ? draft : firstGuess(question, words));
  const truth = truthOf(question, context);
  const score = answer && truth !== null ? scoreOf(question, answer.guess, truth) : null;
  const guessAt = (next: Guess): void => setDrafts((before) => ({ ...before, [place]: next }));
  return {
    question,
    guess,
    answer,
    truth,
    score,
    guessAt,
    evenSplit: () => {
      const even = firstGuess(question, words);
      if (even !== null) guessAt(even);
    },
    reveal: () => {
      if (guess === null || truth === null) return;
      const reached = scoreOf(question, guess, truth);
      if (reached !== null) changeProgress((before) => withAnswer(before, place, { guess, score: reached }));
    },
    again: () => {
      if (answer) guessAt(answer.guess);
      changeProgress((before) => withAnswer(before, place, null));
    },
  };
}
