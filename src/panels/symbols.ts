/** TeX of the model's symbols, each in its family's colour. Indices count from 1, as in the notes. */
import type { Family } from "../lib/rich";

const family = (name: Family, tex: string): string => `\\htmlClass{${name}}{${tex}}`;

export const h = (index: number | string): string => family("src", `h_{${index}}`);
export const s = (index: number | string): string => family("tgt", `s_{${index}}`);
export const c = (index: number | string): string => family("ctx", `c_{${index}}`);
export const y = (index: number | string): string => family("tgt", `y_{${index}}`);
export const mixed = (index: number | string): string => family("tgt", `\\tilde{s}_{${index}}`);
export const alpha = (index: string): string => family("ctx", `\\alpha_{${index}}`);
export const e = (index: string): string => `e_{${index}}`;
export const state = (of: { letter: "h" | "s" }, index: number): string =>
  of.letter === "h" ? h(index) : s(index);
/** An LSTM's cell state: m, because c is the context. */
export const memory = (of: { family: Family }, index: number): string => family(of.family, `m_{${index}}`);

/** s̃ in plain text and in SVG. */
export const TILDE = "\u0303";
