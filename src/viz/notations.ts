/**
 * The letters of the notes and of the papers, for what stands in this model: where a paper has no such thing, the
 * nearest of its letters, or ours.
 */
import { handoverOf } from "../trace/anatomy";
import type { Notation } from "../trace/notation";
import type { Trace } from "../trace/trace";
import { type Index, type Letters, OWN_LETTERS, pair } from "./letters";

const [TILDE, BAR] = ["\u0303", "\u0304"];

/** What the letters of a notation depend on. */
export interface Lettered {
  readonly model: Pick<Trace["model"], "wiring" | "bidirectional">;
  /** Source tokens, `<eos>` included. */
  readonly count: number;
}

/**
 * The note on Luong's order has one row of states for both networks: after h_1 … h_N of the encoder come h_(N+1) and
 * so on. Its context is the attention value a_t.
 */
function note({ model, count }: Lettered): Letters {
  if (model.wiring === "bahdanau") return capitals;
  const goesOn = handoverOf({ model }) === "last";
  const after = (t: Index): Index => (typeof t === "number" ? count + t : `${count}+${t}`);
  return {
    ...OWN_LETTERS,
    // Joined from two readers the first state is none of theirs.
    decoder: (t) => ({ base: t === 0 && !goesOn ? "h′" : "h", sub: after(t) }),
    context: (sub) => ({ base: "a", sub }),
    attentional: (t) => ({ base: "h", accent: TILDE, sub: after(t) }),
  };
}

/** The note on Bahdanau's order: e, α, and S, C, Y. */
const capitals: Letters = {
  ...OWN_LETTERS,
  decoder: (sub) => ({ base: "S", sub }),
  context: (sub) => ({ base: "C", sub }),
  word: (sub) => ({ base: "Y", sub }),
};

/** Luong, Pham and Manning 2015: h_t of the decoder, h̄_s of the encoder, a_t(s), h̃_t; s counts source words. */
function luong(): Letters {
  const place = (s: Index): string => (s === "j" ? "s" : s === "k" ? "s'" : `${s}`);
  return {
    ...OWN_LETTERS,
    encoder: (s) => ({ base: "h", accent: BAR, sub: place(s) }),
    decoder: (sub) => ({ base: "h", sub }),
    score: (t, s) => ({ base: "score", sub: t, after: `(${place(s)})` }),
    weight: (t, s) => ({ base: "a", sub: t, after: `(${place(s)})` }),
    attentional: (sub) => ({ base: "h", accent: TILDE, sub }),
    output: { base: "W", sub: "s" },
    bridge: { base: "W", sub: "b" },
  };
}

/** Bahdanau, Cho and Bengio 2014: i counts output words, s̃ is the candidate, t what the output layer reads. */
function bahdanau(): Letters {
  const i = (t: Index): Index => (t === "t" ? "i" : t);
  return {
    ...OWN_LETTERS,
    decoder: (t) => ({ base: "s", sub: i(t) }),
    score: (t, j) => ({ base: "e", sub: pair(i(t), j) }),
    weight: (t, j) => ({ base: "α", sub: pair(i(t), j) }),
    attentional: (t) => ({ base: "t", sub: i(t) }),
    candidate: (of, index) => ({ base: of === "encoder" ? "h" : "s", accent: TILDE, sub: index }),
    mirrored: true,
    output: { base: "W", sub: "o" },
  };
}

const NOTATIONS: Readonly<Record<Notation, (of: Lettered) => Letters>> = { note, luong, bahdanau };

export const lettersOf = (notation: Notation, of: Lettered): Letters => NOTATIONS[notation](of);
