/** The gradients of two models side by side, with and without attention, and what there is to see. */
import { type ReactNode, useState } from "react";
import type { LossTableMessages } from "../../i18n/sections/lossTable";
import { Opens } from "../../panels/Num";
import { rove } from "../../panels/roving";
import { decimals } from "../../viz/format";
import { tokenText } from "../../viz/token";
import { GradientBars } from "./GradientBars";
import {
  firstShare,
  type GradientSeries,
  gradientScale,
  pathRatio,
  type ScaleKind,
  usualScale,
} from "./gradients";
import { small } from "./LossTable";

export interface GradientsProps {
  /** With attention first; null for a model that is not there (yet). */
  readonly attending: GradientSeries | null;
  readonly plain: GradientSeries | null;
  readonly labels: LossTableMessages;
  readonly width: number;
  readonly source: number | undefined;
  readonly language: string | null;
  /** What stands in place of a chart that is not there. */
  readonly instead: ReactNode;
  /** Which of the two is the reader's: the other one's numbers are in another engine, and do not open. */
  readonly own: "attending" | "plain";
  /** Under the chart of the model beside the reader's own. */
  readonly beside: ReactNode;
  onSource(source: number | undefined): void;
}

/** Two charts stand beside one another from this width on. */
const SIDE_BY_SIDE = 560;

export function Gradients(props: GradientsProps) {
  const { attending, plain, labels, width, instead, beside } = props;
  const { gradients } = labels;
  const there = [attending, plain].filter((one) => one !== null);
  const [chosen, setKind] = useState<ScaleKind | null>(null);
  const kind = chosen ?? usualScale(there);
  const scale = gradientScale(there, kind);
  const chartWidth = width >= SIDE_BY_SIDE ? Math.floor((width - 24) / 2) : width;
  const chart = (series: GradientSeries | null, name: string, which: string) => (
    <figure className="gradient-figure" data-gradients={which} style={{ inlineSize: chartWidth }}>
      <figcaption>
        <b>{name}</b>{" "}
        {series ? (
          <span className="quiet">{gradients.model({ updates: series.step, loss: small(series.loss) })}</span>
        ) : null}
      </figcaption>
      {series ? (
        <GradientBars
          series={series}
          scale={scale}
          name={name}
          labels={labels}
          width={chartWidth}
          source={props.source}
          language={props.language}
          opens={series === props[props.own]}
          onSource={props.onSource}
        />
      ) : (
        instead
      )}
    </figure>
  );
  return (
    <>
      <div className="gradient-head">
        <ul className="gradient-keys">
          {(["value", "score", "embedding"] as const).map((key) => (
            <li key={key}>
              <svg width="12" height="12" aria-hidden="true">
                <rect className={`gradient ${key}`} x="1" y="1" width="10" height="10" />
              </svg>
              {gradients[key]}
            </li>
          ))}
        </ul>
        <fieldset className="scale-choice" aria-label={gradients.scale}>
          {(["linear", "log"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {gradients[one]}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="gradient-charts" data-scale={kind}>
        {chart(attending, gradients.with, "with")}
        {chart(plain, gradients.without, "without")}
      </div>
      {beside}
      <ul className="gradient-words">
        {sentences(props).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="quiet">
        {gradients.norms} {kind === "log" ? gradients.logFloor(small(scale.ticks[0] ?? 0)) : ""}
      </p>
      <Numbers {...props} />
    </>
  );
}

/** What one sees, out of the numbers. */
export function sentences({
  attending,
  plain,
  labels,
}: Pick<GradientsProps, "attending" | "plain" | "labels">): string[] {
  const { gradients } = labels;
  const said: string[] = [];
  const first = ({ tokens }: GradientSeries): string => tokenText(tokens[0] ?? "").text;
  for (const [series, attends] of [
    [attending, true],
    [plain, false],
  ] as const) {
    const share = series ? firstShare(series) : Number.NaN;
    if (series && Number.isFinite(share)) {
      const words = series.tokens.length;
      const [percent, even] = [percentOf(share), percentOf(1 / words)];
      said.push(gradients.reach({ attends, first: first(series), words, percent, even }));
    }
  }
  if (attending && plain) {
    const times = firstShare(attending) / firstShare(plain);
    const more = times >= 1;
    if (Number.isFinite(times) && times > 0)
      said.push(gradients.compare({ times: ratio(more ? times : 1 / times), more, word: first(attending) }));
    const [ours, theirs] = [attending.loss, plain.loss];
    if (Math.max(ours, theirs) > 2 * Math.min(ours, theirs))
      said.push(gradients.losses({ attending: small(ours), plain: small(theirs) }));
  }
  const paths = attending ? pathRatio(attending) : null;
  if (paths !== null && Number.isFinite(paths) && paths > 0)
    said.push(gradients.paths({ times: ratio(paths >= 1 ? paths : 1 / paths), more: paths >= 1 }));
  return said;
}

const percentOf = (share: number): string => (share < 0.001 ? small(100 * share) : decimals(100 * share, 1));
const ratio = (value: number): string => decimals(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** The same as a table. */
function Numbers({ attending, plain, labels, own }: GradientsProps) {
  const { gradients } = labels;
  const columns = [
    ...(attending
      ? [
          { name: gradients.value, of: "value", numbers: attending.paths?.value ?? [] },
          { name: gradients.score, of: "score", numbers: attending.paths?.score ?? [] },
          {
            name: `${gradients.embedding}, ${gradients.with}`,
            of: "embedding",
            numbers: attending.embedding,
          },
        ].map((column) => (own === "attending" ? column : { ...column, of: null }))
      : []),
    ...(plain
      ? [
          {
            name: `${gradients.embedding}, ${gradients.without}`,
            of: own === "plain" ? "embedding" : null,
            numbers: plain.embedding,
          },
        ]
      : []),
  ];
  const tokens = (attending ?? plain)?.tokens ?? [];
  if (columns.length === 0) return null;
  const first = columns.findIndex(({ of }) => of !== null);
  return (
    <details className="numbers">
      <summary>{gradients.table}</summary>
      <div className="numbers-room">
        <table className="number-table" onKeyDown={rove}>
          <thead>
            <tr>
              <th scope="col">{gradients.word}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tokens.map((token, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
              <tr key={j}>
                <th scope="row">{tokenText(token).text}</th>
                {columns.map(({ name, of, numbers }, k) => (
                  <td key={name}>
                    <GradientNumber
                      value={numbers[j] ?? Number.NaN}
                      number={of && `gradient.${of}.${j}`}
                      stop={j === 0 && k === first}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface GradientNumberProps {
  readonly value: number;
  /** Null where it does not open. */
  readonly number: string | null;
  readonly stop: boolean;
}

function GradientNumber({ value, number, stop }: GradientNumberProps) {
  return number ? <Opens value={value} text={small(value)} number={number} stop={stop} /> : small(value);
}
