/** A number in a live formula: four decimals, the full value on hover, on its family's wash when it is in view. */
import type { ReactNode } from "react";
import type { Family } from "../lib/rich";
import { factor, fullForReading, inLedger } from "../viz/format";
import type { Letter } from "../viz/letters";

interface NumProps {
  readonly value: number;
  readonly wash?: Family | undefined;
  /** The result of the line. */
  readonly result?: Family | true | undefined;
  /** In a product: negative numbers in brackets. */
  readonly inProduct?: boolean;
  /** Its name, as `weights.3.2`, where it opens. */
  readonly number?: string | null | undefined;
}

export function Num({ value, wash, result, inProduct = false, number }: NumProps) {
  const family = result === true ? "" : (result ?? "");
  const className = `num${wash ? ` wash-${wash}` : ""}${result ? ` result ${family}` : ""}`;
  const text = inProduct ? factor(value) : inLedger(value);
  const title = fullForReading(value);
  return number ? (
    <button type="button" className={`${className} open-number`} data-number={number} title={title}>
      {text}
    </button>
  ) : (
    <span className={className} title={title}>
      {text}
    </span>
  );
}

interface OpensProps {
  readonly value: number;
  /** How it is written, where not with four decimals. */
  readonly text?: string;
  /** Its name, as `weights.3.2`. */
  readonly number: string;
  /** Whether the Tab key stops here; in a table the arrow keys go on. */
  readonly stop?: boolean;
}

/** A number that opens to its arithmetic. */
export function Opens({ value, text, number, stop = true }: OpensProps) {
  return (
    <button
      type="button"
      className="open-number"
      data-number={number}
      title={fullForReading(value)}
      tabIndex={stop ? undefined : -1}
    >
      {text ?? inLedger(value)}
    </button>
  );
}

/** A formula with the numbers in it. */
export function Live({ children }: { children: ReactNode }) {
  return <p className="live">{children}</p>;
}

/** A symbol with its index, in HTML. */
export function Sym({ base, accent, sub, after, family }: Letter & { readonly family?: Family }) {
  return (
    <span className={family}>
      <i className="math">
        {base}
        {accent}
      </i>
      {sub === undefined ? null : <sub>{sub}</sub>}
      {after}
    </span>
  );
}
