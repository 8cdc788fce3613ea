import type { BackendChoice } from "../worker/protocol";

/** The popover under the chip, for those who open it from elsewhere. */
export const WHY_ID = "why-this-backend";

/**
 * Why this backend, in a word: it was asked for, it was the faster one, it was nearly as fast as the other and is
 * preferred, or there was no other. Only what was timed is said to be fast.
 */
export function becauseOf({
  backend,
  forced,
  rejected,
}: BackendChoice): "asked" | "fastest" | "close" | "only" {
  if (backend === forced) return "asked";
  if (rejected.some(({ why }) => why === "close")) return "close";
  return rejected.some(({ why }) => why === "slower") ? "fastest" : "only";
}
