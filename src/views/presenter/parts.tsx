/** What the sheets of the presenter view are put together from: strips with a name and a number, tables with bars. */
import type { ReactNode } from "react";
import type { Family } from "../../lib/rich";
import { type Theme, valueColour } from "../../viz/color";
import { onStage } from "../../viz/format";
import { Strips } from "../../viz/Strips";
import { symmetricDomain, unitBox } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { projectedColour } from "./palette";

export interface StripLine {
  readonly key: string;
  readonly label: ReactNode;
  readonly values: Float32Array;
  readonly family: Family | undefined;
  /** Of a weighted sum: how thick the strip is, and its number. */
  readonly weight?: number;
  readonly on?: boolean;
}

interface StripLinesProps {
  readonly lines: readonly StripLine[];
  readonly width: number;
  readonly theme: Theme;
  /** The unit that is outlined and written beside; null for none. */
  readonly unit: number | null;
  /** The last line is the sum of the others. */
  readonly sum?: boolean;
}

const THICKNESS = 24;
const NAMES = 104;
const NUMBERS = 76;

/** Vectors one below the other. */
export function StripLines({ lines, width, theme, unit, sum = false }: StripLinesProps) {
  const weighted = lines.some(({ weight }) => weight !== undefined);
  const length = Math.max(120, width - NAMES - NUMBERS - (weighted ? 64 : 0));
  return (
    <table className={sum ? "strip-lines summed" : "strip-lines"}>
      <tbody>
        {lines.map(({ key, label, values, family, weight, on }) => {
          const isState = family !== undefined || weight !== undefined;
          const place = {
            x: 0,
            y: weight === undefined ? 0 : (THICKNESS * (1 - Math.max(0.04, weight))) / 2,
            unit: length / values.length,
            gap: 0,
            thickness: weight === undefined ? THICKNESS : THICKNESS * Math.max(0.04, weight),
            direction: "row" as const,
          };
          // A unit is one of states; a word's own vector has others.
          const shown = isState ? unit : null;
          const box = shown === null ? null : unitBox({ ...place, y: 0, thickness: THICKNESS }, shown);
          return (
            <tr key={key} className={on ? "on" : undefined}>
              <th scope="row">{label}</th>
              {weighted ? (
                <td className="number ctx">{weight === undefined ? "" : onStage(weight)}</td>
              ) : null}
              <td>
                <svg width={length} height={THICKNESS + 6} aria-hidden="true">
                  <Strips strips={[{ values, place, domain: symmetricDomain(values) }]} theme={theme} />
                  {family ? (
                    <rect className={`fill-${family}`} x={0} y={THICKNESS + 2} width={length} height={3} />
                  ) : null}
                  {box ? <rect className="unit-frame" {...box} /> : null}
                </svg>
              </td>
              <td className="number">{shown === null ? "" : onStage(values[shown] ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export interface ShareLine {
  readonly token: string;
  readonly family: Family;
  readonly numbers: readonly string[];
  readonly bar: { readonly kind: "score" | "weight" | "probability"; readonly share: number };
  readonly result?: string;
}

interface ShareTableProps {
  readonly head: readonly ReactNode[];
  readonly lines: readonly ShareLine[];
  readonly foot?: readonly string[];
  readonly theme: Theme;
  /** The line in view. */
  readonly linked: number;
}

/** Words with their numbers, a bar before the last of them. */
export function ShareTable({ head, lines, foot, theme, linked }: ShareTableProps) {
  const hasResult = lines.some(({ result }) => result !== undefined);
  const before = hasResult ? head.slice(0, -1) : head;
  return (
    <table className="shares">
      <thead>
        <tr>
          {before.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <th key={i} scope="col">
              {name}
            </th>
          ))}
          <td />
          {hasResult ? <th scope="col">{head.at(-1)}</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ token, family, numbers, bar, result }, i) => {
          const { text, special } = tokenText(token);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <tr key={i} className={i === linked ? "on" : undefined}>
              <th scope="row" className={special ? "special" : family}>
                {text}
              </th>
              {numbers.map((number, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={k} className="number">
                  {number}
                </td>
              ))}
              <td className="bar">
                <Bar {...bar} theme={theme} />
              </td>
              {hasResult ? <td className="number result">{result}</td> : null}
            </tr>
          );
        })}
      </tbody>
      {foot ? (
        <tfoot>
          <tr>
            <th scope="row">{foot[0]}</th>
            {foot.slice(1, -1).map((number, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <td key={i} className="number">
                {number}
              </td>
            ))}
            <td />
            <td className="number result">{foot.at(-1)}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

function Bar({ kind, share, theme }: ShareLine["bar"] & { theme: Theme }) {
  if (kind === "score") {
    const width = `${(Math.abs(share) * 50).toFixed(2)}%`;
    const left = share < 0 ? `calc(50% - ${width})` : "50%";
    return (
      <span style={{ left, width: `max(2px, ${width})`, background: valueColour(0.9 * share, theme) }} />
    );
  }
  const background = kind === "weight" ? projectedColour(Math.max(0.3, share), theme, false) : "var(--tgt)";
  return <span style={{ left: 0, width: `max(2px, ${(share * 100).toFixed(2)}%)`, background }} />;
}
