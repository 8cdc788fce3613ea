/** The loss of one sentence, opened: a row for each position, and their mean at the foot. */
import type { LossTableMessages } from "../../i18n/sections/lossTable";
import { Opens } from "../../panels/Num";
import { decimals, full, scientific } from "../../viz/format";
import { tokenText } from "../../viz/token";
import type { LossTable as Losses } from "./lossRows";

export interface LossTableProps {
  readonly table: Losses;
  readonly labels: LossTableMessages;
  readonly tolerance: number;
  /** The row in view; null while encoding. */
  readonly row: number | null;
  readonly language: string | null;
  onRow(row: number): void;
}

/** The sentence's loss, as it opens: all numbers of this table are of the translation that should come. */
const MEAN = "loss.mean";

export function LossTable({ table, labels, tolerance, row, language, onRow }: LossTableProps) {
  const most = Math.max(...table.rows.map(({ loss }) => loss), 1e-9);
  const worst = table.rows.reduce((one, other) => (other.loss > one.loss ? other : one));
  const total = table.rows.reduce((sum, { loss }) => sum + loss, 0);
  const passed = table.difference <= tolerance * Math.max(1, Math.abs(table.again));
  return (
    <>
      <table className="loss-table" aria-label={labels.table}>
        <thead>
          <tr>
            <th scope="col">{labels.position}</th>
            <th scope="col">{labels.input}</th>
            <th scope="col">{labels.target}</th>
            <th scope="col" className="number">
              p
            </th>
            <th scope="col" className="number">
              −ln p
            </th>
            <td className="bar" />
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ position, input, target, id, p, loss }) => {
            const opensAs = `${MEAN}~loss.${position}`;
            const [read, said] = [tokenText(input), tokenText(target)];
            return (
              <tr key={position} className={position === row ? "on" : undefined} data-loss-row={position}>
                <th scope="row">
                  <button type="button" className="row-number" onClick={() => onRow(position)}>
                    {position + 1}
                  </button>
                </th>
                <td className={read.special ? "special" : undefined} lang={language ?? undefined}>
                  {read.text}
                </td>
                <td className={`word${said.special ? " special" : ""}`} lang={language ?? undefined}>
                  {said.text}
                </td>
                <td className="number" title={full(p)} data-p={full(p)}>
                  <Opens value={p} text={ofLoss(p)} number={`${opensAs}~probabilities.${position}.${id}`} />
                </td>
                <td className="number" title={full(loss)} data-loss={full(loss)}>
                  <Opens value={loss} text={ofLoss(loss)} number={opensAs} />
                </td>
                <td className="bar">
                  <span style={{ inlineSize: `${(100 * loss) / most}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {labels.mean}
            </th>
            <td className="number" title={full(table.loss)} data-mean-loss={full(table.loss)}>
              <Opens value={table.loss} text={ofLoss(table.loss)} number={MEAN} />
            </td>
            <td className="loss-name">{labels.loss}</td>
          </tr>
        </tfoot>
      </table>
      <p className={passed ? "check" : "check failed"} data-check={passed ? "passed" : "failed"}>
        {passed ? (
          <svg className="tick" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 6.5L5 9.5L10 3" />
          </svg>
        ) : null}
        <span>
          {passed
            ? labels.checked(scientific(table.difference))
            : labels.differs({ model: full(table.loss), again: full(table.again) })}
        </span>
      </p>
      <p className="loss-words">
        {labels.perWord({
          p: ofLoss(Math.exp(-table.loss)),
          worst: tokenText(worst.target).text,
          share: decimals((100 * worst.loss) / (total || 1), 0),
        })}
      </p>
    </>
  );
}

/** Three decimals, and powers of ten for what they would show as nothing. */
export function small(value: number): string {
  return value !== 0 && Math.abs(value) < 0.001 ? scientific(value, 1) : decimals(value, 3);
}

/** Six decimals: what is added up has one unit, and digits enough for its mean. */
export const ofLoss = (value: number): string => decimals(value, 6);
