/** The same numbers as a table: an arm a row, a seed a column; of a curve, its last value. */
import type { ExperimentsMessages } from "../../../i18n/sections/experiments";
import { contrastOf } from "../../../lessons/contrast";
import type { Experiment } from "../../../lessons/lesson";
import type { OutcomeValue } from "../../../lessons/measured";
import type { LessonRecord } from "../../../lessons/record";
import { type Outcomes, outcomeOfArm } from "../../../lessons/runExperiment";
import type { Language } from "../../../lib/language";
import { isLogarithmic, kindOf, outcomeText, predictionText } from "./numbers";
import type { OwnRun } from "./useExperiment";

interface SeedTableProps {
  readonly experiment: Experiment;
  readonly own: OwnRun | null;
  readonly record: LessonRecord | null;
  readonly words: ExperimentsMessages;
  readonly language: Language;
}

const lastOf = (value: OutcomeValue | undefined): number | null =>
  typeof value === "number" ? value : (value?.at(-1)?.[1] ?? null);

export function SeedTable({ experiment, own, record, words, language }: SeedTableProps) {
  const columns: readonly { readonly key: string; readonly head: string; readonly outcome: Outcomes }[] = [
    ...(own ? [{ key: "here", head: words.here, outcome: own.outcome }] : []),
    ...(record?.runs ?? []).map(({ seed, outcome }) => ({
      key: String(seed),
      head: words.seedColumn(seed),
      outcome,
    })),
  ];
  const kinds = new Set(experiment.arms.map((arm) => kindOf(outcomeOfArm(experiment, arm))));
  const isAnyGone = experiment.arms.some(
    (arm) =>
      isLogarithmic(kindOf(outcomeOfArm(experiment, arm))) &&
      columns.some(({ outcome }) => lastOf(outcome[arm.id]) === 0),
  );
  return (
    <details className="seed-table">
      <summary>{words.bySeed}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached by keyboard */}
      <section className="seed-scroll" tabIndex={0} aria-label={words.bySeed}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map(({ key, head }) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {experiment.arms.map((arm) => {
              const kind = kindOf(outcomeOfArm(experiment, arm));
              return (
                <tr key={arm.id}>
                  <th scope="row">
                    {arm.label[language]}
                    {kinds.size > 1 ? `, ${words.kind[kind]}` : ""}
                  </th>
                  {columns.map(({ key, outcome }) => {
                    const value = lastOf(outcome[arm.id]);
                    return <td key={key}>{value === null ? "" : outcomeText(kind, value)}</td>;
                  })}
                </tr>
              );
            })}
            <tr className="contrast">
              <th scope="row">{words.contrastRow}</th>
              {columns.map(({ key, outcome }) => (
                <td key={key}>{predictionText(experiment, contrastOf(experiment, outcome))}</td>
              ))}
            </tr>
          </tbody>
        </table>
        {isAnyGone ? <p className="caption">{words.vanished}</p> : null}
      </section>
    </details>
  );
}
