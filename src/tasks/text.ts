/**
 * Typed text before any task looks at it: what people's keyboards, phones and clipboards add to a sentence
 * (composed and decomposed accents, curly apostrophes, invisible characters, punctuation) is made plain here.
 */
import type { Problem } from "../lib/problem";
import type { Reading, Task } from "./task";

/** UTF-16 units of a text that are looked at: far more than any task's limit, and little enough to read at each key. */
export const LONGEST_TEXT = 1000;

/** Zero-width and direction marks, soft hyphen, BOM, Hangul fillers. A joiner inside an emoji is part of it. */
const INVISIBLE =
  /(?!\u200d)\p{Cf}|\u034f|\u115f|\u1160|\u3164|\uffa0|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu;
const APOSTROPHE = /[\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07\u00b4`]/gu;
/** No task has punctuation in its vocabulary, so it separates words and says nothing. */
const PUNCTUATION =
  /[.,;:!?\u2026\u00a1\u00bf"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a()[\]{}\u2013\u2014\u3001\u3002\u300c-\u300f\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\uff61]/gu;

/** The text as it goes into a reading: cut between characters, then NFC. */
export function composed(text: string): string {
  if (text.length <= LONGEST_TEXT) return text.normalize("NFC");
  const cut = text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, "");
  return cut.normalize("NFC");
}

/** Composed, apostrophes straight, nothing invisible. */
export function plainText(text: string): string {
  return composed(text).replace(INVISIBLE, "").replace(APOSTROPHE, "'");
}

/** Words between spaces and punctuation, apostrophes straight, nothing invisible. Case is kept. */
export function splitWords(text: string): string[] {
  return plainText(text)
    .replace(PUNCTUATION, " ")
    .split(/\s+/u)
    .filter((word) => word !== "" && !/^'+$/u.test(word));
}

/** Full-width digits, as Korean and Japanese keyboards type them, are digits. */
export function plainDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Near words are offered for so many tokens of a sentence; one with more is too long anyway. */
export const OFFERED_TOKENS = 24;

/** Why a reading cannot be translated, null when it can. Unknown words are no problem: the model has a word for them. */
export function problemOf(reading: Reading, task: Task): Problem | null {
  if (reading.tokens.length === 0) return { code: "sentence-empty" };
  const length = reading.tokens.length + 1;
  if (length > task.maxSource) return { code: "sentence-too-long", length, limit: task.maxSource };
  return null;
}
