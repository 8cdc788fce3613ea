/** The same model twice: reading its own words, and reading the right ones. */
import type { LoopMessages } from "../../i18n/sections/loop";
import { Opens } from "../../panels/Num";
import type { Trace } from "../../trace/trace";
import { onStage } from "../../viz/format";
import { tokenText } from "../../viz/token";
import { divergence, rightChoices, type TrackStep, trackOf, trackRows } from "./tracks";

export interface TracksProps {
  /** Of the same model at the same moment. */
  readonly free: Trace;
  readonly forced: Trace;
  readonly labels: LoopMessages;
  /** The row in view; null while encoding. */
  readonly row: number | null;
  readonly language: string | null;
  onRow(row: number): void;
}

export function Tracks({ free, forced, labels, row, language, onRow }: TracksProps) {
  const { tracks } = labels;
  const [own, right] = [trackOf(free), trackOf(forced)];
  const found = divergence(
    own.map(({ word }) => word),
    right.map(({ word }) => word),
  );
  const written = (step: TrackStep | undefined): string | null => (step ? tokenText(step.word).text : null);
  const summary =
    found.first === null
      ? tracks.agrees(own.length)
      : tracks.diverges({
          position: found.first + 1,
          said: written(own[found.first]),
          right: written(right[found.first]),
          after: found.after,
          differing: found.differing,
        });
  return (
    <>
      <p className="tracks-summary" data-divergence={found.first ?? "none"} data-after={found.differing}>
        {summary} {tracks.choices({ right: rightChoices(right), count: right.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys */}
      <section className="tracks-scroll" tabIndex={0} aria-label={tracks.title}>
        <table className="tracks">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {tracks.position}
              </th>
              <th scope="colgroup" colSpan={3}>
                {tracks.free}
              </th>
              <th scope="colgroup" colSpan={3} className="second">
                {tracks.forced}
              </th>
            </tr>
            <tr>
              <th scope="col">{tracks.reads}</th>
              <th scope="col">{tracks.says}</th>
              <th scope="col" className="number">
                {tracks.p}
              </th>
              <th scope="col" className="second">
                {tracks.reads}
              </th>
              <th scope="col">{tracks.right}</th>
              <th scope="col" className="number">
                {tracks.p}
              </th>
            </tr>
          </thead>
          <tbody>
            {trackRows(own, right).map((one) => (
              <tr
                key={one.position}
                className={`${one.side}${one.position === row ? " on" : ""}`}
                data-track-row={one.position}
                data-side={one.side}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="row-number"
                    disabled={!one.free}
                    onClick={() => onRow(one.position)}
                  >
                    {one.position + 1}
                  </button>
                </th>
                <Cells
                  step={one.free}
                  language={language}
                  wrong={one.differs}
                  opensAs={`probabilities.${one.position}.${one.free?.id}`}
                />
                <Cells
                  step={one.forced}
                  language={language}
                  labels={labels}
                  second
                  // A number of the sentence's loss, out of which it opens.
                  opensAs={
                    forced.interventions.length === 0
                      ? `loss.mean~loss.${one.position}~probabilities.${one.position}.${one.forced?.id}`
                      : null
                  }
                />
                {one.side === "first" ? <td className="first-mark">{tracks.firstHere}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface CellsProps {
  readonly step: TrackStep | null;
  readonly language: string | null;
  /** Struck through: not the word that stands on the other track. */
  readonly wrong?: boolean;
  readonly second?: boolean;
  /** Of the track along given words: what the model itself would say, where that is another word. */
  readonly labels?: LoopMessages;
  /** The name under which its probability opens. */
  readonly opensAs: string | null;
}

function Cells({ step, language, wrong = false, second = false, labels, opensAs }: CellsProps) {
  const edge = second ? "second" : undefined;
  if (!step)
    return (
      <>
        <td className={edge}>{labels?.tracks.nothing ?? "–"}</td>
        <td />
        <td />
      </>
    );
  const word = tokenText(step.word);
  const input = tokenText(step.input);
  const would = labels && step.best !== step.word ? tokenText(step.best).text : null;
  return (
    <>
      <td className={`${edge ?? ""}${input.special ? " special" : ""}`} lang={language ?? undefined}>
        {input.text}
      </td>
      <td className={`word${word.special ? " special" : ""}`} lang={language ?? undefined}>
        {wrong ? <s>{word.text}</s> : word.text}
        {would === null ? null : (
          <span className="would-say">
            {labels?.tracks.wouldSay({ word: would, p: onStage(step.bestP) })}
          </span>
        )}
      </td>
      <td className="number">
        {opensAs === null ? (
          onStage(step.p)
        ) : (
          <Opens value={step.p} text={onStage(step.p)} number={opensAs} />
        )}
      </td>
    </>
  );
}
