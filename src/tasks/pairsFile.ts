/**
 * Sentence pairs from a file, in the form of the Tatoeba and ManyThings collections: UTF-8, one pair a line, source and
 * target with a tab between them, whatever else behind another tab. There is no quoting. Blank lines and lines that
 * begin with # are skipped.
 *
 * A third column in Pharaoh form (`0-0 1-2`, source and target counted from 0) is read as gold alignment where that is
 * asked for. It counts words between spaces, so such a file is taken as tokenised already; otherwise punctuation marks
 * are tokens of their own. Case is dropped: a small vocabulary is seen more often.
 */
import { ProblemError } from "../lib/problem";
import { SPECIAL_TOKENS } from "../lib/tokens";
import type { Link, Pair } from "./pair";
import { LONGEST_TEXT, plainText } from "./text";

/** Tokens of a side at most, `<eos>` included. */
export const PAIRS_LIMIT = 24;
/** One to train on and one to hold out. */
const LEAST_SENTENCES = 2;

export interface SideReport {
  /** Different words. */
  readonly vocabulary: number;
  /** Words that occur once, of which a model learns next to nothing. */
  readonly once: number;
  /** Tokens of a sentence, without `<eos>`. */
  readonly lengths: {
    readonly least: number;
    readonly mean: number;
    readonly most: number;
    /** Sentences by their number of tokens; the first entry is for 0. */
    readonly counts: readonly number[];
  };
}

/** What is in a file, before anyone trains on it. */
export interface PairsReport {
  /** Pairs that are short enough. */
  readonly pairs: number;
  readonly source: SideReport;
  readonly target: SideReport;
  /** Pairs that are there again. */
  readonly duplicates: number;
  /** Source sentences with several different translations: no model can say them all. */
  readonly ambiguous: number;
  /** Pairs that were left out because a side has more tokens than `limit`, `<eos>` included. */
  readonly tooLong: number;
  readonly limit: number;
}

export interface PairsFile {
  readonly pairs: readonly Pair[];
  readonly report: PairsReport;
}

export interface PairsOptions {
  /** Read the third column as gold alignment. */
  readonly gold?: boolean;
}

const LETTER = "[\\p{L}\\p{M}\\p{N}]";
const PICTURE = "\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*";
const EMOJI = `\\p{Regional_Indicator}{2}|${PICTURE}(?:\\u200d${PICTURE})*`;
/** A word with what is inside it (don't, well-known) or ends it (l'), an emoji, or one mark. */
const TOKEN = new RegExp(`${LETTER}+(?:['-]${LETTER}+)*'?|${EMOJI}|\\S`, "gu");

/** Words and punctuation marks of a sentence, in lower case. */
export function tokenise(text: string): string[] {
  return lowered(text).match(TOKEN) ?? [];
}

/** Words between spaces, in lower case. What looks like a token of the model's own is written otherwise. */
export function tokenised(text: string): string[] {
  return lowered(text)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) =>
      (SPECIAL_TOKENS as readonly string[]).includes(word) ? word.replace("<", "‹").replace(">", "›") : word,
    );
}

function lowered(text: string): string {
  return plainText(text).toLowerCase().normalize("NFC");
}

/** Throws ProblemError, with the number of the line, for what is no file of pairs. */
export function readPairsFile(content: string | Uint8Array, { gold = false }: PairsOptions = {}): PairsFile {
  const text = typeof content === "string" ? content : decode(content);
  const pairs: Pair[] = [];
  let tooLong = 0;
  const lines = text.replace(/^\ufeff/u, "").split(/\r\n|\n|\r/u);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const pair = readLine(line, index + 1, gold);
    if (pair && pair.source.length < PAIRS_LIMIT && pair.target.length < PAIRS_LIMIT) pairs.push(pair);
    else tooLong++;
  }
  const different = new Set(pairs.map(({ source }) => source.join(" "))).size;
  if (different < LEAST_SENTENCES)
    throw new ProblemError({ code: "pairs-few", pairs: different, least: LEAST_SENTENCES });
  return { pairs, report: reportOn(pairs, tooLong) };
}

/** Null for a line that is longer than anyone needs to look at. */
function readLine(line: string, number: number, gold: boolean): Pair | null {
  const [first = "", second = "", third = ""] = line.split("\t");
  if (first.trim() === "" || second.trim() === "")
    throw new ProblemError({ code: "pairs-columns", line: number });
  if (first.length > LONGEST_TEXT || second.length > LONGEST_TEXT) return null;
  const split = gold ? tokenised : tokenise;
  const [source, target] = [split(first), split(second)];
  if (source.length === 0 || target.length === 0)
    throw new ProblemError({ code: "pairs-columns", line: number });
  const links = gold ? readLinks(third, number, source.length, target.length) : [];
  return { source, target, sure: links, possible: links, tags: [] };
}

function readLinks(column: string, line: number, sources: number, targets: number): Link[] {
  const links = new Map<string, Link>();
  for (const value of column.split(/\s+/u).filter((part) => part !== "")) {
    const [, source, target] = (/^(\d{1,6})-(\d{1,6})$/u.exec(value) ?? []).map(Number);
    const isInside = source !== undefined && target !== undefined && source < sources && target < targets;
    if (!isInside) throw new ProblemError({ code: "pairs-alignment", line, value });
    links.set(value, [target, source]);
  }
  return [...new Map([...links.values()].map((link) => [link.join("-"), link])).values()];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError({ code: "pairs-encoding", line: firstUnreadable(bytes) });
  }
}

/** UTF-8 has no line feed inside of a character, so lines can be tried one by one. */
function firstUnreadable(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}

function reportOn(pairs: readonly Pair[], tooLong: number): PairsReport {
  const targets = new Map<string, Set<string>>();
  for (const { source, target } of pairs) {
    const key = source.join(" ");
    targets.set(key, (targets.get(key) ?? new Set()).add(target.join(" ")));
  }
  const translations = [...targets.values()].map(({ size }) => size);
  return {
    pairs: pairs.length,
    source: sideOf(pairs.map(({ source }) => source)),
    target: sideOf(pairs.map(({ target }) => target)),
    duplicates: pairs.length - translations.reduce((sum, size) => sum + size, 0),
    ambiguous: translations.filter((size) => size > 1).length,
    tooLong,
    limit: PAIRS_LIMIT,
  };
}

function sideOf(sentences: readonly (readonly string[])[]): SideReport {
  const seen = countWords(sentences);
  const counts = Array.from({ length: PAIRS_LIMIT }, () => 0);
  let tokens = 0;
  for (const { length } of sentences) {
    counts[length] = (counts[length] ?? 0) + 1;
    tokens += length;
  }
  return {
    vocabulary: seen.size,
    once: [...seen.values()].filter((count) => count === 1).length,
    lengths: {
      least: counts.findIndex((count) => count > 0),
      mean: tokens / sentences.length,
      most: counts.findLastIndex((count) => count > 0),
      counts,
    },
  };
}

/** In the order in which they come first. */
export function countWords(sentences: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
