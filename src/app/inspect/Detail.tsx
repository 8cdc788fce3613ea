import { useMemo } from "react";
import type { InspectMessages } from "../../i18n/sections/inspect";
import { scoreAgainstGold } from "../../matrix/gold";
import { type AttentionMatrix, isByRow, numberAt, rowAt } from "../../matrix/matrix";
import { ranked } from "../../viz/focus";
import { decimals, fullForReading } from "../../viz/format";
import { type PlotMotion, shownLook } from "../../viz/matrix/plot";
import { useSignal } from "../../viz/matrix/signal";
import { BleuTable } from "./BleuTable";
import { CellNumber, numberIn } from "./CellNumber";
import { type Base, changeInspect, type InspectState, NO_PIN } from "./inspectState";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";
import { wordAt } from "./words";

interface DetailProps {
  readonly base: Base;
  readonly shown: Shown;
  readonly state: InspectState;
  readonly motion: PlotMotion;
}

/** What is pointed at or pinned, read out; below it the scores against gold and a reference. */
export function Detail({ base, shown, state, motion }: DetailProps) {
  return (
    <aside className="inspect-detail">
      <Looked shown={shown} state={state} motion={motion} />
      <GoldScores base={base} state={state} />
      <BleuTable base={base} />
    </aside>
  );
}

const MOST_READERS = 5;
const READ_FROM = 0.05;

function Looked({ shown, state, motion }: Omit<DetailProps, "base">) {
  const { detail } = useInspectWords();
  const { row, column } = shownLook(useSignal(motion.look), state.pin);
  const { matrix } = shown;
  const isPinned = state.pin.row !== null || state.pin.column !== null;
  if (row === null && column === null) return <p className="looked quiet">{detail.hint}</p>;
  return (
    <div className="looked">
      {row !== null && row < matrix.rows.length ? (
        <RowBars shown={shown} row={row} opens={state.file === null} />
      ) : null}
      {column !== null && column < matrix.columns.length ? (
        <p className="prose">{columnText(matrix, column, detail)}</p>
      ) : null}
      {isPinned ? (
        <button type="button" className="link" onClick={() => changeInspect({ pin: NO_PIN })}>
          {detail.unpin}
        </button>
      ) : null}
    </div>
  );
}

/** What a column of this table says. */
export function columnText(
  matrix: AttentionMatrix,
  column: number,
  detail: InspectMessages["detail"],
): string {
  const values = matrix.rows.map((_, row) => numberAt(matrix, row, column));
  const told = (row: number) => ({ word: wordAt(matrix.rows, row), value: decimals(values[row] ?? 0, 2) });
  const word = wordAt(matrix.columns, column);
  // Only weights are looks; of other numbers the negative ones count as well.
  if (!isByRow(matrix.kind))
    return detail.largest(word, ranked(values.map(Math.abs)).slice(0, MOST_READERS).map(told));
  const readers = ranked(values)
    .slice(0, MOST_READERS)
    .filter((row) => (values[row] ?? 0) >= READ_FROM)
    .map(told);
  return readers.length === 0 ? detail.unread(word) : detail.column(word, readers);
}

const MOST_BARS = 5;

function RowBars({ shown, row, opens }: { shown: Shown; row: number; opens: boolean }) {
  const { detail, gold: goldWords } = useInspectWords();
  const { matrix, largest } = shown;
  const values = rowAt(matrix, row);
  const strongest = Array.from(ranked(Array.from(values, Math.abs)).slice(0, MOST_BARS));
  const isLinked = (links: readonly (readonly [number, number])[] | undefined, column: number): boolean =>
    links?.some(([i, j]) => i === row && j === column) ?? false;
  return (
    <>
      <p className="caption">{detail.row(row + 1)}</p>
      <h2 className="looked-word tgt">
        <bdi>{wordAt(matrix.rows, row)}</bdi>
      </h2>
      <table className="row-bars">
        <tbody>
          {strongest.map((column, place) => {
            const value = values[column] ?? 0;
            const sure = isLinked(matrix.gold?.sure, column);
            const possible = sure || isLinked(matrix.gold?.possible, column);
            return (
              <tr key={column}>
                <th scope="row" className="src">
                  <bdi>{wordAt(matrix.columns, column)}</bdi>
                </th>
                <td>
                  {possible ? (
                    <>
                      <i className={sure ? "gold-key" : "gold-key possible"} aria-hidden="true" />
                      <span className="visually-hidden">{sure ? goldWords.sure : goldWords.possible}</span>
                    </>
                  ) : null}
                </td>
                <td className="bar-cell" aria-hidden="true">
                  <span style={{ width: `${Math.min(1, Math.abs(value) / largest) * 100}%` }} />
                </td>
                <td className={place === 0 ? "value strongest" : "value"} title={fullForReading(value)}>
                  <CellNumber value={value} number={opens ? numberIn(shown, { row, column }) : null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function GoldScores({ base, state }: { base: Base; state: InspectState }) {
  const { gold: words } = useInspectWords();
  const { weights } = base;
  const score = useMemo(() => scoreAgainstGold(weights, { rows: state.rowWord }), [weights, state.rowWord]);
  const strict = useMemo(
    () => scoreAgainstGold(weights, { rows: state.rowWord, gold: "strict" }),
    [weights, state.rowWord],
  );
  if (!score || !strict)
    return <p className="gold-scores quiet">{weights.model ? words.noneOfTranslation : words.none}</p>;
  return (
    <section className="gold-scores" aria-label={words.title} data-gold>
      <h2>{words.title}</h2>
      <dl>
        <dt>{words.precision}</dt>
        <dd>
          <b data-score="precision">{decimals(score.precision, 3)}</b>{" "}
          {words.share(score.possible, score.drawn.length)}
        </dd>
        <dt>{words.recall}</dt>
        <dd>
          <b data-score="recall">{decimals(score.recall, 3)}</b> {words.share(score.sure, score.gold)}
        </dd>
        <dt>{words.aer}</dt>
        <dd>
          <b data-score="aer">{decimals(score.aer, 3)}</b> {words.strict(decimals(strict.aer, 3))}
        </dd>
      </dl>
    </section>
  );
}
