/** Words as labels: how wide they are, how they are cut, which stand upright. Widths are in px. */

/** The width of a text in the page's face at a size. A browser measures, a test estimates. */
export type Measure = (text: string, size: number) => number;

const UPRIGHT = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Letters of these scripts are stacked in a column label; all others are turned. */
export const standsUpright = (text: string): boolean => UPRIGHT.test(text);

export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What readers call letters: a syllable of Hangul, a flag, a letter with its accents. */
export function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text.normalize("NFC")), ({ segment }) => segment);
}

/** Wider than the face: where nothing can be measured, labels come out too short rather than too long. */
export const estimateWidth: Measure = (text, size) => {
  let ems = 0;
  for (const letter of text)
    ems += /[iljt'.,f|!:;]/.test(letter)
      ? 0.36
      : /[mwMW@]/.test(letter)
        ? 0.95
        : /[ -~]/.test(letter)
          ? 0.66
          : /[\u0300-\u036f\u2066-\u2069]/.test(letter)
            ? 0
            : /[\u00a0-\u08ff]/.test(letter)
              ? 0.72
              : 1.02;
  return ems * size;
};

const ELLIPSIS = "…";

/** The text, or as much of its beginning as fits with an ellipsis; "" where not even one letter does. */
export function fitText(text: string, limit: number, size: number, measure: Measure): string {
  if (measure(text, size) <= limit) return text;
  const letters = lettersOf(text);
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join("") + ELLIPSIS, size) <= limit) low = middle;
    else high = middle - 1;
  }
  if (low === 0 || measure(letters.slice(0, low).join("") + ELLIPSIS, size) > limit) return "";
  return letters.slice(0, low).join("") + ELLIPSIS;
}

/** Kept apart from what stands around it, so that a right-to-left word keeps its own order and its own ellipsis. */
export const isolated = (text: string): string => (isRightToLeft(text) ? `\u2068${text}\u2069` : text);
