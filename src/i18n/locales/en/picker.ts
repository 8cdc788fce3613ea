import type { Intervention, Row } from "../../../trace/intervention";
import type { InterventionMessages, OwnPairsMessages, PickerMessages, SideTold } from "../../sections/picker";
import { type Bans, rootText, together } from "../../told";

const rowOf = (row: Row): string => (row === "all" ? "every output word" : `output word ${row + 1}`);

const positionOf = (one: object): number => ("position" in one ? Number(one.position) + 1 : 0);

const WEIGHTS = {
  uniform: () => "are all equal",
  "drop-largest": () => "lose the largest",
  hard: () => "are 1 at the largest",
  permute: () => "are shuffled",
  "one-hot": (one: object) => `are 1 at source word ${positionOf(one)}`,
  given: () => "are given by hand",
};

function scoresChange({ scale, shift, temperature }: Extract<Intervention, { kind: "scores" }>): string {
  const parts = [
    ...(scale === undefined ? [] : [`× ${scale}`]),
    ...(shift === undefined ? [] : [`+ ${shift}`]),
    ...(temperature === undefined ? [] : [`÷ ${rootText(temperature)}`]),
  ];
  return parts.join(", ");
}

function say(one: Intervention | Bans): string {
  switch (one.kind) {
    case "bans":
      return `output words ${one.from + 1} to ${one.to + 1} are never “${one.word}”`;
    case "weights":
      return `the weights of ${rowOf(one.row)} ${WEIGHTS[one.set](one)}`;
    case "scores":
      return `the scores of ${rowOf(one.row)} are changed: ${scoresChange(one)}`;
    case "gate": {
      const unit = one.unit === undefined ? "" : `, unit ${one.unit + 1},`;
      return `the ${one.side}'s gate “${one.gate}”${unit} is held at ${one.value}`;
    }
    case "token":
      return "force" in one
        ? `${rowOf(one.row)} is “${one.force}”`
        : `${rowOf(one.row)} is never “${one.ban}”`;
    case "source":
      return `source word ${one.position + 1} is read as “${one.word}”`;
    case "swap-source":
      return `source words ${one.positions.map((position) => position + 1).join(" and ")} change places`;
    case "value":
      return `the vector of source word ${one.position + 1} is given by hand`;
    case "swap-values":
      return `the vectors of source words ${one.positions.map((position) => position + 1).join(" and ")} change places`;
    case "parameter":
      return `${one.name} is zero`;
    case "states":
      return "the encoder's states are given by hand";
    case "query":
      return `the query of ${rowOf(one.row)} is given by hand`;
  }
}

const interventions: InterventionMessages = {
  label: "Interventions",
  intro: "Not the model's own translation:",
  remove: "Undo",
  say: (interventions) => together(interventions).map(say).join("; "),
};

const sideEn = (name: string, { vocabulary, once, lengths }: SideTold): string =>
  `${name}: ${vocabulary} different words, ${once} of them once; ${lengths.least} to ${lengths.most} tokens a sentence, ${lengths.mean.toFixed(1)} on average.`;

const own: OwnPairsMessages = {
  title: "Your own pairs",
  what: "A text file, UTF-8, one pair a line: source, tab, target. It is read here and sent nowhere.",
  choose: "Choose a file",
  report: ({ pairs, source, target, duplicates, ambiguous, tooLong, limit }) => [
    `${pairs} pairs can be used.`,
    sideEn("Source", source),
    sideEn("Target", target),
    ...(duplicates > 0 ? [`${duplicates} pairs are there more than once.`] : []),
    ...(ambiguous > 0
      ? [`${ambiguous} source sentences have several translations: no model can say them all.`]
      : []),
    ...(tooLong > 0 ? [`${tooLong} pairs were left out: a side has more than ${limit - 1} tokens.`] : []),
  ],
  use: "Train on these pairs",
};

export const pickerEn: PickerMessages = {
  trained: "trained",
  begin: "Begin again",
  keep: "Keep it",
  ask: (updates) =>
    `Another model begins again. This one was trained here for ${updates.toLocaleString("en")} ${updates === 1 ? "update" : "updates"}, which are lost. Begin again?`,
  badNumber: (low, high, whole) => `Type a ${whole ? "whole " : ""}number from ${low} to ${high}.`,
  oddUnits: "Two directions share the units: type an even number.",
  badSchedule:
    "Type a chance from 0 to 1, or linear:1,0.002,0.2, exponential:0.995, inverse-sigmoid:100 with your own numbers.",
  cell: {
    rnn: "One tanh: every state is written anew at every word.",
    gru: "Two gates decide what stays and what is taken in.",
    lstm: "A second state, the cell, is added to rather than written anew.",
  },
  wiring: {
    luong: "The cell moves first; its new state asks the source.",
    bahdanau: "The old state asks first; the cell then reads what was found.",
    plain: "The last encoder state is all that the decoder ever gets.",
    "plain-context": "The last encoder state joins every input, always the same.",
  },
  score: {
    dot: "How far query and state point the same way.",
    "scaled-dot": "The same, kept small however many units there are.",
    general: "A learned matrix says which units go together.",
    concat: "A small network compares the two.",
    location: "A score for each position from the query alone, whatever stands there.",
    uniform: "No score at all: the plain mean of the states, to compare with.",
  },
  window: {
    global: "Every source word takes part.",
    "local-m": "Only around the position that the output word itself has.",
    "local-p": "Only around a position that the query predicts.",
  },
  direction: {
    one: { name: "One way", line: "A state knows its word and the ones before." },
    both: { name: "Both ways", line: "Two readers with half of the units each: a state knows both sides." },
  },
  layers: {
    1: { name: "1 layer", line: "The cell reads the embedded words." },
    2: { name: "2 layers", line: "A second cell reads the states of the first; attention sees the second." },
  },
  feeding: {
    without: { name: "Off", line: "The next input is the last word alone." },
    with: { name: "On", line: "What was attended joins the next input, so that the decoder knows it." },
  },
  gaussian: {
    even: { name: "Off", line: "Inside the window only the scores count." },
    falling: { name: "On", line: "Weights fall with the distance from the window's centre." },
  },
  preset: {
    default: { name: "The task's own", line: "The smallest that learns it; every unit fits on the page." },
    "bahdanau-2014": {
      name: "Bahdanau 2014",
      line: "Read both ways, additive scores, asked before the cell.",
    },
    "luong-feeding": {
      name: "Luong with input feeding",
      line: "General scores; what was attended is fed back.",
    },
    "lstm-two-layers": { name: "LSTM, two layers", line: "The task's own with a larger reader and writer." },
    plain: { name: "No attention (plain)", line: "One vector carries the whole sentence." },
    "cho-2014": { name: "Cho's fixed context", line: "The one vector is shown again at every word." },
    "sutskever-2014": {
      name: "Sutskever 2014",
      line: "No attention, LSTM in two layers, the source read backwards.",
    },
  },
  groups: { feeding: "Input feeding", gaussian: "Gaussian" },
  fields: {
    units: { name: "Units", line: "Numbers in every state." },
    embed: { name: "Embedding", line: "Numbers that stand for a word." },
    radius: { name: "Reach D", line: "Words to both sides of the centre." },
    batch: { name: "Batch", line: "Sentences in one update." },
    learningRate: { name: "Learning rate", line: "How far an update goes." },
    clip: { name: "Clip", line: "Longer gradients are shortened to this." },
    dropout: { name: "Dropout", line: "This share of the numbers is silent in training." },
    optimizer: { name: "Optimizer", line: "How a gradient becomes a step." },
    teacherForcing: {
      name: "Teacher forcing",
      line: "How often the decoder is given the right word instead of its own.",
    },
    reverseSource: {
      name: "Source backwards",
      line: "Read from the last word to the first, so that beginnings meet sooner.",
    },
    withoutEos: { name: "No end mark", line: "Trained without <eos>: it never learns to stop." },
  },
  optimizers: {
    adam: { name: "Adam", line: "Each number steps by its own history." },
    sgd: { name: "SGD", line: "Straight down the gradient." },
  },
  schedules: {
    constant: { name: "always the same", line: "The chance does not change." },
    linear: { name: "falling in a line", line: "Down by the same amount at every update." },
    exponential: { name: "falling exponentially", line: "Down by the same share at every update." },
    "inverse-sigmoid": { name: "falling like a sigmoid", line: "Slowly, then quickly, then slowly." },
  },
  schedule: "Chance or schedule",
  interventions,
  own,
};
