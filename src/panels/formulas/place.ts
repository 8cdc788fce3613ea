/** Where in a trace an equation stands, and the terms that it is written with. */
import type { CellRun } from "../../arithmetic/cellRun";
import type { Family } from "../../lib/rich";
import { askingState, askingTensor } from "../../trace/anatomy";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { factor, inLedger } from "../../viz/format";
import type { Index, Letter, Letters } from "../../viz/letters";
import { letterTex, type Mark, marked, numberTex } from "./tex";

/** Whose state a letter is. */
export const SIDES = { h: "encoder", s: "decoder" } as const;

/** Half of the products that a score adds up. */
export interface Factor {
  readonly values: ArrayLike<number>;
  /** The name of one of its numbers, without the unit behind it. */
  readonly number: string;
}

/** What a panel has in view. */
export interface FormulaPlace {
  readonly trace: Trace;
  readonly row: number;
  /** The source position in view, from 0. */
  readonly source: number;
  /** The unit in view, from 0, of the vector that the step makes. */
  readonly unit: number;
  /** Steps of a cell: the update in view. */
  readonly run?: CellRun;
  /** Steps of a cell: whether it is the lower one of two layers. */
  readonly isLower?: boolean;
  /** Score: what it adds up, `left[u] · right[u]`; null where it is no sum of products that are known. */
  readonly factors?: { readonly left: Factor; readonly right: Factor } | null;
  /** Softmax: the largest score is subtracted first, as the model does. */
  readonly subtract?: boolean;
}

/** One line of a step. */
export interface Equation {
  readonly symbols: string;
  /** The same with the values in view, line by line; none where the trace does not hold them. */
  readonly numbers: readonly string[];
  /** A displayed fraction or sum needs two lines. */
  readonly tall?: boolean;
}

/** The symbols of a place, marked with what they stand for. */
export interface Terms {
  readonly letters: Letters;
  readonly h: (j: Index) => string;
  /** s_0 is the first state. */
  readonly s: (t: Index) => string;
  /** The state that asks, by its own number. */
  readonly query: (t: number) => string;
  readonly c: (t: number) => string;
  readonly e: (t: number, j: Index) => string;
  readonly alpha: (t: number, j: Index) => string;
  readonly attentional: (t: number) => string;
  readonly y: (t: number) => string;
  readonly tex: (letter: Letter) => string;
}

const at = (index: Index): number | undefined => (typeof index === "number" ? index - 1 : undefined);

export function termsOf(trace: Trace, letters: Letters): Terms {
  const source = (j: Index): number | undefined => {
    const place = at(j);
    return place !== undefined && place >= 0 && place < trace.source.tokens.length ? place : undefined;
  };
  const ofRow = (tensor: TensorName, family: Family, t: number, letter: Letter): string =>
    marked(t === 0 ? null : { tensor, target: t - 1 }, family, letterTex(letter));
  const h = (j: Index): string =>
    marked({ tensor: "states", source: source(j) }, "src", letterTex(letters.encoder(j)));
  const asking = askingTensor(trace);
  const query = (t: number): string =>
    marked(
      { tensor: asking, target: asking === "decoderState" ? t - 1 : undefined },
      "tgt",
      letterTex(letters.decoder(t)),
    );
  return {
    letters,
    h,
    s: (t) =>
      marked(
        t === 0 ? null : { tensor: "decoderState", target: at(t) },
        "tgt",
        letterTex(letters.decoder(t)),
      ),
    query,
    c: (t) => ofRow("context", "ctx", t, letters.context(t)),
    e: (t, j) => {
      const letter = letters.score(t, j);
      // Luong writes the score as a function of the two states.
      const tex =
        letter.base === "score"
          ? `\\mathrm{score}(${letterTex(letters.decoder(askingState(trace, t - 1)))}, ${letterTex(letters.encoder(j))})`
          : letterTex(letter);
      return marked({ tensor: "scores", source: source(j), target: t - 1 }, null, tex);
    },
    alpha: (t, j) =>
      marked({ tensor: "weights", source: source(j), target: t - 1 }, "ctx", letterTex(letters.weight(t, j))),
    attentional: (t) => ofRow("attentional", "tgt", t, letters.attentional(t)),
    y: (t) => ofRow("probabilities", "tgt", t, letters.word(t)),
    tex: letterTex,
  };
}

interface NumberStyle {
  readonly family?: Family | null;
  /** In a product: negative numbers in brackets. */
  readonly factor?: boolean;
}

/** A number of the trace; `mark` says which, so that it can be found, opened and checked. */
export function number(
  value: number,
  mark: Mark | null,
  { family = null, factor: f }: NumberStyle = {},
): string {
  return marked(mark, family, numberTex(f ? factor(value) : inLedger(value)));
}

/** One number of a tensor by its index, with the place that it stands at. */
export function entry(
  trace: Trace,
  tensor: TensorName,
  index: readonly number[],
  style: NumberStyle = {},
): string {
  const { shape, axes, data } = tensorOf(trace, tensor);
  const flat = index.reduce((sum, i, axis) => sum * (shape[axis] ?? 1) + i, 0);
  const along = (axis: "source" | "target"): number | undefined => index[axes.indexOf(axis)];
  return number(
    data[flat] ?? Number.NaN,
    { tensor, source: along("source"), target: along("target"), number: [tensor, ...index].join(".") },
    style,
  );
}

/** Positions of which the first, the last and those in view are written out; dots stand for two terms or more. */
function shownOf(count: number, inView: readonly number[]): number[] {
  const shown = new Set([0, ...inView, count - 1]);
  return Array.from({ length: count }, (_, i) => i).filter(
    (i) => shown.has(i) || (shown.has(i - 1) && shown.has(i + 1)),
  );
}

/** A sum of which the first term, the last and those in view are written out. */
export function sumOf(count: number, inView: readonly number[], term: (i: number) => string): string {
  return sumLines(count, inView, term, count).join("");
}

/** The same over several lines, with so many terms in each. */
export function sumLines(
  count: number,
  inView: readonly number[],
  term: (i: number) => string,
  each = 2,
): string[] {
  const shown = shownOf(count, inView);
  const terms = shown.map((i, k) => {
    const isNext = i - (shown[k - 1] ?? i) <= 1;
    return `${k === 0 ? "" : isNext ? " + " : " + \\cdots + "}${term(i)}`;
  });
  return Array.from({ length: Math.ceil(terms.length / each) }, (_, line) =>
    terms.slice(line * each, (line + 1) * each).join(""),
  );
}

/** Lines of numbers between what stands before the first and behind the last; those below are moved in. */
export function between(before: string, lines: readonly string[], after: string): string[] {
  return lines.map(
    (line, i) => `${i === 0 ? before : "\\quad{}"}${line}${i === lines.length - 1 ? after : ""}`,
  );
}

/** The numbers of a vector, those in the middle left out: `0.1, −0.2, …, 0.3`. */
export function vector(trace: Trace, tensor: TensorName, row: number, family: Family): string {
  const { length } = rowOf(tensorOf(trace, tensor), row);
  const part = (u: number): string => entry(trace, tensor, [row, u], { family });
  return length <= 2
    ? Array.from({ length }, (_, u) => part(u)).join(",\\, ")
    : `${part(0)},\\, \\cdots,\\, ${part(length - 1)}`;
}

/** Unit `u` of a vector, from 0: `[s_4]_{15}`. */
export const component = (tex: string, u: number): string => `[${tex}]_{${u + 1}}`;
