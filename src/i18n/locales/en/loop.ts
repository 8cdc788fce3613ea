import type { LoopMessages } from "../../sections/loop";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export const loopEn: LoopMessages = {
  figure: ({ source, output }) => `The translation of “${source}” over time: “${output}”`,
  encoder: "encoder",
  lane: ({ layer, layers, backward, two }) =>
    [layers > 1 ? `layer ${layer + 1}` : "reads", two ? (backward ? "←" : "→") : ""].join(" ").trim(),
  encoderCell: ({ word, position, count, layer, layers, backward, two }) =>
    [
      `Encoder cell ${position} of ${count}, reads ${word}`,
      ...(layers > 1 ? [`layer ${layer + 1}`] : []),
      ...(two ? [backward ? "backward" : "forward"] : []),
    ].join(", "),
  decoderRow: ({ input, word, position, count }) =>
    `Output word ${position} of ${count}: reads ${input}, says ${word}`,
  notYet: "not computed yet",
  start: "start",
  stop: ["the end mark", "stops the loop"],
  limit: (words) => ["cut off after", plural(words, "word")],
  handover: (how, two) =>
    ({
      last: "the last state goes over as it is",
      both: "each reader's last state goes over, joined",
      bridge: two
        ? "the backward reader's last state, through W and tanh"
        : "the last state, through W and tanh",
    })[how],
  sameVector: "the same vector into every row: not a weight",
  reversed:
    "The source is fed from its last word to its first. Time runs from left to right; the small numbers are the order of reading.",
  memory: (limit) =>
    `The upper line from cell to cell is the LSTM's cell state m (${limit} in all), the lower one its hidden state.`,
  reading: ({ word, position, count, where }) => [
    `Time step ${position} of ${count}${where ? ` (${where})` : ""}: the cell reads `,
    { family: "src", text: word },
    " and the state before it.",
  ],
  keeps: ({ gate, share, state }) => `On average over its units, gate ${gate} keeps ${share} of ${state}.`,
  renews: ({ gate, share, state }) =>
    `On average over its units, gate ${gate} takes ${share} from the candidate and leaves the rest of ${state}.`,
  noGate: "A vanilla cell has no gates: everything goes through one tanh.",
  begins: [
    "The loop begins: nothing was said yet, so the decoder reads ",
    { family: "tgt", text: "sos" },
    ", the start mark.",
  ],
  feeds: ({ word, position }) => [
    "The word that was said comes back: to say word ",
    `${position}, the decoder reads `,
    { family: "tgt", text: word },
    ".",
  ],
  enters: {
    nothing: "Nothing else comes in: the state alone carries the sentence.",
    fed: "Beside it comes s̃ of the row before (input feeding); the context comes in after the cell.",
    context: "The context comes in before the cell, beside the word.",
    after: "The context comes in after the cell and does not go back into it.",
    fixed: "Beside it comes the same vector in every row, the encoder's last state.",
  },
  ends: ({ words }) =>
    `The loop ran ${plural(words, "time")} and ended by itself: the model said the end mark.`,
  endsByLimit: ({ words }) =>
    `The model never said the end mark. The translation was cut off at the longest length allowed, ${plural(words, "word")}.`,
  tracks: {
    title: "Free running and teacher forcing",
    explain:
      "The same model twice. Free running, it reads its own words, as in use: a wrong word is read again. Teacher forced, it reads the right words, as in training.",
    position: "Word",
    free: "Free running",
    forced: "Teacher forced",
    reads: "reads",
    says: "says",
    right: "target",
    p: "p",
    wouldSay: ({ word, p }) => `would say ${word}, ${p}`,
    firstHere: "first difference",
    nothing: "–",
    agrees: (words) => `Both tracks have the same ${plural(words, "word")}: no difference.`,
    diverges: ({ position, said, right, after, differing }) => {
      const here =
        said === null
          ? `the model has ended, the target goes on with ${right}`
          : right === null
            ? `the target has ended, the model goes on with ${said}`
            : `the model says ${said}, the target is ${right}`;
      const rest =
        after === 0
          ? "No word follows."
          : after === 1
            ? `The word after it ${differing === 0 ? "is the same" : "differs too"}.`
            : `Of the ${after} words after it, ${differing === 0 ? "none differs" : differing === 1 ? "1 differs" : `${differing} differ`}.`;
      return `First difference at word ${position}: ${here}. ${rest}`;
    },
    choices: ({ right, count }) =>
      `With the right words before it, the model would choose the target at ${right} of ${plural(count, "position")}.`,
  },
};
