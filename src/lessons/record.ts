/**
 * The recorded runs of an experiment, one file for each beside the page (`lessons/<id>.json`): what came out in full, for
 * every seed, when and on what. It is read as what it is, a file from outside.
 */
import { contrastOf, holds } from "./contrast";
import type { Experiment } from "./lesson";
import type { OutcomeValue } from "./measured";
import type { Outcomes } from "./runExperiment";

export interface RecordedRun {
  readonly seed: number;
  /** Of all arms, training and measuring, by the clock: with whatever else the machine had to do. */
  readonly seconds: number;
  /** The same of the processor's time alone: by the clock on a quiet machine. */
  readonly processorSeconds: number;
  readonly outcome: Outcomes;
}

export interface LessonRecord {
  readonly experiment: string;
  /** `2026-11-21`. */
  readonly date: string;
  readonly backend: string;
  /** Of the machine; a run has one of them. */
  readonly cores: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Updates by arm, as they were trained; null for a model that ships. */
  readonly updates: Readonly<Record<string, number | null>>;
  readonly runs: readonly RecordedRun[];
}

export const updatesOf = ({ arms }: Experiment): LessonRecord["updates"] =>
  Object.fromEntries(arms.map(({ id, updates }) => [id, updates ?? null]));

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === "string";

function isOutcomeValue(value: unknown): value is OutcomeValue {
  if (isNumber(value)) return true;
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((point) => Array.isArray(point) && point.length === 2 && point.every(isNumber))
  );
}

function isRun(value: unknown, { arms }: Experiment): value is RecordedRun {
  if (!isObject(value) || !isNumber(value.seed) || !isNumber(value.seconds)) return false;
  if (!isNumber(value.processorSeconds)) return false;
  const { outcome } = value;
  return isObject(outcome) && arms.every(({ id }) => isOutcomeValue(outcome[id]));
}

/** Null where the file is no record, or one of other arms or updates than the experiment now has. */
export function parseRecord(json: unknown, experiment: Experiment): LessonRecord | null {
  if (!isObject(json) || json.experiment !== experiment.id || !isText(json.date) || !isText(json.backend))
    return null;
  if (!isNumber(json.cores) || !isObject(json.versions) || !Object.values(json.versions).every(isText))
    return null;
  const { updates, runs } = json;
  const wanted = Object.entries(updatesOf(experiment));
  if (!isObject(updates) || wanted.some(([arm, count]) => updates[arm] !== count)) return null;
  if (!Array.isArray(runs) || runs.length === 0 || !runs.every((run) => isRun(run, experiment))) return null;
  return json as unknown as LessonRecord;
}

/** On how many of its seeds the experiment's bounds hold. */
export const seedsHeld = (experiment: Experiment, { runs }: Pick<LessonRecord, "runs">): number =>
  runs.filter(({ outcome }) => holds(experiment, outcome)).length;

/** The processor's time of one seed: half of the runs took longer. */
export function medianSeconds({ runs }: Pick<LessonRecord, "runs">): number {
  const sorted = runs.map(({ processorSeconds }) => processorSeconds).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The contrast of every seed, in order. */
export const contrasts = (experiment: Experiment, { runs }: Pick<LessonRecord, "runs">): readonly number[] =>
  runs.map(({ outcome }) => contrastOf(experiment, outcome));
