import type { BackendChoice } from "../worker/protocol";

/** Why this backend, in a word: it was asked for, it was the faster one, or there was no other. */
export function becauseOf({ backend, forced, rejected }: BackendChoice): "asked" | "fastest" | "only" {
  if (backend === forced) return "asked";
  return rejected.some(({ why }) => why === "slower" || why === "close") ? "fastest" : "only";
}
