import type { BackendChoice } from "../worker/protocol";

/** Why this backend, in a word: it was asked for, it was the faster one, or there was no other. */
export function becauseOf({ backend, forced, timings }: BackendChoice): "asked" | "fastest" | "only" {
  if (backend === forced) return "asked";
  return timings.length > 1 ? "fastest" : "only";
}
