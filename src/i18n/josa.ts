/**
 * Korean particles chosen by how a word ends when it is read aloud: Hangul by its last syllable, digits by
 * their Sino-Korean reading, acronyms by the Korean names of their letters or by a table.
 */
export type JosaPair = "은/는" | "이/가" | "을/를" | "과/와" | "(으)로" | "이다";

/** How the reading of a word ends; "unknown" where the spelling does not tell (a Latin word). */
export type Ending = "vowel" | "rieul" | "consonant" | "unknown";

const PARTICLES: Readonly<Record<JosaPair, Readonly<Record<Ending, string>>>> = {
  "은/는": { vowel: "는", rieul: "은", consonant: "은", unknown: "은(는)" },
  "이/가": { vowel: "가", rieul: "이", consonant: "이", unknown: "이(가)" },
  "을/를": { vowel: "를", rieul: "을", consonant: "을", unknown: "을(를)" },
  "과/와": { vowel: "와", rieul: "과", consonant: "과", unknown: "와(과)" },
  "(으)로": { vowel: "로", rieul: "로", consonant: "으로", unknown: "(으)로" },
  이다: { vowel: "다", rieul: "이다", consonant: "이다", unknown: "이다" },
};

/** Names that are not read letter by letter, and lower-case terms with one settled Korean reading. */
const READINGS: ReadonlyMap<string, Ending> = new Map([
  ["bleu", "vowel"], // 블루
  ["json", "consonant"], // 제이슨
  ["relu", "vowel"], // 렐루
  ["wasm", "consonant"], // 와즘
  ["webassembly", "vowel"], // 웹어셈블리
  ["webgl", "rieul"], // 웹지엘
  ["tanh", "vowel"], // 하이퍼볼릭 탄젠트
  ["softmax", "vowel"], // 소프트맥스
  ["luong", "consonant"], // 루옹
  ["bahdanau", "vowel"], // 바다나우
  ["eos", "vowel"], // 이오에스
  ["sos", "vowel"],
  ["pad", "vowel"], // 패드
  ["unk", "vowel"], // 언크
  ["worker", "vowel"], // 워커
  ["seq2seq", "vowel"], // 시퀀스 투 시퀀스
]);

/** Letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. All the others end in a vowel. */
const LETTERS: ReadonlyMap<string, Ending> = new Map([
  ["l", "rieul"],
  ["m", "consonant"],
  ["n", "consonant"],
  ["r", "rieul"],
]);

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const DIGITS: readonly Ending[] = [
  "consonant",
  "rieul",
  "vowel",
  "consonant",
  "vowel",
  "vowel",
  "consonant",
  "rieul",
  "rieul",
  "vowel",
];
/** The last non-zero digit stands before 십, 백, 천; whole groups of four zeros are read 만, 억, 조, 경. */
const GROUPS: readonly Ending[] = ["consonant", "consonant", "vowel", "consonant"];

function endingOfNumber(text: string): Ending {
  const digits = text.replaceAll(",", "");
  const last = DIGITS[Number(digits.at(-1))] ?? "unknown";
  if (digits.includes(".") || !digits.endsWith("0") || /^0+$/.test(digits)) return last;
  const zeros = digits.length - digits.replace(/0+$/, "").length;
  if (zeros < 4) return "consonant";
  return GROUPS[Math.floor(zeros / 4) - 1] ?? "unknown";
}

function endingOfHangul(letter: string): Ending {
  const code = letter.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    if (final === 0) return "vowel";
    return final === 8 ? "rieul" : "consonant";
  }
  // Single letters are read by name: ㄹ 리을, every other consonant ends in another consonant, vowels in themselves.
  if (letter === "ㄹ") return "rieul";
  return code >= 0x314f ? "vowel" : "consonant";
}

function endingOfLatin(word: string): Ending {
  const lower = word.toLowerCase();
  const settled = READINGS.get(lower);
  if (settled) return settled;
  if (word.length === 1 || word === word.toUpperCase()) return LETTERS.get(lower.at(-1) ?? "") ?? "vowel";
  return "unknown";
}

/** What is read of a word: not its closing quotes and brackets, nor a trailing `(…)`. */
function readPart(word: string): string {
  return word
    .normalize("NFC")
    .replace(/(?<=\S)\s*\([^()]*\)$/u, "")
    .replace(/[^\p{L}\p{N}%]+$/u, "");
}

/** How a word ends when it is read in Korean. */
export function endingOf(word: string): Ending {
  const text = readPart(word);
  if (text.endsWith("%")) return "vowel"; // 퍼센트
  if (/[⁰¹²³⁴-⁹]$/u.test(text)) return "consonant"; // …승
  const number = /\d[\d,]*(?:\.\d+)?$/u.exec(text)?.[0];
  if (number) return endingOfNumber(number);
  if (/[가-힣ㄱ-ㅣ]$/u.test(text)) return endingOfHangul(text.slice(-1));
  const latin = /[\p{Script=Latin}0-9]+$/u.exec(text)?.[0];
  if (latin) return endingOfLatin(latin);
  return "unknown";
}

/** The word with the form of the particle that its reading asks for: `josa("AER", "이/가")` is "AER이". */
export function josa(word: string, pair: JosaPair): string {
  return word + PARTICLES[pair][endingOf(word)];
}

/**
 * Latin spellings that end in a closed syllable in Korean: m, n, l and ng, and k, p, t after a single vowel (cat 캣,
 * black 블랙) or in -ook (book 북). The others end in a vowel that the transcription adds (red 레드, park 파크).
 */
const CLOSED_LATIN = /(?:ng|[mnl]|(?:^|[^aeiou])[aeiou](?:c?k|p|t)|ook)$/i;

/** How a word ends, a Latin one as its letters let one expect. */
function likelyEnding(word: string): Ending {
  const ending = endingOf(word);
  if (ending !== "unknown") return ending;
  const text = readPart(word);
  if (!CLOSED_LATIN.test(text)) return "vowel";
  return /l$/i.test(text) ? "rieul" : "consonant";
}

/** The particle alone, in one form even after a Latin word. */
export function particle(word: string, pair: JosaPair): string {
  return PARTICLES[pair][likelyEnding(word)];
}

/**
 * A word of a model followed by a Korean noun, so that the particle never has to guess how a foreign word is
 * read: `called("red", "단어", "을/를")` is "red라는 단어를".
 */
export function called(word: string, noun: string, pair?: JosaPair): string {
  const closed = likelyEnding(word) !== "vowel";
  const phrase = `${word}${closed ? "이라는" : "라는"} ${noun}`;
  return pair ? josa(phrase, pair) : phrase;
}
