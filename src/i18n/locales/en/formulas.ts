import type { FormulaMessages } from "../../sections/formulas";

export const formulasEn: FormulaMessages = {
  viewsLabel: "Show the equations as",
  views: { symbols: "symbols", numbers: "numbers", tfjs: "tfjs", numpy: "NumPy", pytorch: "PyTorch" },
  notationLabel: "Whose letters",
  notations: { own: "our letters", note: "the notes’", luong: "Luong’s", bahdanau: "Bahdanau’s" },
  code: (format) => `This step in ${format}`,
  copy: "copy",
  copied: "copied",
  notCopied: "could not be copied: select the text instead",
  loadingCode: "loading the code",
  byHand: "Given by hand in this row: the numbers below do not come from this equation.",
  held: ({ gate, value, unit }) =>
    `Held by hand, not computed: ${gate} = ${value}${unit === null ? "" : ` in unit ${unit}`}.`,
  differs: {
    "note-goes-on":
      "The note goes on counting after the encoder’s states. The decoder’s are states of another network, with weights of its own.",
    "note-value":
      "Here a is the attention value, which is the context. In Luong’s paper the same letter stands for the weights.",
    "luong-weights": "In this paper a stands for the weights; s counts source words.",
    "luong-one-matrix":
      "The paper has one matrix for both states. Here its two halves have names of their own, W_a for the query and U_a for the state: the product is the same.",
    "luong-asks-before":
      "In this paper the new state asks. This model lets the state before ask, as Bahdanau’s does.",
    "luong-no-bias": "The paper has no bias b here.",
    "luong-no-gru": "The paper uses four layers of LSTM cells and does not write out their equations.",
    "bahdanau-mirrored":
      "In this paper z is the share of the new and 1 − z that of the old, the other way round than in PyTorch. The numbers of z are mirrored here too.",
    "bahdanau-reset-after":
      "The paper multiplies the state by r before the matrix, this model after it, as cuDNN and PyTorch do. W_i and W_h are its W and U, without the paper’s C: the context is a part of x.",
    "bahdanau-no-such-cell": "The paper uses gated recurrent units only; this cell’s letters are ours.",
    "bahdanau-asks-after":
      "In this paper the state before asks. This model lets the new state ask, as Luong’s does.",
    "bahdanau-no-attentional":
      "The paper has no such vector. t is its letter for what the output layer reads; there it comes from a maxout layer.",
    "bahdanau-one-reader":
      "The paper reads in both directions and takes the backward reader’s state at word 1.",
    maxout:
      "This is g(y, s, c) of the paper’s equation 4, with the state and the context of this row; its appendix writes those of the row before, and the note writes g(S, C) and leaves the last word out. The paper has a maxout layer in between; here one linear layer reads all three.",
  },
};
