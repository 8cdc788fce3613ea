/** A number at six decimals; one that has a name opens in turn. */
import type { NumberNode } from "../../arithmetic/expression";
import { writeRef } from "../../arithmetic/ref";
import { decimals, fullForReading, scientific } from "../../viz/format";

/** Six decimals; powers of ten where six decimals say nothing, or say too much. */
export function six(value: number): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 5e-7 && size < 1e7) || !Number.isFinite(value);
  return isPlain ? decimals(value, 6) : scientific(value, size < 1 ? 3 : 6);
}

/** A whole constant stands without its zeros. */
export const constantText = (value: number): string =>
  Number.isInteger(value) ? decimals(value, 0) : six(value);

interface ValueProps {
  readonly node: NumberNode;
  /** In a product or behind a minus: negative numbers in brackets. */
  readonly inBrackets?: boolean;
  readonly isStop?: boolean;
}

export function Value({ node: { value, ref }, inBrackets = false, isStop = true }: ValueProps) {
  const text = ref ? six(value) : constantText(value);
  const shown = inBrackets && value < 0 ? `(${text})` : text;
  if (!ref) return <span className="num constant">{shown}</span>;
  return (
    <button
      type="button"
      className="num open-number"
      data-number={writeRef(ref)}
      data-value={value}
      title={fullForReading(value)}
      tabIndex={isStop ? undefined : -1}
    >
      {shown}
    </button>
  );
}
