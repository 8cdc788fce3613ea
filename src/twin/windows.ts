/** The windows in Python: from `scores` to `weights`. Places of words are counted from 1. */
import type { WindowId } from "../trace/architecture";
import type { Library } from "./library";

export interface WindowPiece {
  readonly title: string;
  /** Its parameters, each `attention.…` in the file. */
  readonly parameters: readonly string[];
  /** Once, before the first word. */
  readonly opening: (library: Library) => readonly string[];
  readonly lines: (library: Library, gaussian: boolean) => readonly string[];
  /** Whether `lines` use t, the number of the output word from 1. */
  readonly counts: boolean;
  /** Trace names of what it makes before the weights; the variables are called the same. */
  readonly makes: readonly string[];
}

const global: WindowPiece = {
  title: "all source words",
  parameters: [],
  opening: () => [],
  lines: ({ softmax }) => ["# Weights: α_tj = exp(e_tj) / Σ_k exp(e_tk)", `weights = ${softmax("scores")}`],
  counts: false,
  makes: [],
};

const local = {
  opening: ({ countFromOne }: Library) => [
    `places = ${countFromOne("len(source)")}  # j = 1 … S, the places of the source words`,
  ],
  makes: ["position", "aligned"],
} as const;

/** The weights around `position`. */
function around({ softmax, only, exp }: Library, gaussian: boolean): string[] {
  const aligned = softmax(only("abs(places - position) <= RADIUS", "scores"));
  return [
    "# Weights: softmax over the words with |j − p_t| ≤ D alone",
    `aligned = ${aligned}`,
    ...(gaussian
      ? [
          "# α_tj = aligned_tj · exp(−(j − p_t)² / (2 (D/2)²)), a Gaussian around p_t; not made to sum to 1 again",
          `weights = aligned * ${exp("-((places - position) ** 2) / (2 * (RADIUS / 2) ** 2)")}`,
        ]
      : ["weights = aligned"]),
  ];
}

const localM: WindowPiece = {
  ...local,
  title: "monotonic window",
  parameters: [],
  lines: (library, gaussian) => [
    "# Window, monotonic: p_t = t, at most S",
    "# Luong et al. 2015, arXiv:1508.04025, section 3.2, local-m",
    `position = ${library.scalar("min(t, len(source))")}`,
    ...around(library, gaussian),
  ],
  counts: true,
};

const localP: WindowPiece = {
  ...local,
  title: "predicted window",
  parameters: ["W_p", "v_p"],
  lines: (library, gaussian) => [
    "# Window, predicted: p_t = S · σ(v_pᵀ tanh(W_p q_t))",
    "# Luong et al. 2015, arXiv:1508.04025, section 3.2, local-p",
    `position = len(source) * ${library.sigmoid}(v_p @ ${library.tanh("W_p @ query")})`,
    ...around(library, gaussian),
  ],
  counts: false,
};

export const WINDOW_PIECES: Readonly<Record<WindowId, WindowPiece>> = {
  global,
  "local-m": localM,
  "local-p": localP,
};
