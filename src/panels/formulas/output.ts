/** The equations of joining, mixing and output. */
import { softmaxTerms } from "../../arithmetic/exponentials";
import { parameterRows } from "../../arithmetic/products";
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { digitsToDivide, exponential, factor } from "../../viz/format";
import { inputEquation } from "./handOver";
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
import { marked, numberTex } from "./tex";

/** Luong: s̃_t = tanh(W_c [c_t; s_t]). Elsewhere word and context are joined as the cell's input. */
export function concatEquation(place: FormulaPlace, terms: Terms): Equation {
  const { trace, row, unit } = place;
  if (!trace.tensors.attentional) return inputEquation(place, terms);
  const t = row + 1;
  const attentional = terms.attentional(t);
  const combined = rowOf(tensorOf(trace, "combined"), row);
  const half = combined.length / 2;
  const weights = parameterRows(trace, "combine.weight")?.[unit];
  const weight = (u: number): string =>
    weights
      ? `${number(weights[u] ?? 0, { number: `combine.weight.${unit}.${u}` }, { factor: true })} \\cdot `
      : "\\cdots\\, ";
  const term = (u: number): string =>
    `${weight(u)}${entry(trace, "combined", [row, u], { family: u < half ? "ctx" : "tgt", factor: true })}`;
  return {
    symbols: `${attentional} = \\tanh\\left(W_c\\, [\\,${terms.c(t)} ; ${terms.s(t)}\\,]\\right)`,
    numbers: between(
      `${component(attentional, unit)} = \\tanh(`,
      sumLines(combined.length, [unit], term),
      `) = ${entry(trace, "attentional", [row, unit], { family: "tgt" })}`,
    ),
  };
}

/** What the last layer reads: s̃ where there is one, else the state, with the context and the word beside it if so joined. */
export function outputEquations({ trace, row }: FormulaPlace, terms: Terms): Equation[] {
  const t = row + 1;
  const { features, attentional } = trace.tensors;
  const word = marked(
    { tensor: "decoderEmbedded", target: row },
    "tgt",
    `E\\, ${terms.tex(terms.letters.word(row))}`,
  );
  const read = features
    ? `[\\,${terms.s(t)} ; ${terms.c(t)} ; ${word}\\,]`
    : attentional
      ? terms.attentional(t)
      : terms.s(t);
  const chosen = trace.output.ids[row] ?? 0;
  const logits = rowOf(tensorOf(trace, "logits"), row);
  const { less, powers, whole } = softmaxTerms(logits, false);
  const own = powers[chosen] ?? Number.NaN;
  const digits = digitsToDivide([own], whole);
  const y = terms.y(t);
  // Where exp would overflow, the largest is taken off first.
  const minus = less === 0 ? "" : ` - ${numberTex(factor(less))}`;
  const taken = less === 0 ? "" : "Less";
  const printed = (value: number, name: string): string =>
    marked({ number: `derived.${name}` }, null, numberTex(exponential(value, digits)));
  const logit = (id: number): string => `\\exp(${entry(trace, "logits", [row, id])}${minus})`;
  return [
    {
      symbols: `p = \\mathrm{softmax}(${terms.tex(terms.letters.output)}\\, ${read} + b)`,
      numbers: [
        `p(${y}) = \\frac{${logit(chosen)}}{${sumOf(logits.length, [chosen], logit)}}`,
        `\\quad{}= \\frac{${printed(own, `exp${taken}.logits.${row}.${chosen}`)}}{${printed(whole, `expSum${taken}.logits.${row}`)}} = ${entry(trace, "probabilities", [row, chosen], { family: "tgt" })}`,
      ],
    },
  ];
}
