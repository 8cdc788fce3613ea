/** An equation in symbols: what a tree of arithmetic says, without its numbers. */
import type { Expression, NumberNode, Operator } from "../../arithmetic/expression";
import { decimals } from "../../viz/format";

/** What a number is called, where its index is `series`. */
export type Naming = (number: NumberNode, series?: string) => string;

/** A constant without the zeros at its end. */
export const constantTex = (value: number): string =>
  decimals(value, 4)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")
    .replace("−", "{-}");

const RANK: Readonly<Record<Operator, number>> = { add: 1, subtract: 1, multiply: 2, divide: 3, least: 3 };

function rankOf(expression: Expression): number {
  if (expression.kind === "operation") return RANK[expression.operator];
  if (expression.kind === "series") return 2;
  return expression.kind === "call" && expression.name === "negative" ? 1 : 3;
}

/** The largest that is taken off is written as m; what m is stands behind the equation. */
export const LARGEST = "m";

export function equationTex(expression: Expression, name: Naming, series?: string): string {
  const write = (part: Expression): string => equationTex(part, name, series);
  const inBrackets = (part: Expression, rank: number): string =>
    rankOf(part) < rank ? `(${write(part)})` : write(part);
  switch (expression.kind) {
    case "number":
      return expression.ref ? name(expression, series) : constantTex(expression.value);
    case "call": {
      const of = write(expression.of);
      switch (expression.name) {
        case "sqrt":
          return `\\sqrt{${of}}`;
        case "square":
          return `(${of})^2`;
        case "negative":
          return `-${inBrackets(expression.of, 2)}`;
        case "sigmoid":
          return `\\sigma(${of})`;
        default:
          return `\\${expression.name}(${of})`;
      }
    }
    case "operation": {
      const { operator, parts } = expression;
      const [first, second] = parts;
      switch (operator) {
        case "add":
          return parts.map(write).join(" + ");
        case "subtract":
          return first && second ? `${write(first)} - ${inBrackets(second, 2)}` : "";
        case "multiply":
          return parts.map((part) => inBrackets(part, 2)).join("\\, ");
        case "divide":
          return first && second ? `\\frac{${write(first)}}{${write(second)}}` : "";
        case "least":
          return `\\min(${parts.map(write).join(", ")})`;
      }
      break;
    }
    case "series": {
      if (expression.how === "largest") return LARGEST;
      const term = expression.term(Number.NaN);
      const written = equationTex(term, name, expression.letter);
      return `\\sum_{${expression.letter}} ${rankOf(term) < 2 ? `(${written})` : written}`;
    }
  }
  return "";
}

/** `m = max_k e_{3k}` behind an equation in which the largest is taken off; empty where there is none. */
export function largestTex(expression: Expression, name: Naming): string {
  switch (expression.kind) {
    case "number":
      return "";
    case "call":
      return largestTex(expression.of, name);
    case "operation":
      return expression.parts.map((part) => largestTex(part, name)).find((tex) => tex !== "") ?? "";
    case "series": {
      if (expression.how === "sum") return largestTex(expression.term(Number.NaN), name);
      const { letter } = expression;
      return `,\\quad ${LARGEST} = \\max_{${letter}} ${equationTex(expression.term(Number.NaN), name, letter)}`;
    }
  }
}
