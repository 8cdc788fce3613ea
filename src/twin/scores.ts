/** The score functions in Python: `query` q_t and `states` h_1 … h_S in, `scores` e_t1 … e_tS out. */
import type { ScoreId } from "../trace/architecture";
import type { Library } from "./library";

export interface ScorePiece {
  readonly title: string;
  /** Equation and paper, a comment above the lines. */
  readonly says: readonly string[];
  /** Its parameters, each `attention.…` in the file. */
  readonly parameters: readonly string[];
  readonly lines: (library: Library) => readonly string[];
  /** Trace names of what it makes beside the scores; the variables are called the same. */
  readonly makes: readonly string[];
}

const plain = { parameters: [], makes: [] } as const;

const dot: ScorePiece = {
  ...plain,
  title: "dot score",
  says: ["Score, dot: e_tj = q_t · h_j", "Luong et al. 2015, arXiv:1508.04025, section 3.1"],
  lines: () => ["scores = states @ query"],
};

const scaledDot: ScorePiece = {
  ...plain,
  title: "scaled dot score",
  says: ["Score, scaled dot: e_tj = q_t · h_j / √units", "Vaswani et al. 2017, arXiv:1706.03762, equation 1"],
  lines: () => ["scores = states @ query / UNITS**0.5"],
};

const general: ScorePiece = {
  ...plain,
  title: "general score",
  says: ["Score, general: e_tj = q_tᵀ W_a h_j", "Luong et al. 2015, arXiv:1508.04025, section 3.1"],
  parameters: ["W_a"],
  lines: () => ["scores = query @ W_a @ states.T"],
};

const concat: ScorePiece = {
  title: "concat score",
  says: [
    "Score, concat or additive: e_tj = v_aᵀ tanh(W_a q_t + U_a h_j)",
    "Bahdanau et al. 2014, arXiv:1409.0473, A.1.2",
  ],
  parameters: ["W_a", "U_a", "v_a"],
  lines: ({ tanh }) => [
    `energy = ${tanh("W_a @ query + states @ U_a.T")}  # a vector for each source word`,
    "scores = energy @ v_a",
  ],
  makes: ["energy"],
};

const location: ScorePiece = {
  ...plain,
  title: "location score",
  says: [
    "Score, location: e_t = W_a q_t, one row for each place",
    "Luong et al. 2015, arXiv:1508.04025, section 3.1",
  ],
  parameters: ["W_a"],
  lines: () => ["scores = (W_a @ query)[: len(source)]"],
};

const uniform: ScorePiece = {
  ...plain,
  title: "uniform score",
  says: [
    "Score, uniform: e_tj = 0, so that all words weigh the same",
    "Wiegreffe and Pinter 2019, arXiv:1908.04626",
  ],
  lines: ({ zeros }) => [`scores = ${zeros("len(source)")}`],
};

export const SCORE_PIECES: Readonly<Record<ScoreId, ScorePiece>> = {
  dot,
  "scaled-dot": scaledDot,
  general,
  concat,
  location,
  uniform,
};
