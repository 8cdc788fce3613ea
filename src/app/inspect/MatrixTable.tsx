import { useState } from "react";
import { type AttentionMatrix, isByRow, numberAt, rowAt } from "../../matrix/matrix";
import { rove } from "../../panels/roving";
import { decimals, full, fullForReading } from "../../viz/format";
import type { Place } from "../../viz/matrix/keys";
import { CellNumber } from "./CellNumber";
import { useInspectWords } from "./useInspectWords";
import { wordAt } from "./words";

const MOST_ROWS = 60;
const MOST_COLUMNS = 40;

interface MatrixTableProps {
  readonly matrix: AttentionMatrix;
  /** As the number in a cell opens; null where it does not. */
  readonly number?: ((place: Place) => string | null) | undefined;
}

/** The same numbers as a real table, a page of it at a time where it is large. */
export function MatrixTable({ matrix, number = () => null }: MatrixTableProps) {
  const { table, zoom } = useInspectWords();
  const caption = table.captions[matrix.kind];
  const hasSums = isByRow(matrix.kind);
  const [corner, setCorner] = useState({ row: 0, column: 0 });
  const top = corner.row < matrix.rows.length ? corner.row : 0;
  const left = corner.column < matrix.columns.length ? corner.column : 0;
  const bottom = Math.min(matrix.rows.length, top + MOST_ROWS);
  const right = Math.min(matrix.columns.length, left + MOST_COLUMNS);
  const rows = Array.from({ length: bottom - top }, (_, i) => top + i);
  const columns = Array.from({ length: right - left }, (_, i) => left + i);
  const isPart = rows.length < matrix.rows.length || columns.length < matrix.columns.length;
  const sum = (row: number): number =>
    Array.from(rowAt(matrix, row)).reduce((total, value) => total + value, 0);
  const pages = [
    { id: "up", sign: "↑", can: top > 0, to: { row: Math.max(0, top - MOST_ROWS), column: left } },
    { id: "down", sign: "↓", can: bottom < matrix.rows.length, to: { row: bottom, column: left } },
    { id: "left", sign: "←", can: left > 0, to: { row: top, column: Math.max(0, left - MOST_COLUMNS) } },
    { id: "right", sign: "→", can: right < matrix.columns.length, to: { row: top, column: right } },
  ] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="matrix-table-room" tabIndex={0} aria-label={caption}>
      {isPart ? (
        <p className="table-pages">
          {zoom.seen(`${top + 1}–${bottom}`, `${left + 1}–${right}`)}
          {pages.map(({ id, sign, can, to }) => (
            <button
              key={id}
              type="button"
              className="framed"
              aria-label={table.pages[id]}
              disabled={!can}
              onClick={() => setCorner(to)}
            >
              {sign}
            </button>
          ))}
        </p>
      ) : null}
      <table className="matrix-table" onKeyDown={rove}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className="src">
                <bdi>{wordAt(matrix.columns, column)}</bdi>
              </th>
            ))}
            {hasSums ? <th scope="col">{table.sum}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className="tgt">
                <bdi>{wordAt(matrix.rows, row)}</bdi>
              </th>
              {columns.map((column) => {
                const value = numberAt(matrix, row, column);
                return (
                  <td
                    key={column}
                    title={fullForReading(value)}
                    data-row={row}
                    data-column={column}
                    data-weight={full(value)}
                  >
                    <CellNumber
                      value={value}
                      number={number({ row, column })}
                      stop={row === top && column === left}
                    />
                  </td>
                );
              })}
              {hasSums ? <td className="sum">{decimals(sum(row), 3)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
