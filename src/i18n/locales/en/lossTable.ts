import type { LossTableMessages } from "../../sections/lossTable";

export const lossTableEn: LossTableMessages = {
  title: "The loss, opened",
  explain:
    "Training feeds the right words and asks at each position how probable the next right word is. The less probable, the larger −ln p; the mean is the loss.",
  updates: (updates) => `Of the model after ${updates} updates.`,
  table: "Input word, target, probability and loss by position",
  position: "Word",
  input: "input",
  target: "target",
  mean: "mean of −ln p",
  loss: "the loss",
  checked: (difference) => `Computed again in float64: agrees, largest difference ${difference}.`,
  differs: ({ model, again }) => `Computed again in float64, it differs: ${model} here, ${again} there.`,
  perWord: ({ p, worst, share }) =>
    `The same loss would come out if every target word had p = ${p}. The largest part, ${share} %, comes from ${worst}.`,
  waiting: "The model is being asked.",
  noTarget: "Without a right translation there is no loss.",
  unchanged:
    "What is changed by hand in the translation is left out here: these are the numbers of the model by itself.",
  gradients: {
    title: "Where the loss pulls: the gradient by source word",
    explain:
      "How strongly the loss would change with each encoder state h and each embedding x. Attention reaches a state in two ways: as a value that is summed (value path), and by the scores that decide the weights (score path). Without attention everything has to go back through the cells, word by word.",
    norms:
      "Bars are lengths of gradients. The two paths are vectors of their own, so their lengths do not add up.",
    value: "value path, |∂loss/∂h|",
    score: "score path, |∂loss/∂h|",
    embedding: "all ways, |∂loss/∂x|",
    scale: "Scale",
    linear: "linear",
    log: "logarithmic",
    logFloor: (floor) => `Each line of the logarithmic scale is a power of ten; it begins at ${floor}.`,
    with: "With attention",
    without: "Without attention",
    chart: ({ name, bars, largest }) => `${name}: ${bars} bars, the largest ${largest}`,
    model: ({ updates, loss }) => `${updates.toLocaleString("en")} updates, loss ${loss}`,
    bar: ({ word, kind, value }) => `${word}, ${kind}: ${value}`,
    table: "Numbers",
    word: "source word",
    reach: ({ attends, first, words, percent, even }) =>
      `${attends ? "With" : "Without"} attention, ${first}, which is read first, gets ${percent} % of the gradients at all ${words} positions; an even part would be ${even} %.`,
    losses: ({ attending, plain }) =>
      `The losses differ, ${attending} with attention and ${plain} without: where little is left to learn, all gradients are small.`,
    compare: ({ times, more, word }) =>
      `Relative to the other words, ${times} times as much arrives at ${word} ${more ? "with" : "without"} attention as ${more ? "without" : "with"}.`,
    paths: ({ times, more }) =>
      more
        ? `Summed over the words, the value path is ${times} times as long as the score path.`
        : `Summed over the words, the score path is ${times} times as long as the value path.`,
    handSet: "This example is set by hand: there is no trained model without attention to compare it with.",
    starting: "The other model is starting in an engine of its own.",
    fresh:
      "No trained model of this kind lies beside the page for this task: this one has made no update yet.",
    train: (updates) => `Train it for ${updates} updates`,
    training: "Training",
    again: "Try again",
  },
};
