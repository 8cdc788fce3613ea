/** The cells in Python: one piece for each, with its paper and its equations. */
import type { CellId } from "../trace/architecture";
import type { Library } from "./library";

export interface CellPiece {
  /** The function's name in the script. */
  readonly id: string;
  /** The class in torch.nn. */
  readonly module: string;
  /** The decoder's state: s_t, and an LSTM's memory c_t. */
  readonly state: readonly string[];
  readonly gates: readonly string[];
  readonly define: (library: Library) => string;
}

const rnn: CellPiece = {
  id: "rnn",
  module: "RNN",
  state: ["s"],
  gates: ["preactivation"],
  define: ({ tanh }) => `
def rnn(x, h, W_ih, W_hh, b_ih, b_hh):
    """A vanilla recurrent cell: Elman 1990."""
    a = W_ih @ x + b_ih + W_hh @ h + b_hh
    h = ${tanh("a")}  # h' = tanh(W_ih x + b_ih + W_hh h + b_hh)
    return h, {"preactivation": a}
`,
};

const gru: CellPiece = {
  id: "gru",
  module: "GRU",
  state: ["s"],
  gates: ["reset", "update", "candidate"],
  define: ({ split, sigmoid, tanh }) => `
def gru(x, h, W_ih, W_hh, b_ih, b_hh):
    """
    A gated recurrent unit: Cho et al. 2014 (arXiv:1406.1078), with the reset gate after the product, as in PyTorch.
    The rows of the matrices are those of r, then of z, then of n.
    """
    x_r, x_z, x_n = ${split("W_ih @ x + b_ih", 3)}
    h_r, h_z, h_n = ${split("W_hh @ h + b_hh", 3)}
    r = ${sigmoid}(x_r + h_r)  # r = σ(W_ir x + b_ir + W_hr h + b_hr)
    z = ${sigmoid}(x_z + h_z)  # z = σ(W_iz x + b_iz + W_hz h + b_hz)
    n = ${tanh("x_n + r * h_n")}  # n = tanh(W_in x + b_in + r ∘ (W_hn h + b_hn))
    h = (1 - z) * n + z * h  # h' = (1 − z) ∘ n + z ∘ h
    return h, {"reset": r, "update": z, "candidate": n}
`,
};

const lstm: CellPiece = {
  id: "lstm",
  module: "LSTM",
  state: ["s", "c"],
  gates: ["input", "forget", "candidate", "output"],
  define: ({ split, sigmoid, tanh }) => `
def lstm(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """
    Long short-term memory: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
    The rows of the matrices are those of i, then of f, g and o, as in PyTorch.
    """
    a_i, a_f, a_g, a_o = ${split("W_ih @ x + b_ih + W_hh @ h + b_hh", 4)}
    i = ${sigmoid}(a_i)  # i = σ(W_ii x + b_ii + W_hi h + b_hi)
    f = ${sigmoid}(a_f)  # f = σ(W_if x + b_if + W_hf h + b_hf)
    g = ${tanh("a_g")}  # g = tanh(W_ig x + b_ig + W_hg h + b_hg)
    o = ${sigmoid}(a_o)  # o = σ(W_io x + b_io + W_ho h + b_ho)
    c = f * c + i * g  # c' = f ∘ c + i ∘ g
    h = o * ${tanh("c")}  # h' = o ∘ tanh(c')
    return h, c, {"input": i, "forget": f, "candidate": g, "output": o}
`,
};

export const CELL_PIECES: Readonly<Record<CellId, CellPiece>> = { rnn, gru, lstm };
