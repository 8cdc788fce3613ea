/**
 * TeX in which every symbol carries what it stands for, as data attributes: the tensor, and where in it. Whoever sets
 * it can listen for a pointer over a term and mark the same thing everywhere.
 */
import type { Family } from "../../lib/rich";
import type { TensorName } from "../../trace/tensors";
import type { Letter } from "../../viz/letters";

/** What a term stands for: a tensor of the trace, or what belongs to a place of it, or one number by its name. */
export interface Mark {
  readonly tensor?: TensorName | undefined;
  readonly source?: number | undefined;
  readonly target?: number | undefined;
  /** As it opens: `weights.3.2`. */
  readonly number?: string | null | undefined;
}

const inFamily = (family: Family | null, tex: string): string =>
  family === null ? tex : `\\htmlClass{${family}}{${tex}}`;

/** A term that stands for something, in its family's colour. */
export function marked(mark: Mark | null, family: Family | null, tex: string): string {
  if (mark === null) return inFamily(family, tex);
  const { tensor, source, target, number } = mark;
  const data = [
    ...(tensor === undefined ? [] : [`tensor=${tensor}`]),
    ...(source === undefined ? [] : [`source=${source}`]),
    ...(target === undefined || target < 0 ? [] : [`target=${target}`]),
    ...(number ? [`number=${number}`] : []),
  ];
  if (data.length === 0) return inFamily(family, tex);
  return `\\htmlData{${data.join(",")}}{${inFamily(family, tex)}}`;
}

const ACCENTS: Readonly<Record<string, string>> = { "\u0303": "\\tilde", "\u0304": "\\bar" };

const GREEK: Readonly<Record<string, string>> = { α: "\\alpha", "h′": "h'" };

/** The TeX of a symbol. */
export function letterTex({ base, accent, sub, after = "" }: Letter): string {
  const letter = GREEK[base] ?? (base.length > 1 ? `\\mathrm{${base}}` : base);
  const body = accent ? `${ACCENTS[accent] ?? ""}{${letter}}` : letter;
  return `${body}${sub === undefined ? "" : `_{${sub}}`}${after}`;
}

const POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number as the page writes it, in TeX: `−0.5`, `3.1 × 10⁻⁷`. */
export function numberTex(written: string): string {
  const raised = written.replace(/10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, sign: string, digits: string) => {
    const power = Array.from(digits, (digit) => POWERS.indexOf(digit)).join("");
    return `10^{${sign ? "-" : ""}${power}}`;
  });
  return raised.replaceAll("−", "{-}").replace("×", "\\times");
}

/** From a place behind an opening brace to the one that closes it. */
function closing(tex: string, from: number): number {
  let depth = 1;
  for (let i = from; i < tex.length; i++) {
    if (tex[i] === "{") depth += 1;
    else if (tex[i] === "}") depth -= 1;
    if (depth === 0) return i;
  }
  return tex.length;
}

/** Every `\name{…}` with so many arguments, replaced; innermost ones last. */
function replaceMacro(tex: string, name: string, count: number, by: (args: string[]) => string): string {
  const start = tex.indexOf(`\\${name}{`);
  if (start < 0) return tex;
  const args: string[] = [];
  let at = start + name.length + 1;
  for (let i = 0; i < count; i++) {
    const end = closing(tex, at + 1);
    args.push(tex.slice(at + 1, end));
    at = end + 1;
  }
  return replaceMacro(tex.slice(0, start) + by(args) + tex.slice(at), name, count, by);
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:left|right|Bigl|Bigr|Big|displaystyle)(?![a-z])/g, ""],
  [/\\(?:begin|end)\{aligned\}|&/g, ""],
  [/\\\\/g, "; "],
  [/\\circ/g, "∘"],
  [/\\cdots|\\dots/g, "…"],
  [/\\cdot/g, "·"],
  [/\\times/g, "×"],
  [/\\alpha/g, "α"],
  [/\\epsilon/g, "ε"],
  [/\\sigma/g, "σ"],
  [/\\sum/g, "Σ"],
  [/\\prod/g, "∏"],
  [/\\partial\s*/g, "∂"],
  [/\\in(?![a-z])/g, "∈"],
  [/\\pm/g, "±"],
  [/\\mid/g, "|"],
  [/\^(?:\{\\top\}|\\top)/g, "ᵀ"],
  [/\^\{\(1\)\}/g, "⁽¹⁾"],
  [/\^2/g, "²"],
  [/\\[,;! ]|\\q?quad|~/g, " "],
  [/\{-\}/g, "−"],
  [/\{\}/g, ""],
  [/-/g, "−"],
];

const NESTED = /_\{([^{}]*)_\{([^{}]*)\}([^{}]*)\}/;

/** The same in plain text with indices in `_{…}`, for the time before it can be typeset. */
export function plainOf(tex: string): string {
  let text = tex;
  text = replaceMacro(text, "htmlData", 2, ([, inner = ""]) => inner);
  text = replaceMacro(text, "htmlClass", 2, ([, inner = ""]) => inner);
  text = replaceMacro(text, "mathrm", 1, ([inner = ""]) => inner);
  text = replaceMacro(text, "text", 1, ([inner = ""]) => inner);
  text = replaceMacro(text, "underbrace", 1, ([inner = ""]) => inner);
  text = replaceMacro(text, "tilde", 1, ([inner = ""]) => `${inner}\u0303`);
  text = replaceMacro(text, "hat", 1, ([inner = ""]) => `${inner}\u0302`);
  text = replaceMacro(text, "bar", 1, ([inner = ""]) => `${inner}\u0304`);
  text = replaceMacro(text, "overrightarrow", 1, ([inner = ""]) => `→${inner}`);
  text = replaceMacro(text, "overleftarrow", 1, ([inner = ""]) => `←${inner}`);
  text = replaceMacro(text, "sqrt", 1, ([inner = ""]) => `√${inner}`);
  text = replaceMacro(text, "tfrac", 2, ([over = "", under = ""]) => `${over} / ${under}`);
  text = replaceMacro(text, "frac", 2, ([over = "", under = ""]) => `${over} / ${under}`);
  for (const [sign, by] of SIGNS) text = text.replace(sign, by);
  // Every index in braces, and none within another.
  text = text.replace(/_([A-Za-z0-9])/g, "_{$1}");
  while (NESTED.test(text)) text = text.replace(NESTED, "_{$1$2$3}");
  return text
    .replace(/\^\{([^{}])\}/g, "^$1")
    .replace(/\^\{([^{}]*)\}/g, "^($1)")
    .replace(/\\([a-z]+)/g, "$1")
    .replace(/ +/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/ ([)\];])/g, "$1")
    .trim();
}
