/** What came out, drawn: a chart for each kind of number, the run of this page before the recorded seeds. */
import type { ExperimentsMessages, OutcomeKind } from "../../../i18n/sections/experiments";
import type { Arm, Experiment, Outcome } from "../../../lessons/lesson";
import type { OutcomeValue } from "../../../lessons/measured";
import type { LessonRecord } from "../../../lessons/record";
import { type Outcomes, outcomeOfArm } from "../../../lessons/runExperiment";
import type { Language } from "../../../lib/language";
import { OutcomeBars } from "../../../viz/outcome/OutcomeBars";
import { OutcomeCurves } from "../../../viz/outcome/OutcomeCurves";
import { useWidth } from "../../../viz/useWidth";
import { highest, isLogarithmic, kindOf, outcomeText } from "./numbers";

interface OutcomeFigureProps {
  readonly experiment: Experiment;
  readonly own: Outcomes | null;
  readonly record: LessonRecord | null;
  readonly words: ExperimentsMessages;
  readonly language: Language;
}

const CURVES: readonly Outcome["of"][] = ["by-length", "by-updates", "gradient-by-length"];

/** Arms whose numbers are of one kind share a scale. */
function groups(experiment: Experiment): readonly (readonly [OutcomeKind, readonly Arm[]])[] {
  const byKind = new Map<OutcomeKind, Arm[]>();
  for (const arm of experiment.arms) {
    const kind = kindOf(outcomeOfArm(experiment, arm));
    // Two readings of one rate stand beside each other.
    const shared = kind === "aerInputWord" ? "aer" : kind;
    byKind.set(shared, [...(byKind.get(shared) ?? []), arm]);
  }
  return [...byKind];
}

const numberOf = (value: OutcomeValue | undefined): number | null =>
  typeof value === "number" ? value : null;
const curveOf = (value: OutcomeValue | undefined) => (typeof value === "object" ? value : null);

export function OutcomeFigure({ experiment, own, record, words, language }: OutcomeFigureProps) {
  const [ref, width] = useWidth(364);
  const all = record?.runs ?? [];
  // Where chance has no part, the one recorded run is the run here.
  const runs = own && experiment.seeds.length === 1 ? [] : all;
  const isLines = experiment.arms.some((arm) => CURVES.includes(outcomeOfArm(experiment, arm).of));
  return (
    <div className="outcome" ref={ref}>
      {groups(experiment).map(([kind, arms]) => {
        const [first] = arms;
        const { of } = first ? outcomeOfArm(experiment, first) : experiment.outcome;
        const isCurve = CURVES.includes(of);
        const what = isLogarithmic(kind) ? `${words.kind[kind]}, ${words.logarithmic}` : words.kind[kind];
        const tick = (value: number): string => outcomeText(kind, value);
        const name = words.chart({ what, arms: arms.map(({ label }) => label[language]).join(", ") });
        return (
          <figure key={kind} className="outcome-figure">
            <figcaption className="caption">{what}</figcaption>
            {isCurve ? (
              <OutcomeCurves
                curves={arms.map(({ id, label }) => ({
                  id,
                  label: label[language],
                  own: curveOf(own?.[id]),
                  recorded: runs.map(({ outcome }) => curveOf(outcome[id]) ?? []),
                }))}
                width={width}
                logarithmic={isLogarithmic(kind)}
                high={highest(kind)}
                axis={of === "by-updates" ? words.axis.updates : words.axis.length}
                tick={tick}
                name={name}
              />
            ) : (
              <OutcomeBars
                bars={arms.map(({ id, label }) => ({
                  id,
                  label: label[language],
                  own: numberOf(own?.[id]),
                  recorded: runs.flatMap(({ seed, outcome }) => {
                    const value = numberOf(outcome[id]);
                    return value === null ? [] : [{ seed, value }];
                  }),
                }))}
                width={width}
                high={highest(kind)}
                tick={tick}
                seedName={words.seedColumn}
                name={name}
              />
            )}
          </figure>
        );
      })}
      {own && runs.length > 0 ? (
        <p className={isLines ? "outcome-legend caption lines" : "outcome-legend caption"}>
          <span className="outcome-key own" aria-hidden="true" /> {words.legend.here}
          <span className="outcome-key" aria-hidden="true" /> {words.legend.record}
        </p>
      ) : null}
    </div>
  );
}
