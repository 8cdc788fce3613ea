/** An equation with its numbers, each of which opens. Short sums are written out, long ones stand as their sum. */
import { Fragment, type ReactNode } from "react";
import { type call, constant, type Expression, evaluate, type NumberNode } from "../../arithmetic/expression";
import { six, Value } from "./Value";

/** Longer sums have a table. */
const WRITTEN_OUT = 6;

const NAMES = { exp: "exp", ln: "ln", tanh: "tanh", sigmoid: "σ", sqrt: "√" } as const;

export function LiveEquation({ expression }: { expression: Expression }): ReactNode {
  return expression.kind === "series" ? writeSeries(expression, 0, true) : write(expression, 0);
}

/** The beginning and the end of a long sum; all of it stands in its table. */
function Ends({ series }: { series: Series }) {
  const at = (place: number): Expression => series.term(series.over.at(place) ?? 0);
  return (
    <>
      {join([at(0), at(1)], " + ", 0)} + … + <span className="part">{write(at(-1), behindPlus(at(-1)))}</span>
    </>
  );
}

/** `rank`: 0 stands alone, 1 behind a minus or in a product, 2 in a fraction. */
function write(expression: Expression, rank: 0 | 1 | 2): ReactNode {
  switch (expression.kind) {
    case "number":
      return <Value node={expression} inBrackets={rank > 0} />;
    case "call":
      return writeCall(expression);
    case "operation": {
      const { operator, parts } = expression;
      const [first, second] = parts;
      switch (operator) {
        case "add":
          return brackets(rank > 0, join(parts, " + ", 0));
        case "subtract":
          return brackets(
            rank > 0,
            <>
              {first ? write(first, 0) : null} − {second ? write(second, 1) : null}
            </>,
          );
        case "multiply":
          return brackets(rank > 1, join(parts, " × ", 1));
        case "divide":
          return brackets(
            rank > 1,
            <>
              {first ? write(first, 2) : null} / {second ? write(second, 2) : null}
            </>,
          );
        case "least":
          return <>min({join(parts, ", ", 0)})</>;
      }
      return null;
    }
    case "series":
      return writeSeries(expression, rank);
  }
}

type Series = Extract<Expression, { kind: "series" }>;

/** `isWhole`: nothing else stands beside it. */
function writeSeries(series: Series, rank: 0 | 1 | 2, isWhole = false): ReactNode {
  const value = series.value();
  if (series.how === "largest") {
    // The largest is one of the numbers, and opens like it.
    const found = series.over.map((index) => series.term(index)).find((term) => evaluate(term) === value);
    return <Value node={(found as NumberNode | undefined) ?? constant(value)} inBrackets={rank > 0} />;
  }
  const isAlone = rank === 0 && isWhole;
  if (series.over.length > WRITTEN_OUT && isAlone) return <Ends series={series} />;
  if (series.over.length > WRITTEN_OUT)
    return (
      <span className="num sum" data-value={value} title={String(value)}>
        {rank > 0 && value < 0 ? `(${six(value)})` : six(value)}
      </span>
    );
  return brackets(
    rank > 0,
    join(
      series.over.map((index) => series.term(index)),
      " + ",
      0,
    ),
  );
}

function writeCall({ name, of }: ReturnType<typeof call>): ReactNode {
  if (name === "square") return <>({write(of, 0)})²</>;
  if (name === "negative") return <>−{write(of, 1)}</>;
  return (
    <>
      {NAMES[name]}({write(of, 0)})
    </>
  );
}

const brackets = (are: boolean, inner: ReactNode): ReactNode => (are ? <>({inner})</> : inner);

const join = (parts: readonly Expression[], sign: string, rank: 0 | 1): ReactNode =>
  parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of an equation is its place
    <Fragment key={i}>
      {i > 0 ? sign : null}
      <span className="part">
        {write(part, sign === " + " && i > 0 ? behindPlus(part) : parts.length > 1 ? rank : 0)}
      </span>
    </Fragment>
  ));

/** A negative number behind a plus wears brackets. */
const behindPlus = (part: Expression): 0 | 1 => (part.kind === "number" || part.kind === "series" ? 1 : 0);
