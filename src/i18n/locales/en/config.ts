import { attends } from "../../../trace/architecture";
import type { ModelChoice } from "../../../trace/settings";
import type { ConfigMessages, SentencePart } from "../../sections/config";

const cells = { rnn: "plain RNN", gru: "GRU", lstm: "LSTM" };
const wirings = {
  luong: "Luong",
  bahdanau: "Bahdanau",
  plain: "No attention",
  "plain-context": "Fixed context",
};
const scores = {
  dot: "dot product",
  "scaled-dot": "scaled dot product",
  general: "general product",
  concat: "addition",
  location: "location",
  uniform: "equal scores",
};
const windows = {
  global: "all words",
  "local-m": "words near the same place",
  "local-p": "words near a predicted place",
};

function decoder({ wiring, score, window, inputFeeding, radius }: ModelChoice): SentencePart[] {
  if (!attends(wiring) || score === null || window === null) {
    return [
      { slot: "wiring", text: wiring === "plain" ? "no attention" : "a fixed context" },
      wiring === "plain" ? ", only the last state (" : ", no attention (",
      { slot: "score", text: "no scores" },
      ", ",
      { slot: "window", text: "no window" },
      ").",
    ];
  }
  const reach = window === "global" ? "" : ` (±${radius})`;
  return [
    "a ",
    { slot: "wiring", text: inputFeeding ? `${wirings[wiring]} (input feeding)` : wirings[wiring] },
    " decoder scores ",
    { slot: "window", text: windows[window] + reach },
    " by ",
    { slot: "score", text: scores[score] },
    ".",
  ];
}

export const configEn: ConfigMessages = {
  edit: (sentence) => `Edit the sentence “${sentence}”`,
  slots: {
    task: "Task",
    cell: "Cell",
    direction: "Reading direction",
    layers: "Layers",
    sizes: "Sizes",
    wiring: "Wiring",
    score: "Score function",
    window: "Window",
    training: "Training",
    presets: "Presets",
  },
  cells,
  wirings,
  scores,
  windows,
  model: (choice, usual) => [
    "A ",
    { slot: "layers", text: `${choice.layers}-layer` },
    " ",
    { slot: "cell", text: cells[choice.cell] },
    " of ",
    { slot: "sizes", text: `${choice.units} units` },
    " reads ",
    { slot: "direction", text: choice.bidirectional ? "both ways" : "one way" },
    "; ",
    ...decoder(choice),
    " ",
    { slot: "training", text: usual ? "Usual training" : "Changed training" },
    ".",
  ],
  short: ({ cell, wiring, score }) =>
    [cells[cell], wirings[wiring], ...(score === null ? [] : [scores[score]])].join(" · "),
  change: "The model",
  ready: "A trained one lies ready:",
  load: "load it",
};
