/** Numbers as text that give the same number when they are read again. */

/** The shortest text whose float32 is this float32: 0.9647 and not 0.9646999835968018. */
export function float32Text(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

/** Exact in the precision in which the numbers are kept. */
export function exactText(numbers: Float32Array | Float64Array): (value: number) => string {
  return numbers instanceof Float32Array ? float32Text : String;
}
