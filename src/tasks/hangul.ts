/**
 * Korean spelling as far as a grammar of morphemes needs it: final consonants, and what becomes of a stem and an
 * ending that are written as one syllable (보 + ㄴ다 = 본다, 사 + 았 = 샀, 하 + 였 = 했). Syllables are taken apart by
 * the arithmetic of the Unicode Standard, section 3.12.
 */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const NIEUN = 4;
const SSANG_SIOT = 20;
const A_VOWEL = 0;
const AE_VOWEL = 1;
const VOWELS = 21;

/** The last syllable as code, null when the text does not end in one. */
function lastSyllable(text: string): number | null {
  const code = text.charCodeAt(text.length - 1);
  return code >= FIRST && code <= LAST ? code - FIRST : null;
}

export function isHangul(text: string): boolean {
  return /^[가-힣]+$/u.test(text);
}

/** Whether the last syllable has a final consonant, which decides between 은 and 는; null when it is no syllable. */
export function endsInConsonant(text: string): boolean | null {
  const syllable = lastSyllable(text);
  return syllable === null ? null : syllable % FINALS !== 0;
}

function withFinal(text: string, syllable: number, final: number): string {
  return text.slice(0, -1) + String.fromCharCode(FIRST + syllable + final);
}

/** A morpheme written onto what stands before it. */
export function fuse(before: string, morpheme: string): string {
  const syllable = lastSyllable(before);
  const open = syllable !== null && syllable % FINALS === 0;
  if (!open) return before + morpheme;
  const vowel = Math.floor(syllable / FINALS) % VOWELS;
  if (morpheme === "ㄴ다") return `${withFinal(before, syllable, NIEUN)}다`;
  if (morpheme === "았" && vowel === A_VOWEL) return withFinal(before, syllable, SSANG_SIOT);
  if (morpheme === "였" && before.endsWith("하")) {
    return withFinal(before, syllable + (AE_VOWEL - A_VOWEL) * FINALS, SSANG_SIOT);
  }
  return before + morpheme;
}
