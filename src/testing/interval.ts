/**
 * The value of a line of arithmetic as it is printed, `(1 − 0.85) · (−0.60) + tanh(0.31)`, and how far rounding may have
 * moved it: every number with decimals may be half a unit of its last place away. For tests only.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const PARTS = /tanh|\d+(?:\.\d+)?|[()+−·]/g;

export function intervalOf(line: string): Interval {
  const parts = line.match(PARTS) ?? [];
  if (parts.join("") !== line.replace(/\s/g, "")) throw new Error(`not arithmetic: ${line}`);
  let at = 0;
  const expect = (part: string): void => {
    if (parts[at] !== part) throw new Error(`${part} is missing at ${at} in ${line}`);
    at += 1;
  };
  const sum = (): Interval => {
    let all = product();
    while (parts[at] === "+" || parts[at] === "−") {
      const sign = parts[at] === "+" ? 1 : -1;
      at += 1;
      const next = product();
      const [low, high] = sign > 0 ? [next.low, next.high] : [-next.high, -next.low];
      all = { low: all.low + low, high: all.high + high };
    }
    return all;
  };
  const product = (): Interval => {
    let all = factor();
    while (parts[at] === "·") {
      at += 1;
      const next = factor();
      const ends = [all.low, all.high].flatMap((a) => [a * next.low, a * next.high]);
      all = { low: Math.min(...ends), high: Math.max(...ends) };
    }
    return all;
  };
  const factor = (): Interval => {
    const part = parts[at] ?? "";
    at += 1;
    if (part === "−") {
      const { low, high } = factor();
      return { low: -high, high: -low };
    }
    if (part === "tanh") {
      const { low, high } = factor();
      return { low: Math.tanh(low), high: Math.tanh(high) };
    }
    if (part === "(") {
      const inner = sum();
      expect(")");
      return inner;
    }
    const decimals = part.split(".")[1]?.length ?? 0;
    // A hair more than half a unit, for numbers that lie in the middle.
    const off = decimals === 0 ? 0 : 0.500001 * 10 ** -decimals;
    if (!/\d/.test(part)) throw new Error(`a number is missing at ${at} in ${line}`);
    return { low: Number(part) - off, high: Number(part) + off };
  };
  const all = sum();
  if (at !== parts.length) throw new Error(`something is left over in ${line}`);
  return all;
}

export const overlap = (a: Interval, b: Interval): boolean => a.low <= b.high && b.low <= a.high;
