/** One page of paper: the worksheet with its blanks, or its key. */
import type { ReactNode } from "react";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useMessages } from "../../i18n/useMessages";
import type { Language } from "../../lib/language";
import { isWorked } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { CELL_NAMES, onStage } from "../../viz/format";
import { RichText } from "../../viz/RichText";
import { tokenText } from "../../viz/token";
import { grouped } from "../numbers";
import type { WorksheetRows } from "./worksheetRows";

interface SheetProps {
  readonly trace: Trace;
  readonly row: number;
  readonly rows: WorksheetRows;
  readonly language: Language;
  /** The shipped model's file; null for one that was trained here. */
  readonly file: string | null;
  /** Whether the boxes are filled. */
  readonly isKey: boolean;
}

export function Sheet(props: SheetProps) {
  const { trace, row, rows, language, file, isKey } = props;
  const { sentence } = useMessages();
  const words = TEACHING_LOCALES[language].sheet;
  const { model } = trace;
  return (
    <article className="paper" data-sheet={isKey ? "key" : "blank"}>
      <header>
        <h2>{isKey ? `${words.title}: ${words.key}` : words.title}</h2>
        {isKey ? null : <p className="sheet-name">{words.name}</p>}
      </header>
      <p>
        <RichText
          rich={words.task({
            sentence: trace.source.text,
            row: row + 1,
            before: tokenText(rows.before).text,
          })}
        />
        {isKey ? ` ${words.rounded}` : null}
      </p>
      {rows.vectors ? <Vectors {...props} vectors={rows.vectors} /> : null}
      <div className="paper-tables">
        <Weights {...props} />
        <Context {...props} />
      </div>
      <Words {...props} />
      <footer>
        {words.model({
          task: sentence.taskNames[model.task] ?? model.task,
          cell: CELL_NAMES[model.cell],
          wiring: model.wiring,
          score: model.score,
          units: model.units,
          seed: model.seed,
          step: grouped(model.step, language),
          file,
          byHand: isWorked(model.task),
        })}
      </footer>
    </article>
  );
}

/** A box to fill in; in the key it is filled. `name` is the number's own. */
function Box({ isKey, value, name }: { isKey: boolean; value: number; name: string }) {
  return (
    <td className="box" data-number={name}>
      {isKey ? onStage(value) : null}
    </td>
  );
}

const Given = ({ value }: { value: number }): ReactNode => <td>{onStage(value)}</td>;

function Token({ token, family = "src" }: { token: string; family?: "src" | "tgt" }) {
  const { text, special } = tokenText(token);
  return (
    <th scope="row" className={special ? "special" : family}>
      {text}
    </th>
  );
}

function Vectors({
  trace,
  language,
  vectors: { query, states },
}: SheetProps & { vectors: NonNullable<WorksheetRows["vectors"]> }) {
  const words = TEACHING_LOCALES[language].sheet;
  const vector = (values: readonly number[]): string => `[${values.map(onStage).join(", ")}]`;
  return (
    <dl className="sheet-vectors">
      <dt className="tgt">{words.query}</dt>
      <dd>{vector(query)}</dd>
      {states.map((state, j) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        <div key={j}>
          <dt className="src">
            {words.state}, {tokenText(trace.source.tokens[j] ?? "").text}
          </dt>
          <dd>{vector(state)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Scores, exponentials and weights stand in one table, a column each. */
function Weights({ trace, row, rows, language, isKey }: SheetProps) {
  const words = TEACHING_LOCALES[language].sheet;
  const { lines, vectors, sum, whole } = rows;
  const isLocal = trace.model.window !== "global" && trace.model.window !== null;
  const curves = lines.some(({ curve }) => curve !== null);
  return (
    <section>
      <ol>
        <li>
          <b>{words.headings.score}</b>{" "}
          {vectors && trace.model.score
            ? words.scoresByHand({ score: trace.model.score })
            : words.scoresGiven}
        </li>
        <li>
          <b>{words.headings.exp}</b> {words.exp} {isLocal ? words.window : null}
        </li>
        <li>
          <b>{words.headings.weight}</b> {words.weight} {curves ? words.gaussian : null}
        </li>
      </ol>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">
              <i className="math">e</i>
            </th>
            <th scope="col">
              exp(<i className="math">e</i>)
            </th>
            {curves ? <th scope="col">{words.curve}</th> : null}
            <th scope="col">
              <i className="math">α</i>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ token, score, exp, curve, weight }, j) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            <tr key={j}>
              <Token token={token} />
              {vectors ? (
                <Box isKey={isKey} value={score} name={`scores.${row}.${j}`} />
              ) : (
                <Given value={score} />
              )}
              {exp === null ? (
                <td>{words.outside}</td>
              ) : (
                <Box isKey={isKey} value={exp} name={`exp.${row}.${j}`} />
              )}
              {curves ? curve === null ? <td>–</td> : <Given value={curve} /> : null}
              {exp === null ? (
                <Given value={weight} />
              ) : (
                <Box isKey={isKey} value={weight} name={`weights.${row}.${j}`} />
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            <td />
            <Box isKey={isKey} value={sum} name={`sum.${row}`} />
            {curves ? <td /> : null}
            <Box isKey={isKey} value={whole} name={`whole.${row}`} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Context({ row, rows, language, isKey }: SheetProps) {
  const words = TEACHING_LOCALES[language].sheet;
  const { lines, unit, context } = rows;
  return (
    <section>
      <p>
        <b>{words.headings.context}</b> {words.context(unit + 1)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.product}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ token, state, product }, j) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            <tr key={j}>
              <Token token={token} />
              <Given value={state} />
              <Box isKey={isKey} value={product} name={`weighted.${row}.${j}.${unit}`} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            <td />
            <Box isKey={isKey} value={context} name={`context.${row}.${unit}`} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Words({ rows, language, isKey }: SheetProps) {
  const words = TEACHING_LOCALES[language].sheet;
  return (
    <section>
      <p>
        <b>{words.headings.word}</b> {words.best}
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.word}</th>
            {rows.words.map(({ word }) => (
              <th key={word} scope="col" className={tokenText(word).special ? "special" : "tgt"}>
                {tokenText(word).text}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row">{words.logit}</th>
            {rows.words.map(({ word, logit }) => (
              <Given key={word} value={logit} />
            ))}
          </tr>
        </tbody>
      </table>
      <p className="sheet-answer">
        {words.answer}:{" "}
        <span className="box" data-number="said">
          {isKey ? tokenText(rows.said).text : null}
        </span>
      </p>
    </section>
  );
}
