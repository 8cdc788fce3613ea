/** A sum, term by term, running to its end. Every factor opens. */
import { type ReactNode, useState } from "react";
import { type Expression, evaluate, type NumberNode, type SeriesNode } from "../../arithmetic/expression";
import type { OpenedMessages } from "../../i18n/sections/opened";
import type { Trace } from "../../trace/trace";
import type { Letters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { rove } from "../roving";
import { SymbolText, symbolOf } from "./symbols";
import { constantText, six, Value } from "./Value";

/** Longer ones are opened on request. */
const OPEN_UP_TO = 64;

interface TermsProps {
  readonly trace: Trace;
  readonly letters: Letters;
  readonly series: SeriesNode;
  readonly words: OpenedMessages;
}

export function Terms(props: TermsProps) {
  const { series, words } = props;
  const [open, setOpen] = useState(series.over.length <= OPEN_UP_TO);
  return (
    <details className="numbers terms" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <i className="math">Σ</i> <Head {...props} /> = <b>{six(series.value())}</b>,{" "}
        {words.terms(series.over.length)}
      </summary>
      {open ? (
        <div className="numbers-room">
          <TermTable {...props} />
        </div>
      ) : null}
    </details>
  );
}

/** The numbers that are written in a term; a sum within it is none. */
function written(term: Expression): NumberNode[] {
  switch (term.kind) {
    case "number":
      return [term];
    case "call":
      return written(term.of);
    case "operation":
      return term.parts.flatMap(written);
    case "series":
      return [];
  }
}

/** The general term in symbols. */
function Head({ trace, letters, series }: TermsProps) {
  const write = (term: Expression): ReactNode => {
    switch (term.kind) {
      case "number":
        return term.ref ? (
          <SymbolText symbol={symbolOf(trace, letters, term.ref, series.letter)} />
        ) : (
          constantText(term.value)
        );
      case "series":
        return <i className="math">m</i>;
      case "call":
        return term.name === "square" ? (
          <>{write(term.of)}²</>
        ) : (
          <>
            {term.name}({write(term.of)})
          </>
        );
      case "operation":
        return term.operator === "subtract" ? difference(term.parts.map(write)) : product(term.parts);
    }
  };
  const difference = ([first, second]: readonly ReactNode[]): ReactNode => (
    <>
      {first} − {second}
    </>
  );
  const product = (parts: readonly Expression[]): ReactNode =>
    parts.map((part, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a factor is its place
      <span key={i}>
        {i > 0 ? " × " : ""}
        {part.kind === "operation" ? <>({write(part)})</> : write(part)}
      </span>
    ));
  return write(series.term(Number.NaN));
}

function TermTable({ trace, letters, series, words }: TermsProps) {
  const general = series.term(Number.NaN);
  const columns = written(general);
  const isPlain = general.kind === "number";
  const label = (index: number): ReactNode => {
    if (series.letter === "u") return index + 1;
    const tokens = { w: trace.model.targetVocabulary, t: trace.output.tokens }[series.letter as "w" | "t"];
    return tokenText((tokens ?? trace.source.tokens)[index] ?? "").text;
  };
  let running = 0;
  return (
    <table className="number-table term-table" onKeyDown={rove}>
      <thead>
        <tr>
          <th scope="col">{series.letter === "u" ? words.unitColumn : words.wordColumn}</th>
          {columns.map(({ ref }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor is its place
            <th key={i} scope="col">
              {ref ? <SymbolText symbol={symbolOf(trace, letters, ref, series.letter)} /> : words.constant}
            </th>
          ))}
          {isPlain ? null : <th scope="col">{words.term}</th>}
          <th scope="col">{words.running}</th>
        </tr>
      </thead>
      <tbody>
        {series.over.map((index, place) => {
          const term = series.term(index);
          const value = evaluate(term);
          running += value;
          return (
            <tr key={index} data-term={value}>
              <th scope="row">{label(index)}</th>
              {written(term).map((node, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a factor is its place
                <td key={i}>
                  <Value node={node} isStop={place === 0 && i === 0} />
                </td>
              ))}
              {isPlain ? null : <td>{six(value)}</td>}
              <td className="running">{six(running)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr data-sum={series.value()}>
          <th scope="row">{words.sum}</th>
          {columns.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor is its place
            <td key={i} />
          ))}
          {isPlain ? null : <td />}
          <td>{six(series.value())}</td>
        </tr>
      </tfoot>
    </table>
  );
}
