/**
 * Finding a typed word among known ones: exactly, without its accents, or nearby.
 * Near means few keystrokes: the optimal string alignment distance (Levenshtein and swapped neighbours) over
 * decomposed letters without accents, so that Hangul is compared jamo by jamo.
 */
import { present } from "../lib/assert";

export interface Lexicon {
  /** The known word that was meant: in any case, and without accents where only one word can be meant. */
  find(typed: string): string | null;
  /** At most three known words, nearest first; none when nothing is near. */
  nearest(typed: string): readonly string[];
}

const NEAREST = 3;
/** Longer words are not compared: nothing known is near. */
const LONGEST_WORD = 32;

/** Decomposed letters, lower case, without accents. */
export function bare(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const rows: number[][] = [Array.from({ length: width }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const above = present(rows[i - 1], "the row above");
    const row = [i];
    for (let j = 1; j < width; j++) {
      const replace = present(above[j - 1], "a cell") + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, present(above[j], "a cell") + 1, present(row[j - 1], "a cell") + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, present(rows[i - 2]?.[j - 2], "a cell") + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return present(rows[a.length]?.[b.length], "the last cell");
}

export function createLexicon(words: readonly string[]): Lexicon {
  const known = new Map(words.map((word) => [word, word]));
  const spelled = words.map((word) => ({ word, letters: bare(word) }));
  const withoutAccents = new Map<string, string | null>();
  for (const { word, letters } of spelled)
    withoutAccents.set(letters, withoutAccents.has(letters) ? null : word);
  return {
    find(typed) {
      const exact = known.get(typed.toLowerCase().normalize("NFC"));
      return exact ?? withoutAccents.get(bare(typed)) ?? null;
    },
    nearest(typed) {
      const letters = bare(typed);
      if (letters.length === 0 || letters.length > LONGEST_WORD) return [];
      // Two letters in five may differ: beyond that a word no longer looks like the other.
      const limit = (other: string): number =>
        Math.max(1, Math.round(0.4 * Math.max(letters.length, other.length)));
      return spelled
        .filter((other) => Math.abs(other.letters.length - letters.length) <= limit(other.letters))
        .map((other) => ({ ...other, distance: editDistance(letters, other.letters) }))
        .filter(
          ({ letters: other, distance }) =>
            distance <= limit(other) && distance < Math.max(letters.length, other.length),
        )
        .sort((a, b) => a.distance - b.distance)
        .slice(0, NEAREST)
        .map(({ word }) => word);
    },
  };
}
