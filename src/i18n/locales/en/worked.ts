import type { WorkedMessages } from "../../sections/worked";

export const workedEn: WorkedMessages = {
  group: "Worked examples from two lecture notes",
  examples: {
    "worked-luong": {
      line: "Scores 13, 9, 9 and all that follows, after Luong.",
      title: "Note 1 in numbers",
      intro:
        "Three French words are three states of four numbers each. The decoder asks with four numbers of its own. In the note the dot products are 13, 9 and 9.",
      handSet: "Set by hand: trained tanh units stay within ±1, and four of them cannot reach 13.",
      remarks: {
        encode: "The encoder reads once. The note's steps 2 to 7 come again for every output word.",
        cell: "The note calls this state h₄. It is s₁, the first state of another network. It asks before “I” is said: only <sos> was read.",
        score:
          "The note calls the scores an attention vector. Scores, weights and Luong's attentional vector s̃ are three different things.",
        softmax:
          "The note rounds the weights. Only differences count: 4, 0, 0 gives the same weights as 13, 9, 9.",
        "weighted-sum":
          "The note has a comma where a plus belongs. Each state is multiplied by one number, its own weight; then all are added.",
        concat:
          "Four numbers of the context and four of the state stand in one column, 8×1. W_c, 4×8, and tanh make 4×1 of it: s̃.",
        output:
          "The note feeds s̃ to the next step. But s̃ is no word: W_y and a softmax choose one, and its embedding is fed back. Only input feeding hands on s̃ as well.",
      },
    },
    "worked-bahdanau": {
      line: "S₁, Y₁ and C₁ are given; e₂₁ … e₂₄, α, C₂, S₂, Y₂ follow, after Bahdanau.",
      title: "Note 2 in numbers",
      intro:
        "Four English words, and S₁, Y₁ and C₁ are given. Step through row 2: e₂₁ … e₂₄, α, C₂, S₂, Y₂, in this order.",
      handSet: "Set by hand, to be read: no training made these numbers.",
      remarks: {
        encode: "In the paper each state joins two directions of reading. Here one direction reads.",
        score:
          "S₁ asks, the state before: there is no S₂ yet. It is compared with encoder states, not with word vectors.",
        softmax: "These are weights, one number between 0 and 1 for each word. The context comes next.",
        "weighted-sum":
          "C₂ is a vector: the sum of the weighted states. C₁ is given by its weights, because every context is such a sum.",
        concat: "The embedding of Y₁ and C₂ stand one after the other. The cell reads them together with S₁.",
        cell: "S₂ = f(S₁, Y₁, C₂): all three go into the cell.",
        output:
          "The note writes Y₂ = g(S₂, C₂). The paper gives g the word Y₁ too; here its output weights are 0, so both are the same.",
      },
    },
  },
  also: "Beside that,",
  vectors: "Vectors",
  changeVectors: "Change the vectors",
  how: (step, fine) => `Drag a bar, type a number, or press ↑ ↓: steps of ${step}, with Shift of ${fine}.`,
  query: "asks",
  queryOwn: "The state that asks in this row is the model's own.",
  unitOfState: ({ word, position, unit }) => `h${position} of ${word}, number ${unit}`,
  unitOfQuery: ({ row, unit }) => `query of row ${row}, number ${unit}`,
  badNumber: (limit) => `Type a number from −${limit} to ${limit}.`,
  row: ({ word, row }) => `Row ${row}, “${word}”`,
  score: "score",
  weight: "weight",
  sum: "sum",
  before: "without",
  given: "Given by the row before",
  follows: "What follows",
  scores: "All scores",
  gestures: {
    shift: {
      label: "+ 100",
      name: "Add 100 to all scores",
      told: "The same added to all: no weight changes. Only differences count.",
    },
    double: {
      label: "× 2",
      name: "Double all scores",
      told: "Twice the differences: the largest weight grows.",
    },
    root: {
      label: "÷ √4",
      name: "Divide all scores by the square root of 4, the number of units",
      told: "Divided by the root of the number of units, as in scaled dot products: softer.",
    },
  },
  temperature: "Temperature",
  temperatureTold: "Scores are divided by it: above 1 softer, below 1 sharper.",
  change: (most) => `Largest change of a weight: ${most}`,
  restore: "The note's own numbers",
  modelsOwn: "Leave it to the tanh units",
  taken:
    "Without vectors by hand: the tanh units of the same model make the states, all within ±1. Its words change too.",
  remark: "What the note leaves out",
};
