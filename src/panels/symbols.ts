/** TeX of the model's symbols, each in its family's colour. Indices count from 1, as in the notes. */
const family = (name: "src" | "tgt" | "ctx", tex: string): string => `\\htmlClass{${name}}{${tex}}`;

export const h = (index: number | string): string => family("src", `h_{${index}}`);
export const s = (index: number | string): string => family("tgt", `s_{${index}}`);
export const c = (index: number | string): string => family("ctx", `c_{${index}}`);
export const mixed = (index: number | string): string => family("tgt", `\\tilde{s}_{${index}}`);
export const alpha = (index: string): string => family("ctx", `\\alpha_{${index}}`);
export const e = (index: string): string => `e_{${index}}`;
