import { parseArgs } from "node:util";
import { ProblemError } from "../lib/problem";

export interface OptionSpec {
  readonly type: "string" | "boolean";
  /** What one writes after the flag, for `--help`. */
  readonly value?: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The flags of one command line, checked against what the command takes. */
export interface Options {
  /** Whether a switch is on (`--name`) or off (`--no-name`); undefined when neither was given. */
  flag(name: string): boolean | undefined;
  given(name: string): boolean;
  text(name: string): string | undefined;
  /** The text of a flag that must be given. */
  required(name: string): string;
  /** A number; `whole` asks for an integer. Throws ProblemError when it is not one within the bounds. */
  number(name: string, bounds: { low: number; high: number; whole?: boolean }): number | undefined;
  /** One of the values that are allowed. */
  choice(name: string, allowed: readonly string[]): string | undefined;
}

export function readOptions(specs: OptionSpecs, args: readonly string[]): Options {
  const { tokens } = parseArgs({
    args: [...args],
    options: specs,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string | boolean>();
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw new ProblemError({ code: "option-unknown", option: token.value });
    const isOff = token.name.startsWith("no-") && specs[token.name.slice(3)]?.type === "boolean";
    const name = isOff ? token.name.slice(3) : token.name;
    const spec = specs[name];
    if (!spec) throw new ProblemError({ code: "option-unknown", option: token.rawName });
    if (spec.type === "string" && (token.value === undefined || token.value === ""))
      throw new ProblemError({ code: "option-missing", option: token.rawName });
    if (spec.type === "boolean" && token.value !== undefined)
      throw new ProblemError({ code: "option-unknown", option: `${token.rawName}=${token.value}` });
    values.set(name, spec.type === "string" ? (token.value ?? "") : !isOff);
  }
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const bad = (name: string, value: string, expected: string): ProblemError =>
    new ProblemError({ code: "option-value", option: `--${name}`, value, expected });
  return {
    flag(name) {
      const value = values.get(name);
      return typeof value === "boolean" ? value : undefined;
    },
    given: (name) => values.has(name),
    text,
    required(name) {
      const value = text(name);
      if (value === undefined) throw new ProblemError({ code: "option-missing", option: `--${name}` });
      return value;
    },
    number(name, { low, high, whole = false }) {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = value.trim() === "" ? Number.NaN : Number(value);
      if (!Number.isFinite(number) || number < low || number > high || (whole && !Number.isInteger(number)))
        throw bad(name, value, `${low} … ${high}`);
      return number;
    },
    choice(name, allowed) {
      const value = text(name);
      if (value !== undefined && !allowed.includes(value)) throw bad(name, value, allowed.join(", "));
      return value;
    },
  };
}
