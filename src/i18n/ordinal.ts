/** Korean ordinals: up to ten as words, further on as numbers. */
const WORDS = ["첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"] as const;

/** From 1: "첫 번째", "두 번째" … "열 번째", "11번째". */
export function ordinal(position: number): string {
  const word = WORDS[position - 1];
  return word === undefined ? `${position}번째` : `${word} 번째`;
}
