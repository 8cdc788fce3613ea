/** One step of attention read as a look-up: a query, keys, values, and the one key that a hard dictionary would find. */
import { askingState } from "../../trace/anatomy";
import type { Intervention } from "../../trace/intervention";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { ranked } from "../../viz/focus";
import { stateDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";

export interface Entry {
  /** Source position in the order of reading, from 0. */
  readonly position: number;
  readonly word: string;
  /** h_j: what is looked at and, unless someone intervened, what is given. */
  readonly key: Float32Array;
  readonly score: number;
  readonly share: number;
}

export interface Lookup {
  readonly entries: readonly Entry[];
  readonly query: Float32Array;
  /** The query's own number: s_t or s_(t−1). */
  readonly asking: number;
  readonly context: Float32Array;
  /** What is given is what is looked at, unless someone put other values there. */
  readonly keysAreValues: boolean;
  /** Sum of the shares: less than 1 under a Gaussian. */
  readonly sum: number;
  /** The entry with the largest share, which a hard dictionary gives. */
  readonly found: Entry;
  /** Soft result minus hard one, unit by unit. */
  readonly difference: Float32Array;
  /** Length of the difference, and of the hard result. */
  readonly distance: number;
  readonly length: number;
  /** What the colours of its vectors reach to. */
  readonly domain: number;
}

const isSpecial = (word: string): boolean => tokenText(word).special;

/** Output word `row`, from 0, as a look-up; null in a model that does not attend. */
export function lookupOf(trace: Trace, row: number): Lookup | null {
  const { weights, scores } = trace.tensors;
  if (!weights || !scores) return null;
  const states = tensorOf(trace, "states");
  const shares = rowOf(weights, row);
  const asked = rowOf(scores, row);
  const entries = trace.source.tokens.map((word, position) => ({
    position,
    word,
    key: rowOf(states, position),
    score: asked[position] ?? Number.NaN,
    share: shares[position] ?? Number.NaN,
  }));
  const found = entries[ranked(shares)[0] ?? 0];
  if (!found) return null;
  const context = rowOf(tensorOf(trace, "context"), row);
  const difference = context.map((value, u) => value - (found.key[u] ?? 0));
  return {
    entries,
    query: rowOf(tensorOf(trace, "query"), row),
    asking: askingState(trace, row),
    context,
    keysAreValues: !trace.interventions.some(({ kind }) => kind === "value" || kind === "swap-values"),
    sum: shares.reduce((total, share) => total + share, 0),
    found,
    difference,
    domain: stateDomain(trace),
    distance: Math.hypot(...difference),
    length: Math.hypot(...found.key),
  };
}

/** A sentence that is a dictionary itself: what it stores, and the key that it asks for. */
export interface Stored {
  readonly pairs: readonly (readonly [key: string, value: string])[];
  readonly asked: string;
  /** The entry that holds the value; null where no key is equal. Of a key that comes twice, the last. */
  readonly found: Entry | null;
}

/** What `a3 b7 ? b` stores and asks for; null in a sentence of another kind. Entries are in the order of writing. */
export function storedIn(entries: readonly Entry[]): Stored | null {
  const words = entries.filter(({ word }) => !isSpecial(word));
  const mark = words.findIndex(({ word }) => word === "?");
  const [asked, ...more] = words.slice(mark + 1);
  if (mark < 2 || mark % 2 > 0 || !asked || more.length > 0) return null;
  const places = words.slice(0, mark).flatMap((key, i, all) => {
    const value = all[i + 1];
    return i % 2 === 0 && value ? [{ key: key.word, value }] : [];
  });
  if (places.some(({ key, value }) => !/^\d$/.test(value.word) || /^\d$/.test(key))) return null;
  return {
    pairs: places.map(({ key, value }) => [key, value.word]),
    asked: asked.word,
    found: places.findLast(({ key }) => key === asked.word)?.value ?? null,
  };
}

/**
 * From soft to hard: every level divides the scores by a smaller temperature; the last one is the limit. At 0 the model
 * is as it is, below it is softer than that.
 */
export const LEVELS = 12;
export const SOFTEST = -6;

/** Of two digits, so that it can be said. */
export const temperatureAt = (level: number): number => Number((0.7 ** level).toPrecision(2));

/** What makes a row so hard; null where nothing has to be changed. */
export function hardening(row: number, level: number): Intervention | null {
  if (level === 0) return null;
  if (level >= LEVELS) return { kind: "weights", row, set: "hard" };
  return { kind: "scores", row, temperature: temperatureAt(level) };
}

/** The level of a row under these interventions. */
export function levelOf(row: number, interventions: readonly Intervention[]): number {
  for (let level = LEVELS; level >= SOFTEST; level--)
    if (interventions.some((one) => isSame(one, hardening(row, level)))) return level;
  return 0;
}

/** The list with the hardening of one row in place of another. */
export function hardened(
  interventions: readonly Intervention[],
  before: Intervention | null,
  after: Intervention | null,
): readonly Intervention[] {
  return [...interventions.filter((one) => !isSame(one, before)), ...(after ? [after] : [])];
}

const isSame = (one: Intervention, other: Intervention | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
