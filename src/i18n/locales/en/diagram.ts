import type { DiagramMessages } from "../../sections/diagram";

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;

export const diagramEn: DiagramMessages = {
  figure: ({ word, steps }) =>
    `How the output word “${word}” is computed: ${steps.map((step, i) => `${i + 1} ${step}`).join(", ")}.`,
  order: "Order of",
  wirings: { luong: "Luong", bahdanau: "Bahdanau", plain: "No attention", "plain-context": "Fixed context" },
  untrained: "untrained",
  untrainedNote: "No trained model of this kind lies beside the page: it begins untrained.",
  things: {
    source: "the source words",
    embedded: "their embeddings",
    states: "the encoder's states",
    forward: "the forward reader's states",
    backward: "the backward reader's states",
    bridge: "the bridge",
    "first-state": "the first state",
    "word-before": "the word before",
    input: "the embedding of the word before",
    fed: "the attentional vector of the word before",
    "state-before": "the state before",
    cell: "the cell",
    state: "the new state",
    query: "the query",
    scores: "the scores",
    window: "the window's centre",
    weights: "the weights",
    context: "the context",
    combined: "the joined vector",
    combine: "the layer after joining",
    attentional: "the attentional vector",
    features: "what the output reads",
    "output-layer": "the output layer",
    word: "the output word",
  },
  lower: (thing) => `${thing} (lower layer)`,
  reads: ({ step, reads }) => `${step} reads ${list(reads)}.`,
  readsNothing: (step) => `${step} reads nothing.`,
  withShape: (thing, shape) => `${thing} (${shape})`,
  open: ({ number, step }) => `Step ${number} ${step}`,
  nextWord: "to the next word",
  scales: ({ states, embedded, memories }) =>
    [
      `States are coloured to ${states}`,
      ...(embedded ? [`embeddings to ${embedded}`] : []),
      ...(memories ? [`cell states m to ${memories}`] : []),
    ].join("; "),
  reversed: "The source is read from its last word to its first; small numbers count the reading.",
  gist: {
    cellFirst: "The cell runs first; its new state is the query.",
    scoreFirst: "The state before is the query; the cell runs after it, with the context beside the word.",
    plain: "No query, no scores: the encoder's end is all that the decoder gets, once.",
    fixed: "No query, no scores: the same context enters every cell.",
  },
  waiting: "The first translation is on its way.",
};
