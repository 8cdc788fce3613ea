/** The recorded runs of experiments, each fetched once. */
import type { Experiment } from "../../../lessons/lesson";
import { type LessonRecord, parseRecord } from "../../../lessons/record";

const fetched = new Map<Experiment, LessonRecord | null>();

/** Null where there is none, or one of another form of the experiment; undefined before it is fetched. */
export const recordNow = (experiment: Experiment): LessonRecord | null | undefined => fetched.get(experiment);

/** Without a record an experiment still runs here, and its block says so: what fails is asked for again the next time. */
export async function fetchRecord(experiment: Experiment): Promise<LessonRecord | null> {
  const known = fetched.get(experiment);
  if (known) return known;
  try {
    const response = await fetch(new URL(`lessons/${experiment.id}.json`, document.baseURI));
    const record = response.ok ? parseRecord(await response.json(), experiment) : null;
    fetched.set(experiment, record);
    return record;
  } catch {
    return null;
  }
}
