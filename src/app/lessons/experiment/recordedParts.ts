/** The drawing of recorded runs: fetched when a part needs it, and before a lesson is printed. */
type RecordedParts = typeof import("./RecordedRuns");

let fetched: RecordedParts | null = null;

export async function recordedRuns(): Promise<RecordedParts> {
  fetched = await import("./RecordedRuns");
  return fetched;
}

/** Null before it is fetched. */
export const fetchedRuns = (): RecordedParts["RecordedRuns"] | null => fetched?.RecordedRuns ?? null;
