/** Every number behind a drawing, as a real table that opens on request. Cells carry the full value. */
import { type ReactNode, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { fullForReading, inLedger } from "../viz/format";
import { Opens } from "./Num";
import { rove } from "./roving";

export interface NumberRow {
  readonly name: ReactNode;
  /** Not a number: this row has none in this column. */
  readonly values: readonly number[];
  /** What opens them, as `weights.3.2`; null for what no trace holds. */
  readonly numbers?: readonly (string | null)[];
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
    <table className="number-table" onKeyDown={rove}>
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
        {rows.map(({ name, values, numbers = [] }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <tr key={i}>
            <th scope="row">{name}</th>
            {values.map((value, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <td key={k} title={Number.isNaN(value) ? undefined : fullForReading(value)}>
                <Entry value={value} number={numbers[k]} stop={i === 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface EntryProps {
  readonly value: number;
  readonly number: string | null | undefined;
  readonly stop: boolean;
}

function Entry({ value, number, stop }: EntryProps) {
  if (Number.isNaN(value)) return null;
  return number ? <Opens {...{ value, number, stop }} /> : inLedger(value);
}
