import { SOS, SPECIAL_TOKENS } from "../lib/tokens";

/** The word that a row reads: the one written before it. */
export const wordBefore = (tokens: readonly string[], row: number): string =>
  tokens[row - 1] ?? SPECIAL_TOKENS[SOS];
