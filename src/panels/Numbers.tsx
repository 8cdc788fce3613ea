/** Every number behind a drawing, as a real table that opens on request. Cells carry the full value. */
import { type ReactNode, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { fullForReading, inLedger } from "../viz/format";

export interface NumberRow {
  readonly name: ReactNode;
  /** Not a number: this row has none in this column. */
  readonly values: readonly number[];
}

interface NumbersProps {
  readonly count: number;
  readonly head: readonly ReactNode[];
  /** Asked for only while the table is open. */
  readonly rows: () => readonly NumberRow[];
}

export function Numbers({ count, head, rows }: NumbersProps) {
  const { panels } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <details className="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{panels.allNumbers(count)}</summary>
      {open ? (
        <div className="numbers-room">
          <NumberTable head={head} rows={rows()} />
        </div>
      ) : null}
    </details>
  );
}

export function NumberTable({ head, rows }: { head: readonly ReactNode[]; rows: readonly NumberRow[] }) {
  return (
    <table className="number-table">
      <thead>
        <tr>
          {head.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <tr key={i}>
            <th scope="row">{name}</th>
            {values.map((value, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <td key={k} title={Number.isNaN(value) ? undefined : fullForReading(value)}>
                {Number.isNaN(value) ? "" : inLedger(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
