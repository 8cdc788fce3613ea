/** bench/lessons.md out of the records of the lessons' experiments. */
import type { Bound, Experiment } from "../src/lessons/lesson";
import type { Measure } from "../src/lessons/measure";
import { contrasts, type LessonRecord, seedsHeld } from "../src/lessons/record";

export interface Recorded {
  readonly experiment: Experiment;
  /** Null where nothing is recorded, or something of other arms or updates. */
  readonly record: LessonRecord | null;
}

/** What the page promises of an experiment that trains. */
const PROMISED_SECONDS = 60;

function told(measure: Measure): string {
  if ("reaches" in measure) return `updates until ${measure.outcome} ≥ ${measure.reaches}`;
  if ("outcome" in measure) {
    if (measure.at === undefined) return measure.outcome;
    return `${measure.outcome} at ${measure.at === "longest" ? "the end" : measure.at}`;
  }
  if ("minus" in measure) return measure.minus.map(told).join(" − ");
  if ("ratio" in measure) return measure.ratio.map(told).join(" ÷ ");
  return JSON.stringify(measure);
}

function bound({ measure, atLeast, atMost }: Bound): string {
  const parts = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ];
  return parts.length === 0 ? "" : `${told(measure)} ${parts.join(", ")}`;
}

const number = (value: number): string => {
  if (value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5))
    return String(Number(value.toPrecision(3)));
  return value.toExponential(1);
};

function row({ experiment, record }: Recorded): string {
  const { id, contrast } = experiment;
  const bounds = [contrast, ...(contrast.also ?? [])].map(bound).filter((text) => text !== "");
  const asked = `${told(contrast.measure)} | ${bounds.join("; ")}`;
  if (!record) return `| ${id} | ${asked} | not recorded | | | | |`;
  const values = contrasts(experiment, record).map(number).join(", ");
  const held = `${seedsHeld(experiment, record)} of ${record.runs.length}`;
  const seconds = record.runs.map((run) => `${run.processorSeconds} (${run.seconds})`).join(", ");
  const updates = Object.values(record.updates).map((count) => count ?? 0);
  const distinct = [...new Set(updates)].join(", ");
  return `| ${id} | ${asked} | ${values} | ${held} (asked: ${contrast.seedsHold}) | ${distinct} | ${seconds} | ${record.date} |`;
}

/** Every arm's value by seed; of a curve, its last one. */
function details({ experiment, record }: Recorded): string {
  if (!record) return "";
  const seeds = record.runs.map(({ seed }) => `seed ${seed}`);
  const lines = experiment.arms.map(({ id, label }) => {
    const cells = record.runs.map(({ outcome }) => {
      const value = outcome[id];
      if (typeof value === "number") return number(value);
      const last = value?.at(-1);
      return last ? `${number(last[1])} at ${last[0]}` : "";
    });
    return `| ${label.en} | ${cells.join(" | ")} |`;
  });
  return [
    `## ${experiment.title.en} (${experiment.id})`,
    "",
    `| | ${seeds.join(" | ")} |`,
    `|---|${seeds.map(() => "---|").join("")}`,
    ...lines,
    "",
  ].join("\n");
}

export function render(all: readonly Recorded[]): string {
  const records = all.flatMap(({ record }) => (record ? [record] : []));
  const cores = [...new Set(records.map((record) => record.cores))].join(", ");
  const versions = [
    ...new Set(
      records.map(({ versions, backend }) =>
        [backend, ...Object.entries(versions).map(([name, version]) => `${name} ${version}`)].join(", "),
      ),
    ),
  ].join("; ");
  const long = records.filter(({ runs }) => runs.some((run) => run.processorSeconds > PROMISED_SECONDS));
  return `# The lessons' experiments

Made by \`npm run test:lessons\` out of the records in public/lessons, which the page shows; one experiment alone runs with
\`npm run test:lessons -- NAME\`. Each is trained and measured in full for every seed. ${versions}; ${cores} cores. Seconds are
of one seed with all its arms: the processor's time, one thread, and in brackets by the clock.

More than ${PROMISED_SECONDS} s of the processor's time in a recorded run: ${long.map(({ experiment }) => experiment).join(", ") || "none"}.

| lesson | contrast | bounds | by seed | holds | updates | seconds | date |
|---|---|---|---|---|---|---|---|
${all.map(row).join("\n")}

${all
  .map(details)
  .filter((text) => text !== "")
  .join("\n")}`;
}
