/**
 * Grammars that say two languages at once. A rule says the source words from left to right and returns the target
 * words, each with the source words it comes from: the gold alignment costs nothing and cannot drift from the sentence.
 * A rule takes its decisions through `choose`, so the same rule is sampled (by random numbers), enumerated (every
 * decision in turn) and asked what may follow a prefix (every decision that agrees with it). This is the idea of
 * QuickCheck's generators turned to a finite language.
 */
import type { Random } from "../lib/random";
import type { Link, Pair } from "./pair";

export interface SourceWord {
  readonly text: string;
  readonly at: number;
}

export interface TargetWord {
  readonly text: string;
  readonly sure: readonly SourceWord[];
  /** Possible links beside the sure ones. */
  readonly possible: readonly SourceWord[];
}

export interface Derivation {
  /** One of a non-empty list, by weight; equally likely without weights. Weights are positive. */
  choose<T>(items: readonly T[], weights?: readonly number[]): T;
  /** The next source word. */
  say(text: string): SourceWord;
}

export interface Utterance {
  readonly target: readonly TargetWord[];
  readonly tags: readonly string[];
}

/** Pure: everything it decides comes from the derivation. */
export type Rule = (derivation: Derivation) => Utterance;

export interface Grammar {
  readonly rule: Rule;
  /** Whether `word` is written onto the word before it: Korean particles and endings. */
  joins(previous: string, word: string): boolean;
  /** Whether any word is ever written onto this one. */
  grows(word: string): boolean;
}

export function targetWord(
  text: string,
  sure: readonly SourceWord[],
  possible: readonly SourceWord[] = [],
): TargetWord {
  return { text, sure, possible };
}

function assemble(source: readonly string[], { target, tags }: Utterance): Pair {
  const sure: Link[] = [];
  const possible: Link[] = [];
  for (const [row, word] of target.entries()) {
    for (const { at } of word.sure) {
      sure.push([row, at]);
      possible.push([row, at]);
    }
    for (const { at } of word.possible) possible.push([row, at]);
  }
  return { source, target: target.map(({ text }) => text), sure, possible, tags };
}

/** One sentence, by chance. */
export function derive(rule: Rule, random: Random): Pair {
  const source: string[] = [];
  const utterance = rule({
    choose: (items, weights) =>
      items[weights ? weighted(weights, random.next()) : random.int(items.length)] as never,
    say: (text) => ({ text, at: source.push(text) - 1 }),
  });
  return assemble(source, utterance);
}

/** The index whose share of the weights `point`, in [0, 1), falls into. */
function weighted(weights: readonly number[], point: number): number {
  let left = point * total(weights);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

function total(weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** A path through the decisions of a rule; `advance` moves to the next one, as an odometer does. */
function createPath(weighed: boolean) {
  const taken: number[] = [];
  const sizes: number[] = [];
  let depth = 0;
  let likelihood = 1;
  return {
    choose<T>(items: readonly T[], weights?: readonly number[]): T {
      if (depth === taken.length) {
        taken.push(0);
        sizes.push(items.length);
      }
      const index = taken[depth] ?? 0;
      depth++;
      if (weighed) likelihood *= weights ? (weights[index] ?? 0) / total(weights) : 1 / items.length;
      return items[index] as T;
    },
    likelihood: () => likelihood,
    advance(): boolean {
      // Decisions below the point where the rule was left have not been taken.
      taken.length = depth;
      sizes.length = depth;
      depth = 0;
      likelihood = 1;
      for (;;) {
        const last = taken.pop();
        const size = sizes.pop();
        if (last === undefined || size === undefined) return false;
        if (last + 1 < size) {
          taken.push(last + 1);
          sizes.push(size);
          return true;
        }
      }
    },
  };
}

/** Every derivation of the grammar, in a fixed order. One sentence may have several derivations. */
export function* enumerate(rule: Rule): Generator<Pair, void, undefined> {
  const path = createPath(false);
  do {
    const source: string[] = [];
    const utterance = rule({
      choose: path.choose,
      say: (text) => ({ text, at: source.push(text) - 1 }),
    });
    yield assemble(source, utterance);
  } while (path.advance());
}

/** The derivations whose source is exactly this: cheap, because one is left at the first word that disagrees. */
export function* enumerateFrom(rule: Rule, sentence: readonly string[]): Generator<Pair, void, undefined> {
  const path = createPath(false);
  do {
    const source: string[] = [];
    try {
      const utterance = rule({
        choose: path.choose,
        say: (text) => {
          if (sentence[source.length] !== text) throw LEFT;
          return { text, at: source.push(text) - 1 };
        },
      });
      if (source.length === sentence.length) yield assemble(source, utterance);
    } catch (reason) {
      if (reason !== LEFT) throw reason;
    }
  } while (path.advance());
}

export interface Continuation {
  /** The words up to the next place where a written word ends. */
  readonly words: readonly string[];
  /** Its share of all sentences that begin with the prefix, [0, 1]. */
  readonly likelihood: number;
}

export interface Follow {
  /** Most likely first. */
  readonly continuations: readonly Continuation[];
  /** The prefix is a whole sentence. */
  readonly complete: boolean;
}

/** Thrown to leave a derivation that has nothing more to say; one object, so that it costs no stack trace. */
const LEFT = new Error("this derivation was left");

/** What may follow a prefix: exact, and cheap because a derivation is left at the first word that disagrees. */
export function follow(grammar: Grammar, prefix: readonly string[]): Follow {
  const found = new Map<string, { words: readonly string[]; likelihood: number }>();
  const path = createPath(true);
  let complete = false;
  let mass = 0;
  do {
    const words: string[] = [];
    let at = 0;
    const leave = (): never => {
      throw LEFT;
    };
    try {
      grammar.rule({
        choose: path.choose,
        say(text) {
          if (at < prefix.length) {
            if (prefix[at] !== text) leave();
          } else {
            if (words.length > 0 && !grammar.joins(words.at(-1) ?? "", text)) leave();
            words.push(text);
            // Left before the rule decides what comes behind: that would only multiply the paths.
            if (!grammar.grows(text)) leave();
          }
          return { text, at: at++ };
        },
      });
      if (at === prefix.length) {
        complete = true;
        mass += path.likelihood();
      }
    } catch (reason) {
      if (reason !== LEFT) throw reason;
    }
    if (words.length > 0) {
      const key = words.join(" ");
      const known = found.get(key);
      if (known) known.likelihood += path.likelihood();
      else found.set(key, { words, likelihood: path.likelihood() });
      mass += path.likelihood();
    }
  } while (path.advance());
  const continuations = [...found.values()]
    .map(({ words, likelihood }) => ({ words, likelihood: likelihood / mass }))
    .sort((a, b) => b.likelihood - a.likelihood);
  return { continuations, complete };
}
