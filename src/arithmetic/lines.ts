/** Numbers of a trace and of its parameters by name and index, one by one and along one axis. */
import type { TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { sumOfPowers } from "./exponentials";
import {
  call,
  constant,
  type Expression,
  evaluate,
  minus,
  type NumberNode,
  type Ref,
  type SeriesNode,
  times,
} from "./expression";
import { dotProduct } from "./products";

interface Stored {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** The words' ids, which everything begins with. */
export const TOKEN_IDS = ["source.ids", "output.ids"] as const;

/** A tensor of the trace, a parameter that it carries, or the words' ids. Throws RangeError with the name of what is missing. */
export function storedOf(trace: Trace, name: string): Stored {
  const found = trace.tensors[name as TensorName] ?? trace.parameters?.[name] ?? trace.probed?.[name];
  if (found) return found;
  const ids = name === "source.ids" ? trace.source.ids : name === "output.ids" ? trace.output.ids : null;
  if (ids) return { shape: [ids.length], data: ids };
  throw new RangeError(`the trace has no "${name}"`);
}

/** NaN where an index is NaN: the general term of a series. Throws RangeError for an index that the shape does not have. */
export function valueAt(trace: Trace, { name, at }: Ref): number {
  const { shape, data } = storedOf(trace, name);
  if (at.some(Number.isNaN)) return Number.NaN;
  const isInside = at.length === shape.length && at.every((index, k) => index < (shape[k] ?? 0));
  if (!isInside) throw new RangeError(`"${name}" has no [${at.join(", ")}]`);
  const place = at.reduce((sum, index, k) => sum * (shape[k] ?? 0) + index, 0);
  return data[place] ?? Number.NaN;
}

export function number(trace: Trace, name: string, ...at: number[]): NumberNode {
  const ref = { name, at };
  return { kind: "number", value: valueAt(trace, ref), ref };
}

/** Numbers in a row, each with its name. */
export interface Line {
  readonly values: ArrayLike<number>;
  number(index: number): NumberNode;
}

/** Along one axis of a tensor or a parameter: the index that is null. */
export function line(trace: Trace, name: string, ...at: (number | null)[]): Line {
  const { shape, data } = storedOf(trace, name);
  const axis = at.indexOf(null);
  const size = shape[axis] ?? 0;
  const stride = shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const start = at.reduce<number>((sum, index, k) => sum * (shape[k] ?? 0) + (index ?? 0), 0);
  const isInside = at.length === shape.length && at.every((index, k) => (index ?? 0) < (shape[k] ?? 0));
  if (!isInside) throw new RangeError(`"${name}" has no [${at.map((index) => index ?? ":").join(", ")}]`);
  const values =
    stride === 1 && data instanceof Float32Array
      ? data.subarray(start, start + size)
      : Float64Array.from({ length: size }, (_, i) => data[start + i * stride] ?? Number.NaN);
  return {
    values,
    number: (index) => ({
      kind: "number",
      value: values[index] ?? Number.NaN,
      ref: { name, at: at.map((one) => one ?? index) },
    }),
  };
}

/** A line of numbers that no trace holds, from what each is made of. */
export function madeLine(
  name: string,
  at: readonly number[],
  size: number,
  made: (index: number) => Expression,
): Line {
  const values = Float64Array.from({ length: size }, (_, i) => evaluate(made(i)));
  return {
    values,
    number: (index) => ({
      kind: "number",
      value: values[index] ?? Number.NaN,
      ref: { name, at: [...at, index] },
    }),
  };
}

export function slice({ values, number }: Line, from: number, length: number): Line {
  const isTyped = values instanceof Float32Array || values instanceof Float64Array;
  const all = isTyped ? values : Float64Array.from(values);
  return { values: all.subarray(from, from + length), number: (index) => number(from + index) };
}

/** Where a reader starts. */
export const zeros = (size: number): Line => ({ values: new Float64Array(size), number: () => constant(0) });

const counted = new Map<number, readonly number[]>();

/** 0 … count − 1, made once: sums of one length are many. */
export function indices(count: number): readonly number[] {
  const found = counted.get(count) ?? Array.from({ length: count }, (_, i) => i);
  counted.set(count, found);
  return found;
}

/** A sum of any terms. */
export function series(
  letter: SeriesNode["letter"],
  over: readonly number[],
  term: (index: number) => Expression,
): SeriesNode {
  return {
    kind: "series",
    how: "sum",
    letter,
    over,
    term,
    value: () => over.reduce((sum, index) => sum + evaluate(term(index)), 0),
  };
}

/** Σ left × right. */
export function dot(left: Line, right: Line, letter: SeriesNode["letter"] = "u"): SeriesNode {
  const { length } = left.values;
  return {
    kind: "series",
    how: "sum",
    letter,
    over: indices(length),
    term: (u) => times(left.number(u), right.number(u)),
    value: () => dotProduct(left.values, right.values),
  };
}

export function total(of: Line, letter: SeriesNode["letter"]): SeriesNode {
  return {
    kind: "series",
    how: "sum",
    letter,
    over: indices(of.values.length),
    term: of.number,
    value: () => Array.from(of.values).reduce((sum, value) => sum + value, 0),
  };
}

/** The largest of some numbers of a line. */
export function largest(of: Line, letter: SeriesNode["letter"], over: readonly number[]): SeriesNode {
  const value = once(of.values, [over[0], over], "largest", () =>
    over.reduce((most, index) => Math.max(most, of.values[index] ?? Number.NaN), Number.NEGATIVE_INFINITY),
  );
  return { kind: "series", how: "largest", letter, over, term: of.number, value };
}

/** Σ exp(e − less) over some numbers of a line; `less` null subtracts nothing. */
export function sumOfExp(
  of: Line,
  less: Expression | null,
  letter: SeriesNode["letter"],
  over: readonly number[],
): SeriesNode {
  const lessening = less ? evaluate(less) : 0;
  const value = once(of.values, [over[0], over], `exp ${lessening}`, () =>
    sumOfPowers(of.values, lessening, over),
  );
  return {
    kind: "series",
    how: "sum",
    letter,
    over,
    term: (index) => call("exp", less ? minus(of.number(index), less) : of.number(index)),
    value,
  };
}

/** What was computed of a line's numbers. */
const known = new WeakMap<ArrayBufferLike, Map<string, number>>();

/** A sum over a whole vocabulary is the same for each of its words. */
function once(
  values: ArrayLike<number>,
  [first, { length: count }]: readonly [number | undefined, readonly number[]],
  what: string,
  compute: () => number,
): () => number {
  if (!(values instanceof Float32Array)) return compute;
  return () => {
    const all = known.get(values.buffer) ?? new Map<string, number>();
    known.set(values.buffer, all);
    const key = `${what} ${values.byteOffset} ${values.length} ${first} ${count}`;
    const found = all.get(key) ?? compute();
    all.set(key, found);
    return found;
  };
}
