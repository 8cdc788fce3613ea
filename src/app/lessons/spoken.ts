/**
 * How Korean readers say words of the tasks whose spelling leads astray: French ends are often silent, or sound where
 * no letter says so. Only the end matters, for the particle that follows. The others end as they are spelled.
 */
const SPOKEN: Readonly<Record<string, string>> = {
  aime: "엠",
  aimes: "엠",
  blanc: "블랑",
  chat: "샤",
  coréen: "코레앵",
  coréenne: "코레엔",
  elle: "엘",
  economic: "이코노믹",
  européen: "외로페앵",
  européenne: "외로페엔",
  étudiant: "에튀디앙",
  femme: "팜",
  homme: "옴",
  petit: "프티",
  une: "윈",
  zone: "존",
  école: "에콜",
};

/** The word as it is said, or as it is written where that tells enough. */
export const spoken = (word: string): string => SPOKEN[word.normalize("NFC").toLowerCase()] ?? word;
