/** A sentence of a lesson with what it has from the model filled in: pure, so that it can be tested without a page. */
import { type JosaPair, particle } from "../../i18n/josa";
import type { Particle, Piece } from "../../lessons/lesson";
import type { Measure } from "../../lessons/measure";
import { type MeasureContext, MeasureError, measured, measuredWord } from "../../lessons/measured";
import type { TermId } from "../../lessons/terms";
import { decimals, scientific } from "../../viz/format";
import { tokenText } from "../../viz/token";
import { spoken } from "./spoken";

/** What sentences of a part take their numbers from; `pending` where its translation is on its way. */
export interface ProseContext extends MeasureContext {
  readonly pending: boolean;
}

export type Said =
  | { readonly kind: "text"; readonly text: string; readonly strong: boolean }
  | { readonly kind: "term"; readonly text: string; readonly term: TermId }
  | { readonly kind: "math"; readonly tex: string }
  /** `missing` where the model in view has no such number. */
  | { readonly kind: "value"; readonly text: string; readonly missing: boolean }
  | {
      readonly kind: "word";
      readonly text: string;
      readonly special: boolean;
      readonly missing: boolean;
      readonly side: "source" | "output";
      /** Where it stands in the translation on the stage; null for a word of another one, and for `<sos>`. */
      readonly at: number | null;
    };

export const MISSING = "–";
export const PENDING = "…";

const PAIRS: Readonly<Record<Particle, JosaPair>> = {
  은는: "은/는",
  이가: "이/가",
  을를: "을/를",
  과와: "과/와",
  으로로: "(으)로",
};

/** Letters of formulas as Korean readers name them, by TeX's names; other names end as they are spelled. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  alpha: "알파",
  beta: "베타",
  sigma: "시그마",
  Sigma: "시그마",
  sum: "시그마",
  lambda: "람다",
  partial: "라운드",
  top: "티",
  cdot: "점",
  infty: "무한대",
};

/** What of a formula is read last. */
export function readingOfTex(tex: string): string {
  const bare = tex.replace(/\\(?:mathrm|mathbf|text|operatorname|tilde|hat|bar|boldsymbol)\b/g, " ");
  const last = [...bare.matchAll(/\\([A-Za-z]+)|[A-Za-z]|\d+/g)].at(-1);
  if (!last) return tex;
  const name = last[1];
  return name === undefined ? last[0] : (LETTER_NAMES[name] ?? name);
}

/** How many there are is a whole number. */
const isWhole = (measure: Measure): boolean => ["count", "jump", "crossings"].some((key) => key in measure);

function tryTo<T>(job: () => T): T | null {
  try {
    return job();
  } catch (error) {
    if (error instanceof MeasureError) return null;
    throw error;
  }
}

export function valueText(
  value: number,
  measure: Measure,
  places?: number,
  as?: "percent" | "scientific",
): string {
  if (as === "scientific") return scientific(value, places ?? 0);
  if (as === "percent") return `${decimals(100 * value, places ?? 0)}%`;
  return decimals(value, places ?? (isWhole(measure) ? 0 : 2));
}

function sayOne(piece: Exclude<Piece, { readonly particle: Particle }>, context: ProseContext): Said {
  const gap = context.pending ? PENDING : MISSING;
  if (typeof piece === "string") return { kind: "text", text: piece, strong: false };
  if ("strong" in piece) return { kind: "text", text: piece.strong, strong: true };
  if ("term" in piece) return { kind: "term", text: piece.text, term: piece.term };
  if ("math" in piece) return { kind: "math", tex: piece.math };
  if ("word" in piece) {
    const word = context.pending ? null : tryTo(() => measuredWord(piece.word, context));
    if (!word)
      return { kind: "word", text: gap, special: false, missing: !context.pending, side: "source", at: null };
    const isHere = piece.word.from !== "beside" && word.at >= 0;
    return {
      kind: "word",
      ...tokenText(word.text),
      missing: false,
      side: word.side,
      at: isHere ? word.at : null,
    };
  }
  const value = context.pending ? null : tryTo(() => measured(piece.value, context));
  if (value === null || !Number.isFinite(value))
    return { kind: "value", text: gap, missing: !context.pending };
  return {
    kind: "value",
    text: valueText(value, piece.value, piece.decimals, piece.as),
    missing: false,
  };
}

const readingOf = (said: Said | undefined): string =>
  said === undefined
    ? ""
    : said.kind === "math"
      ? readingOfTex(said.tex)
      : said.kind === "word"
        ? spoken(said.text)
        : said.text;

/** Particles take the form that the sound before them asks for. */
export function say(pieces: readonly Piece[], context: ProseContext): readonly Said[] {
  const said: Said[] = [];
  for (const piece of pieces) {
    if (typeof piece !== "string" && "particle" in piece) {
      const text = particle(readingOf(said.at(-1)), PAIRS[piece.particle]);
      said.push({ kind: "text", text, strong: false });
    } else said.push(sayOne(piece, context));
  }
  return said;
}

/** A piece, with what stands right before it and right behind it on the same line. */
export interface Unbroken {
  readonly head: string;
  readonly said: Said;
  readonly tail: string;
}

const isBox = ({ kind }: Said): boolean => kind === "word" || kind === "math";

/**
 * What follows a word of the translation or a formula without a space, as a comma or a particle does, goes with it, and so
 * does a bracket that opens before it with what that is written to: both are boxes of their own in the line, which may
 * break on either side of them whatever stands there.
 */
export function unbroken(said: readonly Said[]): readonly Unbroken[] {
  const found: Unbroken[] = [];
  for (const one of said) {
    const last = found.at(-1);
    if (last && isBox(one)) {
      const open =
        last.said.kind === "text" && !last.said.strong ? (/\S*[(“‘]$/u.exec(last.said.text)?.[0] ?? "") : "";
      if (open !== "" && last.said.kind === "text") {
        found.pop();
        const rest = last.said.text.slice(0, -open.length);
        if (rest !== "") found.push({ ...last, said: { ...last.said, text: rest } });
      }
      found.push({ head: open, said: one, tail: "" });
      continue;
    }
    const tail =
      last && isBox(last.said) && one.kind === "text" && !one.strong
        ? (/^\S+/.exec(one.text)?.[0] ?? "")
        : "";
    if (tail !== "" && last) found.splice(-1, 1, { ...last, tail: last.tail + tail });
    const rest = one.kind === "text" ? { ...one, text: one.text.slice(tail.length) } : one;
    if (tail === "" || (rest.kind === "text" && rest.text !== ""))
      found.push({ head: "", said: rest, tail: "" });
  }
  return found;
}

/** WORD JOINER: no line begins after it. */
const JOINER = "\u2060";

/** Text as it is set: a particle or a full stop begins no line, neither after another piece nor after a bracket. */
export function joined(text: string, isFirst: boolean): string {
  const inside = text.replace(/[)>](?=[가-힣])/gu, (bracket) => bracket + JOINER);
  return !isFirst && /^[\p{L}\p{N}.,;:!?%)’”]/u.test(text) ? JOINER + inside : inside;
}

/** The same as plain text, for accessible names and for tests. */
export const plainText = (pieces: readonly Piece[], context: ProseContext): string =>
  say(pieces, context)
    .map((one) => (one.kind === "math" ? one.tex : one.text))
    .join("");
