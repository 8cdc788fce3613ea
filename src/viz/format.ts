/**
 * How numbers are written, everywhere the same: two decimals on the stage, four in the ledger, six when opened, a true minus,
 * `.83` inside cells. Nothing here rounds what is stored; the full value stays in titles and data attributes.
 */
import { float32Text } from "../lib/float32Text";

const MINUS = "−";

/** A number with a fixed count of decimals and a true minus. Never "−0.00"; not a number is written as it is. */
export function decimals(value: number, count: number): string {
  if (!Number.isFinite(value)) return String(value).replace("-", MINUS);
  const digits = Math.abs(value).toFixed(count);
  return value < 0 && Number(digits) !== 0 ? MINUS + digits : digits;
}

/** Two decimals: the stage. */
export const onStage = (value: number): string => decimals(value, 2);

/** Four decimals: the ledger. */
export const inLedger = (value: number): string => decimals(value, 4);

/** A weight or probability inside a cell: `.83`, `1.00`. */
export const inCell = (value: number): string => decimals(value, 2).replace(/^(−?)0\./, "$1.");

/** A factor in a product: negative numbers in brackets. */
export const factor = (value: number, count = 4): string =>
  value < 0 ? `(${decimals(value, count)})` : decimals(value, count);

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `3 × 10⁻⁷`: differences, and exponentials too long to write out. */
export function scientific(value: number, count = 0): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const [mantissa = "", power = "0"] = value.toExponential(count).split("e");
  const exponent = Number(power);
  const raised = Array.from(String(Math.abs(exponent)), (digit) => SUPERSCRIPT[Number(digit)] ?? "").join("");
  return `${mantissa.replace("-", MINUS)} × 10${exponent < 0 ? "⁻" : ""}${raised}`;
}

/** An exponential: four decimals, a power of ten where they would be all zeros or more than ten digits. */
export function exponential(value: number, digits = 4): string {
  if (value >= 1e6) return scientific(value, digits);
  return value > 0 && value < 5e-5 ? scientific(value, digits - 3) : decimals(value, digits);
}

const printed = (value: number, digits: number): number =>
  Number(
    value >= 1e6
      ? value.toExponential(digits)
      : value < 5e-5
        ? value.toExponential(digits - 3)
        : value.toFixed(digits),
  );

/** With how many digits exponentials and their sum are printed so that their quotients are the printed shares. */
export function digitsToDivide(powers: readonly number[], whole: number): number {
  let digits = 4;
  const isOff = (power: number): boolean =>
    inLedger(printed(power, digits) / printed(whole, digits)) !== inLedger(power / whole);
  while (digits < 9 && powers.some(isOff)) digits += 1;
  return digits;
}

/** `a × 10ⁿ` in brackets, behind a fraction's bar. */
export const divisor = (text: string): string => (text.includes("×") ? `(${text})` : text);

/** Every digit that a float32 holds, for titles and data attributes: the text gives the same float32 back. */
export const full = float32Text;

/** Full value as people read it in a title. */
export const fullForReading = (value: number): string => full(value).replace("-", MINUS);

/** Cells are called the same in every language. */
export const CELL_NAMES = { rnn: "RNN", gru: "GRU", lstm: "LSTM" } as const;
