/** The wirings in Python: what happens for one output word, in which order. */
import type { WiringId } from "../trace/architecture";
import type { CellPiece } from "./cells";
import type { Library } from "./library";

/** What a wiring is put together of. */
export interface Parts {
  readonly library: Library;
  readonly cell: CellPiece;
  readonly inputFeeding: boolean;
  /** One step of the decoder's cells, reading the variable. */
  readonly advance: (x: string) => readonly string[];
  /** Score, window and sum: from `query` to `context`. */
  readonly attend: readonly string[];
}

/** What happens for one output word beside attention; `query` says which state asks. */
type WordPart = "query" | "concat" | "cell" | "output";

export interface WiringPiece {
  readonly title: string;
  /** What it is and whose, a comment above the words. */
  readonly says: readonly string[];
  /** Once, before the first word. */
  readonly opening: (parts: Parts) => readonly string[];
  readonly order: readonly (WordPart | "attend")[];
  readonly lines: (parts: Parts) => Readonly<Partial<Record<WordPart, readonly string[]>>>;
  /** Trace names, beside those of cell, attention and output, with their Python expressions. */
  readonly makes: (parts: Parts) => Readonly<Record<string, string>>;
}

/** All of one output word, in the wiring's order. */
export function wordLines(wiring: WiringPiece, parts: Parts): string[] {
  const lines = wiring.lines(parts);
  return wiring.order.flatMap((part) => (part === "attend" ? parts.attend : (lines[part] ?? [])));
}

const SUTSKEVER = "Sutskever, Vinyals and Le 2014, arXiv:1409.3215";
const CHO = "Cho et al. 2014, arXiv:1406.1078";
const BAHDANAU = "Bahdanau, Cho and Bengio 2014, arXiv:1409.0473";
const LUONG = "Luong, Pham and Manning 2015, arXiv:1508.04025";

const luong: WiringPiece = {
  title: "Luong's wiring",
  says: ["Luong's wiring: the new state asks.", `${LUONG}, section 3.`],
  opening: ({ library, inputFeeding }) =>
    inputFeeding ? [`attentional = ${library.zeros("UNITS")}  # s̃_0`] : [],
  order: ["cell", "query", "attend", "concat", "output"],
  lines: ({ library, cell, inputFeeding, advance }) => ({
    cell: inputFeeding
      ? [
          `# Cell, with input feeding: s_t = ${cell.module}([E y_(t−1); s̃_(t−1)], s_(t−1)) (section 3.3)`,
          "fed = attentional",
          `x = ${library.join("embedded_word", "fed")}`,
          ...advance("x"),
        ]
      : [`# Cell: s_t = ${cell.module}(E y_(t−1), s_(t−1))`, ...advance("embedded_word")],
    query: ["# The state that asks: q_t = s_t", `query = ${library.top("s")}`],
    concat: [
      "# Concat: s̃_t = tanh(W_c [c_t; s_t]) (equation 5)",
      `combined = ${library.join("context", "query")}`,
      `attentional = ${library.tanh(library.linear("combine", "combined", false))}`,
    ],
    output: ["# Output: logits = W s̃_t + b", `logits = ${library.linear("output", "attentional", true)}`],
  }),
  makes: ({ inputFeeding }) => ({
    ...(inputFeeding ? { fed: "fed" } : {}),
    combined: "combined",
    attentional: "attentional",
  }),
};

const bahdanau: WiringPiece = {
  title: "Bahdanau's wiring",
  says: ["Bahdanau's wiring: the state before asks, and the context enters the cell.", `${BAHDANAU}.`],
  opening: () => [],
  order: ["query", "attend", "concat", "cell", "output"],
  lines: ({ library, cell, advance }) => ({
    query: ["# The state that asks: q_t = s_(t−1)", `query = ${library.top("s")}`],
    concat: [
      "# Concat: what the cell reads, [E y_(t−1); c_t]",
      `combined = ${library.join("embedded_word", "context")}`,
    ],
    cell: [`# Cell: s_t = ${cell.module}([E y_(t−1); c_t], s_(t−1))`, ...advance("combined")],
    output: [
      "# Output: logits = W [s_t; c_t; E y_(t−1)] + b (the paper has a maxout layer here)",
      `features = ${library.join(library.top("s"), "context", "embedded_word")}`,
      `logits = ${library.linear("output", "features", true)}`,
    ],
  }),
  makes: () => ({ combined: "combined", features: "features" }),
};

const plain: WiringPiece = {
  title: "plain wiring",
  says: ["No attention: all that the decoder knows of the source is its first state.", `${SUTSKEVER}.`],
  opening: () => [],
  order: ["cell", "output"],
  lines: ({ library, cell, advance }) => ({
    cell: [`# Cell: s_t = ${cell.module}(E y_(t−1), s_(t−1))`, ...advance("embedded_word")],
    output: ["# Output: logits = W s_t + b", `logits = ${library.linear("output", library.top("s"), true)}`],
  }),
  makes: () => ({}),
};

const plainContext: WiringPiece = {
  title: "plain wiring with context",
  says: [
    "No attention: the encoder's end is the decoder's first state and part of each of its inputs.",
    `${CHO}.`,
  ],
  opening: ({ library }) => [`context = ${library.top("s")}  # c, the same for every word`],
  order: ["concat", "cell", "output"],
  lines: ({ library, cell, advance }) => ({
    concat: [
      "# Concat: what the cell reads, [E y_(t−1); c]",
      `combined = ${library.join("embedded_word", "context")}`,
    ],
    cell: [`# Cell: s_t = ${cell.module}([E y_(t−1); c], s_(t−1))`, ...advance("combined")],
    output: ["# Output: logits = W s_t + b", `logits = ${library.linear("output", library.top("s"), true)}`],
  }),
  makes: () => ({ context: "context", combined: "combined" }),
};

export const WIRING_PIECES: Readonly<Record<WiringId, WiringPiece>> = {
  luong,
  bahdanau,
  plain,
  "plain-context": plainContext,
};
