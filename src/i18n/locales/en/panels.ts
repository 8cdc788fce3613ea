import type { Rich } from "../../../lib/rich";
import type { PanelMessages } from "../../sections/panels";

const src = (text: string) => ({ family: "src", text }) as const;
const tgt = (text: string) => ({ family: "tgt", text }) as const;

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
    encode: ({ word, first }) =>
      first
        ? ["The first state starts from zeros and takes in ", src(word), "."]
        : [
            "Each state keeps part of the one before and takes in part of the new word, here ",
            src(word),
            ".",
          ],
    cell: ({ before, first, two, tokens }) =>
      first
        ? [
            two
              ? `The decoder starts from both readers' last states, [forward at ${tokens}; backward at 1], and reads the start token `
              : "The decoder starts from the last encoder state and reads the start token ",
            tgt(before),
            ".",
          ]
        : ["The decoder reads the word it just wrote, ", tgt(before), ", in the same way as the encoder."],
    score: ({ source }) => [
      "Multiply the query and the state of ",
      src(source),
      " unit by unit and add up. States that point the same way score high.",
    ],
    softmax: () => [
      "Exponentials make every score positive. Dividing by their sum turns them into shares of one.",
    ],
    weightedSum: ({ source, share }) => [
      "Every state gives its share: ",
      src(source),
      ` gives ${share} of itself. Each strip is drawn as thick as its weight.`,
    ],
    concat: () => ["What the decoder found and what it was looking for, side by side, then mixed once."],
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
    score: "Dot scores have no weights of their own: the states must learn to match.",
    softmax: "Softmax has no weights to learn.",
    weightedSum: "A weighted sum has no weights to learn; its shares were just computed.",
    concat: ({ words }) => `The same W_c is used for all ${words} output words.`,
    output: ({ words }) => `The same W_y and b are used for all ${words} output words.`,
  },
  reading: {
    text: "text",
    tokens: "tokens",
    ids: "ids",
    embedding: ({ word, id, size }) => `row ${id} of the embedding table: ${size} numbers for ${word}`,
    scale: (limit) => `colours ±${limit}`,
  },
  forward: "forward reader",
  backward: "backward reader",
  gates: {
    reset: "reset",
    update: "update",
    candidate: "candidate",
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
      ? `Joined again from c and s: largest difference ${difference}`
      : `Recomputed in float64: largest difference ${difference}`,
  checkFailed: ({ difference, model, again }) =>
    `Differs by ${difference}: the model has ${model}, float64 gives ${again}`,
  formula: "Formula",
};
