import { ProblemError } from "../lib/problem";
import { type Intervention, InterventionError, parseInterventions } from "../trace/intervention";

/** Interventions from JSON text. Throws ProblemError naming the first item and field that is not as it should be. */
export function readInterventions(text: string): readonly Intervention[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProblemError({ code: "intervention-malformed", item: 0, field: "JSON" });
  }
  try {
    return parseInterventions(json);
  } catch (error) {
    if (!(error instanceof InterventionError)) throw error;
    throw new ProblemError({ code: "intervention-malformed", item: error.item, field: error.field });
  }
}
