/**
 * The shortest text whose float32 is this float32: 0.9647 and not 0.9646999835968018; it takes up to nine digits. Another
 * number is written with nine.
 */
export function float32Text(value: number): string {
  // Rounded to six digits, a float32 that has fewer is found as well.
  for (let digits = 6; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}
