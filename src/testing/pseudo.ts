/**
 * A language that nobody speaks: every word of the page and of the lessons in other letters, so that what still stands in
 * its own was never put through a word list. `scripts/pseudo.mjs` builds the page in it; the shipped page has none of this.
 */

const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const OTHER = "àƀçđéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ";
const LETTERS: ReadonlyMap<string, string> = new Map([...LATIN].map((letter, i) => [letter, OTHER[i] ?? ""]));

const HANGUL = 0xac00;
const HAN = 0x4e00;

/** A text in other letters: Latin ones get marks, Hangul syllables become Chinese characters. What has no letters stays. */
export const pseudo = (text: string): string =>
  text
    .replace(/[A-Za-z]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[가-힣]/g, (syllable) => String.fromCharCode(syllable.charCodeAt(0) - HANGUL + HAN));

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** Of a piece of a sentence: which family or slot it belongs to is not said to anyone. */
const NAMES: ReadonlySet<string> = new Set(["family", "slot"]);

/** What a word list says: its strings, and those that its functions give back. */
function said(value: unknown): unknown {
  if (typeof value === "string") return pseudo(value);
  if (typeof value === "function") return (...args: unknown[]) => said(value(...args));
  if (Array.isArray(value)) return value.map(said);
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, NAMES.has(key) ? child : said(child)]),
  );
}

/** Turns a word list into the other letters where it stands, so that whoever holds it has it so. */
export function translateWords(words: unknown): void {
  if (isTree(words)) Object.assign(words, said(words));
}

/** A piece of a lesson's sentence: its words, not its formula, its measure, its particle. */
function piece(value: unknown): unknown {
  if (typeof value === "string") return pseudo(value);
  if (!isTree(value)) return value;
  const spoken = Object.entries(value).filter(([key]) => key === "text" || key === "strong");
  return { ...value, ...Object.fromEntries(spoken.map(([key, text]) => [key, piece(text)])) };
}

const isBoth = (value: Tree): boolean => Object.keys(value).sort().join() === "en,ko";
const done = new WeakSet<object>();

/** The same for lessons: whatever they have in both languages. */
export function translateLessons(value: unknown): void {
  if (!isTree(value) || done.has(value)) return;
  done.add(value);
  for (const [key, child] of Object.entries(value))
    if (isBoth(value)) value[key] = Array.isArray(child) ? child.map(piece) : piece(child);
    else translateLessons(child);
}
