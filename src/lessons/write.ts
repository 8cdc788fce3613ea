/** Short ways to write what lessons are made of: data in, data out, so that a lesson's file reads as its text does. */
import type { Block, Bookmark, Both, Experiment, Particle, Piece, Prose } from "./lesson";
import type { Index, Measure, Of, WordMeasure } from "./measure";
import type { TermId } from "./terms";

type Pieces = string | readonly Piece[];
const pieces = (text: Pieces): readonly Piece[] => (typeof text === "string" ? [text] : text);

export const prose = (en: Pieces, ko: Pieces): Prose => ({ en: pieces(en), ko: pieces(ko) });
export const both = (en: string, ko: string): Both<string> => ({ en, ko });

export const paragraph = (en: Pieces, ko: Pieces): Block => ({ kind: "paragraph", text: prose(en, ko) });
export const task = (en: Pieces, ko: Pieces): Block => ({ kind: "task", text: prose(en, ko) });
export const equation = (tex: string): Block => ({ kind: "equation", tex });
export const recorded = ({ id }: Pick<Experiment, "id">, en: Pieces, ko: Pieces): Block => ({
  kind: "recorded",
  experiment: id,
  text: prose(en, ko),
});

export const term = (id: TermId, text: string): Piece => ({ term: id, text });
export const math = (tex: string): Piece => ({ math: tex });
export const particle = (of: Particle): Piece => ({ particle: of });

export const value = (measure: Measure, decimals?: number): Piece =>
  decimals === undefined ? { value: measure } : { value: measure, decimals };
/** An attention weight: of an output row, on a source position. */
export const weight = (row: Index, position: Index, from: Of = "here"): Piece =>
  value({ tensor: "weights", at: [row, position], from });
/** The probability of the word that a row says, or of another one. */
export const chance = (row: Index, word?: string, from: Of = "here", decimals?: number): Piece =>
  value(word === undefined ? { probability: row, from } : { probability: row, word, from }, decimals);

export const word = (measure: WordMeasure): Piece => ({ word: measure });
export const source = (at: Index, from: Of = "here"): Piece => word({ source: at, from });
export const output = (at: Index, from: Of = "here"): Piece => word({ output: at, from });
export const lookedAt = (row: Index, from: Of = "here"): Piece => word({ lookedAt: row, from });
/** What was read before a row: the word before it, or `<sos>`. */
export const fedBack = (row: Index, from: Of = "here"): Piece => word({ fedBack: row, from });

export const strong = (text: string): Piece => ({ strong: text });
export const percent = (measure: Measure, decimals = 0): Piece => ({
  value: measure,
  decimals,
  as: "percent",
});
export const link = (en: string, ko: string, scene: Bookmark): Block => ({
  kind: "link",
  text: both(en, ko),
  scene,
});
