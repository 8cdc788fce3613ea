import type { Rich } from "../../../lib/rich";
import type { PanelMessages } from "../../sections/panels";

const src = (text: string) => ({ family: "src", text }) as const;
const tgt = (text: string) => ({ family: "tgt", text }) as const;

/** Where the decoder's first state comes from. */
const FIRST_STATE = {
  last: ({ memory }: { memory: boolean }) =>
    memory
      ? "The decoder starts from the last encoder state and its cell state."
      : "The decoder starts from the last encoder state.",
  both: ({ tokens, memory }: { tokens: number; memory: boolean }) =>
    `The decoder starts from both readers' last states${memory ? " and cell states" : ""}, [forward at ${tokens}; backward at 1].`,
  bridge: ({ two, memory }: { two: boolean; memory: boolean }) =>
    `The decoder starts from s_0, made of the ${two ? "backward reader's state at word 1" : "last encoder state"} by a learned tanh layer${memory ? ", with a cell state made likewise" : ""}.`,
} as const;

/** What stands beside the word, as a sentence of its own. */
const BESIDE = {
  nothing: "",
  fed: " Beside it comes s̃ of the row before (input feeding): what was looked at then is known now.",
  context: " Beside it comes the context.",
} as const;

export const panelsEn: PanelMessages = {
  ledger: "The steps behind this word",
  steps: {
    encode: { name: "Encode", short: "Encode" },
    cell: { name: "Decoder cell", short: "Cell" },
    score: { name: "Score", short: "Score" },
    softmax: { name: "Softmax", short: "Softmax" },
    "weighted-sum": { name: "Weighted sum", short: "Sum" },
    concat: { name: "Concat", short: "Concat" },
    output: { name: "Output", short: "Output" },
  },
  note: (names) => `note ${names.join(", ")}`,
  say: {
    encode: ({ word, first, gated }) =>
      first
        ? ["The first state starts from zeros and takes in ", src(word), "."]
        : gated
          ? [
              "Each state keeps part of the one before and takes in part of the new word, here ",
              src(word),
              ".",
            ]
          : [
              "The state before and the new word, here ",
              src(word),
              ", are added up and squashed by one tanh. No gate decides what is kept.",
            ],
    cell: ({ before, first, start, two, memory, beside, tokens }) => [
      ...(first
        ? [FIRST_STATE[start]({ tokens, two, memory }), " It reads the start token ", tgt(before), "."]
        : ["The decoder reads the word it just wrote, ", tgt(before), ", in the same way as the encoder."]),
      BESIDE[beside],
    ],
    score: {
      dot: ({ source }) => [
        "Multiply the query and the state of ",
        src(source),
        " unit by unit and add up. States that point the same way, and long ones, score high.",
      ],
      "scaled-dot": ({ source }) => [
        "Multiply the query and the state of ",
        src(source),
        " unit by unit, add up, and divide by the square root of the number of units, so that more units do not mean larger scores.",
      ],
      general: ({ source }) => [
        "W_a turns the state of ",
        src(source),
        " before it meets the query: which units should match is learned.",
      ],
      concat: ({ source }) => [
        "Turn the query and the state of ",
        src(source),
        ", add, squash with tanh, and weigh every unit with v_a.",
      ],
      location: ({ position, longest }) => [
        `This score does not look at the source at all. W_a makes one number for each place from the query alone, here for place ${position}.`,
        longest === null
          ? " It knows no place past the longest source it was made for."
          : ` It has ${longest} rows and knows no place past them.`,
      ],
      uniform: () => [
        "An ablation: every score is 0, whoever asks, so every state gets the same weight. What the model still learns, it learns without looking.",
      ],
    },
    softmax: (local) => [
      local === null
        ? "Exponentials make every score positive. Dividing by their sum turns them into shares of one."
        : `Only the ${local.inside} places within ${local.radius} of p take part; the others get exactly 0.`,
      local?.gaussian
        ? " Each share is then multiplied by a Gaussian around p, and not made to sum to one again."
        : "",
    ],
    weightedSum: ({ source, share }) => [
      "Every state gives its share: ",
      src(source),
      ` gives ${share} of itself. Each strip is drawn as thick as its weight.`,
    ],
    concat: {
      mixed: ["What the decoder found and what it was looking for, side by side, then mixed once."],
      joined: [
        "The word just written and the context, side by side: this is what the cell reads. Nothing is mixed here, there is no W_c and no tanh.",
      ],
      fixed: [
        "The word just written and the encoder's last state, side by side: this is what the cell reads. The context is the same vector in every row; no weights made it.",
      ],
    },
    output: ({ words, chosen }) => [
      `One logit for each of the ${words} words it knows, then softmax again. The best is `,
      tgt(chosen),
      ".",
    ],
  },
  reuse: {
    encode: ({ tokens, two }) =>
      two
        ? `Each reader uses its own W_ih, W_hh and biases, the same at all ${tokens} source positions. One embedding table serves both readers and every position.`
        : `The same W_ih, W_hh and biases are used at all ${tokens} source positions. One embedding table serves every position.`,
    cell: ({ words }) =>
      `The decoder has its own W_ih, W_hh, biases and embedding table, the same for all ${words} output words.`,
    score: {
      dot: "Dot scores have no weights of their own: the states must learn to match.",
      "scaled-dot": "Scaled dot scores have no weights of their own: the states must learn to match.",
      general: "The same W_a is used for every source word and every output word.",
      concat:
        "The same W_a, U_a and v_a are used for every source word and every output word. U_a h is computed once per sentence.",
      location: "The same W_a is used for every output word; each place has its own row of it.",
      uniform: "There is nothing to learn here.",
    },
    softmax: {
      global: "Softmax has no weights to learn.",
      "local-m": "The window moves one place with every output word. It has no weights to learn.",
      "local-p": "The same W_p and v_p place the window of every output word.",
    },
    weightedSum: "A weighted sum has no weights to learn; its shares were just computed.",
    concat: ({ words }) => `The same W_c is used for all ${words} output words.`,
    joining: "Joining has no weights to learn.",
    output: ({ words }) => `The same W_y and b are used for all ${words} output words.`,
  },
  reading: {
    text: "text",
    tokens: "tokens",
    ids: "ids",
    embedding: ({ word, id, size }) => `row ${id} of the embedding table: ${size} numbers for ${word}`,
    scale: (limit) => `colours ${limit}`,
    lowerLayer: (size) => `${size} numbers from the lower layer, its new state`,
    beside: {
      fed: (size) => `beside it ${size} numbers of s̃, of the row before`,
      context: (size) => `beside it ${size} numbers of the context`,
    },
  },
  forward: "forward reader",
  backward: "backward reader",
  reversed: "This model reads the sentence from its last word to its first.",
  layers: {
    upper: "layer 2 of 2, whose states are looked at",
    lower: "layer 1 of 2, which the upper one reads",
    showUpper: "show the upper layer",
    showLower: "show the lower layer",
  },
  handOver: ({ how, two, memory, layers }) =>
    `${
      {
        last: "The decoder begins with the last state as it is",
        both: "The decoder begins with both readers' last states: forward at the end, backward at word 1",
        bridge: two
          ? "The decoder begins with the backward reader's state at word 1, through a learned layer and tanh"
          : "The decoder begins with the last state, through a learned layer and tanh",
      }[how]
    }${memory ? ", and the cell state goes with it" : ""}${layers === 2 ? "; each layer hands on its own" : ""}.`,
  memoryLetter: "m is the cell state. Most books call it c, which is the context here.",
  gatesFrom: "where the gates come from",
  asksBefore: (index) =>
    `s_${index} asks: the state before this row's cell has run. s_${index + 1} does not exist yet.`,
  window: {
    line: ({ centre, radius }) => `The window reaches from p − ${radius} to p + ${radius}; p = ${centre}.`,
    outside: "outside the window",
    outsideShort: "outside",
    aligned: "share",
    sumBelowOne: (deviation) =>
      `The Gaussian, of deviation σ = D/2 = ${deviation}, takes away from every share that is not exactly at p, so these weights may sum to less than 1.`,
  },
  joinedNumbers: (first, second) =>
    `${first} + ${second} = ${first + second} numbers, all of which the cell reads`,
  gates: {
    reset: "reset",
    update: "update",
    candidate: "candidate",
    input: "input",
    forget: "forget",
    output: "output",
    memoryBefore: "cell state before",
    memory: "cell state now",
    preactivation: "before tanh",
    previous: "before",
    state: "now",
    zero: "starts from zeros",
  },
  unit: (place) => `unit ${place}`,
  chooseUnit: "Unit",
  unitValue: (place, value) => `unit ${place}: ${value}`,
  product: "product",
  sumOf: (count) => `sum of ${count}`,
  sum: "sum",
  sourceWord: "source word",
  subtractLargest: "as computed (subtract the largest)",
  withoutSubtracting: "as in the formula",
  largestSubtracted:
    "The largest score, m, is subtracted from every score first, so that no exponential overflows. The shares stay the same.",
  thickness: "thickness = weight",
  inAndOut: (each, out) => `${each} + ${each} numbers in, ${out} out`,
  word: "word",
  logit: "logit",
  others: (count) => (count === 1 ? "1 other word" : `${count} other words`),
  nextInput: (word) => ["next input: ", tgt(word)],
  stops: (token): Rich => [tgt(token), " ends the sentence"],
  cut: (word) => ["the length limit ends the sentence after ", tgt(word)],
  loss: (value) => `loss of the forced word: ${value}`,
  allNumbers: (count) => `all ${count} numbers`,
  unitColumn: "unit",
  check: ({ difference, what }) =>
    what === "joined"
      ? `Joined again: largest difference ${difference}`
      : `Recomputed in float64: largest difference ${difference}`,
  changedByHand: "Changed by hand here: these are not the model's own numbers.",
  checkFailed: ({ difference, model, again }) =>
    `Differs by ${difference}: the model has ${model}, float64 gives ${again}`,
  formula: "Formula",
};
