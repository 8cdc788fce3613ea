/** The equations of attention: score, softmax (with a local window), weighted sum. */
import { softmaxTerms } from "../../arithmetic/exponentials";
import { bell, distanceFrom, isInside, type LocalWindow, windowOf } from "../../arithmetic/localWindow";
import { askingState, askingTensor } from "../../trace/anatomy";
import type { ScoreId } from "../../trace/architecture";
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { ranked } from "../../viz/focus";
import { digitsToDivide, exponential, factor } from "../../viz/format";
import {
  between,
  component,
  type Equation,
  entry,
  type FormulaPlace,
  number,
  sumLines,
  sumOf,
  type Terms,
} from "./place";
import { letterTex, marked, numberTex } from "./tex";

/** e_tj by kind of score: the query `s` and the state `h` in TeX, at source position `j` from 1. */
const SCORES: Readonly<
  Record<ScoreId, (of: { s: string; h: string; j: number; units: number; joined: boolean }) => string>
> = {
  dot: ({ s, h }) => `${s} \\cdot ${h}`,
  "scaled-dot": ({ s, h, units }) => `${s} \\cdot ${h} \\,/ \\sqrt{${units}}`,
  general: ({ s, h }) => `${s}^{\\top} W_a\\, ${h}`,
  concat: ({ s, h, joined }) =>
    `v_a^{\\top} \\tanh(${joined ? `W_a\\, [\\,${s} ; ${h}\\,]` : `W_a\\, ${s} + U_a\\, ${h}`})`,
  location: ({ s, j }) => `(W_a\\, ${s})_{${j}}`,
  uniform: () => "0",
};

export function scoreEquation(place: FormulaPlace, terms: Terms): Equation {
  const { trace, row, source, unit, factors } = place;
  const { units } = trace.model;
  const kind = trace.model.score ?? "uniform";
  const [t, j] = [row + 1, source + 1];
  // Luong puts both states into one vector and one matrix.
  const joined = terms.letters.score(t, j).base === "score";
  const s = terms.query(askingState(trace, row));
  const e = terms.e(t, j);
  const result = entry(trace, "scores", [row, source]);
  const symbols = `${e} = ${SCORES[kind]({ s, h: terms.h(j), j, units, joined })}`;
  if (!factors) return { symbols, numbers: [`${e} = ${result}`] };
  const families = {
    left: kind === "concat" ? null : "tgt",
    right: kind === "concat" || kind === "location" ? null : "src",
  } as const;
  const marks = {
    left: kind === "concat" ? {} : ({ tensor: askingTensor(trace), target: row } as const),
    right: kind === "location" ? {} : ({ tensor: kind === "concat" ? "energy" : "states", source } as const),
  };
  const half = (side: "left" | "right", u: number): string =>
    number(
      factors[side].values[u] ?? Number.NaN,
      { ...marks[side], number: `${factors[side].number}.${u}` },
      { family: families[side], factor: true },
    );
  const sum = sumLines(
    factors.left.values.length,
    [unit],
    (u) => `${half("left", u)} \\cdot ${half("right", u)}`,
  );
  const [open, close] = kind === "scaled-dot" ? ["(", `) \\,/ \\sqrt{${units}}`] : ["", ""];
  return { symbols, numbers: between(`${e} = ${open}`, sum, `${close} = ${result}`) };
}

/** p_t, where a local window stands. */
function centreEquation({ trace, row }: FormulaPlace, terms: Terms): Equation {
  const [t, length] = [row + 1, trace.source.tokens.length];
  const centre = entry(trace, "position", [row]);
  return trace.model.window === "local-m"
    ? {
        symbols: `p_{${t}} = \\min(${t}, ${length})`,
        numbers: [`p_{${t}} = \\min(${t}, ${length}) = ${centre}`],
      }
    : {
        symbols: `p_{${t}} = ${length} \\cdot \\sigma\\left(v_p^{\\top} \\tanh(W_p\\, ${terms.query(askingState(trace, row))})\\right)`,
        numbers: [`p_{${t}} = ${centre}`],
      };
}

/** The share of a word, and of which words its sum is taken. */
function shareEquation(place: FormulaPlace, local: LocalWindow | null, terms: Terms): Equation {
  const { trace, row, source } = place;
  const [t, j] = [row + 1, source + 1];
  const { gaussian } = trace.model;
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const inside = Array.from(scores, (_, k) => k).filter((k) => !local || isInside(local, k));
  const { less: largest, powers, whole, overflows } = softmaxTerms(scores, place.subtract ?? false, inside);
  const subtract = place.subtract || overflows;
  const less = subtract ? "-m" : "";
  const k = terms.letters.score(t, "k").base === "score" ? "s'" : "k";
  const under = local ? `${k} \\in [p_{${t}} \\pm ${local.radius}]` : k;
  const falls = gaussian ? ` \\cdot \\exp\\Bigl(-\\tfrac{(${j} - p_{${t}})^2}{2\\sigma^2}\\Bigr)` : "";
  const alpha = terms.alpha(t, j);
  const symbols = `${alpha} = \\frac{\\exp(${terms.e(t, j)}${less})}{\\sum_{${under}} \\exp(${terms.e(t, "k")}${less})}${falls}`;
  const result = entry(trace, "weights", [row, source], { family: "ctx" });
  if (local && !isInside(local, source)) return { symbols, numbers: [`${alpha} = ${result}`], tall: true };
  const minus = subtract ? ` - ${numberTex(factor(largest))}` : "";
  const power = (i: number): string => `\\exp(${entry(trace, "scores", [row, i])}${minus})`;
  const own = powers[source] ?? Number.NaN;
  const digits = digitsToDivide(
    inside.map((k) => powers[k] ?? Number.NaN),
    whole,
  );
  const taken = subtract ? "Less" : "";
  const printed = (value: number, name: string): string =>
    marked({ number: `derived.${name}` }, null, numberTex(exponential(value, digits)));
  const place2 = inside.indexOf(source);
  const sum = sumOf(inside.length, [place2], (i) => power(inside[i] ?? 0));
  const bellValue =
    local && gaussian
      ? ` \\cdot ${number(bell(distanceFrom(local, source), local.radius), { number: `derived.bell.${row}.${source}` })}`
      : "";
  return {
    symbols,
    numbers: [
      `${alpha} = \\frac{${power(source)}}{${sum}}${bellValue}`,
      `\\quad{}= \\frac{${printed(own, `exp${taken}.scores.${row}.${source}`)}}{${printed(whole, `expSum${taken}.scores.${row}`)}}${bellValue} = ${result}`,
    ],
    tall: true,
  };
}

export function softmaxEquations(place: FormulaPlace, terms: Terms): Equation[] {
  const local = windowOf(place.trace, place.row);
  return [...(local ? [centreEquation(place, terms)] : []), shareEquation(place, local, terms)];
}

/** Source positions that are written out beside the first and the last: the word in view and the largest weight. */
export function weightedSumEquation(place: FormulaPlace, terms: Terms): Equation {
  const { trace, row, source, unit } = place;
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const t = row + 1;
  const c = terms.c(t);
  const index = letterTex(terms.letters.encoder("j")).match(/_\{(.*)\}/)?.[1] ?? "j";
  const term = (j: number): string =>
    `${entry(trace, "weights", [row, j], { family: "ctx" })} \\cdot ${entry(trace, "states", [j, unit], { family: "src", factor: true })}`;
  const inView = [source, ranked(weights)[0] ?? 0];
  return {
    symbols: `${c} = \\sum_{${index}} ${terms.alpha(t, "j")}\\, ${terms.h("j")}`,
    numbers: between(
      `${component(c, unit)} = `,
      sumLines(weights.length, inView, term),
      ` = ${entry(trace, "context", [row, unit], { family: "ctx" })}`,
    ),
    tall: true,
  };
}
