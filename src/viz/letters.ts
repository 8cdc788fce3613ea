/**
 * The letters of a drawing and of its formulas. Each wiring has its own, which stand here; those of the notes and of
 * the papers come when someone asks for them (`notations.ts`).
 */
import { createContext, useContext } from "react";

/** A symbol: a letter, an accent on it, an index, and what stands behind that, as the (s) of Luong's a_t(s). */
export interface Letter {
  readonly base: string;
  /** A combining character. */
  readonly accent?: string;
  readonly sub?: string | number;
  readonly after?: string;
}

/** A position or a row from 1, or a letter in its place; a state's may be 0, the one before the first. */
export type Index = number | string;

export interface Letters {
  readonly encoder: (j: Index) => Letter;
  readonly decoder: (t: Index) => Letter;
  readonly context: (t: Index) => Letter;
  readonly score: (t: Index, j: Index) => Letter;
  readonly weight: (t: Index, j: Index) => Letter;
  /** Luong's attentional vector. */
  readonly attentional: (t: Index) => Letter;
  readonly word: (t: Index) => Letter;
  /** What a cell would write if nothing were kept, of a state like the encoder's or the decoder's. */
  readonly candidate: (of: "encoder" | "decoder", index: Index) => Letter;
  /** A GRU's z is the share of the new and not of the old: its numbers are shown as 1 − z. */
  readonly mirrored: boolean;
  /** Matrices whose letters differ: of the output layer, and of the layer between encoder and decoder. */
  readonly output: Letter;
  readonly bridge: Letter;
}

const TILDE = "\u0303";

/** `4,3`, and `4j` where an index is a letter. */
export const pair = (t: Index, j: Index): string =>
  typeof t === "number" && typeof j === "number" ? `${t},${j}` : `${t}${j}`;

export const OWN_LETTERS: Letters = {
  encoder: (sub) => ({ base: "h", sub }),
  decoder: (sub) => ({ base: "s", sub }),
  context: (sub) => ({ base: "c", sub }),
  score: (t, j) => ({ base: "e", sub: pair(t, j) }),
  weight: (t, j) => ({ base: "α", sub: pair(t, j) }),
  attentional: (sub) => ({ base: "s", accent: TILDE, sub }),
  word: (sub) => ({ base: "y", sub }),
  candidate: () => ({ base: "n" }),
  mirrored: false,
  output: { base: "W", sub: "y" },
  bridge: { base: "W", sub: "s" },
};

/** A symbol in a line of text: `s4`. */
export const symbolText = ({ base, accent = "", sub = "", after = "" }: Letter): string =>
  `${base}${accent}${sub}${after}`;

export const LettersContext = createContext(OWN_LETTERS);

export const useLetters = (): Letters => useContext(LettersContext);
