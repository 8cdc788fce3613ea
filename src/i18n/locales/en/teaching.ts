import type { ScoreId, WiringId } from "../../../trace/architecture";
import type { TeachingMessages } from "../../sections/teaching";

const SCORES: Readonly<Record<ScoreId, string>> = {
  dot: "dot scores",
  "scaled-dot": "scaled dot scores",
  general: "general scores",
  concat: "additive scores",
  location: "location scores",
  uniform: "uniform scores",
};

const WIRINGS: Readonly<Record<WiringId, string>> = {
  luong: "Luong wiring",
  bahdanau: "Bahdanau wiring",
  plain: "no attention",
  "plain-context": "no attention, fixed context",
};

export const teachingEn: TeachingMessages = {
  presenter: {
    label: "Presenter view",
    leave: "Leave (Esc)",
    steps: "Steps",
    blank: "The screen is blank. B shows it again.",
    polarity: (more) => `${more} = more weight`,
    noAttention: ["No attention:", "no scores, no weights, no heatmap"],
    oneVector: "one vector for the whole sentence",
    loom: ({ sentence, output }) => `“${sentence}” becomes “${output}”: weights of every output word`,
  },
  again: {
    starting: (updates) =>
      `This link says how its model came about. It is trained again here, to update ${updates}.`,
    training: ({ step, updates }) =>
      `Training again to update ${updates}, as the link says: ${step} of ${updates}.`,
    paused: ({ step, updates }) =>
      `Paused on the way to update ${updates}, as the link says: ${step} of ${updates}.`,
    goOn: "go on",
    done: ({ updates, seed }) =>
      `Trained again to update ${updates} from seed ${seed}, as the link says: this is the model that was meant.`,
    rounding: "A graphics card may round the last digits differently.",
  },
  link: {
    title: "Link for a class",
    intro: "It opens this sentence, at this word and step, with this model.",
    model: "The model",
    shipped: "The link names a model that ships with the page. Everyone who opens it sees the same numbers.",
    again: ({ updates, seed }) =>
      `The link names the settings, seed ${seed} and ${updates} updates. The page that opens it trains again to exactly there, and says so.`,
    file: {
      own: "This model was trained on someone's own pairs, which no link can bring. Send the model file with it.",
      imported: "This model came from a file, which no link can bring. Send the model file with it.",
      continued:
        "This model was trained on from one that was already trained, which no link can repeat. Send the model file with it.",
    },
    send: "Whoever opens the link opens the file here, in this dialog.",
    download: "Download the model file",
    open: "Open a model file",
    opened: "The model of the file stands on the page.",
    notYet: "The model is still on its way.",
    view: "How it opens",
    present: "in the presenter view",
    hide: "Leave out",
    hideKeys: "Keys that do the same are off too.",
    controls: {
      screens: "choice of screens",
      link: "Copy link",
      language: "languages",
      theme: "light and dark",
      help: "list of keys",
      present: "presenter view",
      pane: "sentence box",
      config: "sentence about the model",
      views: "choice of views",
      ledger: "steps",
      surgery: "changing weights",
      export: "downloads",
      transport: "playing and stepping",
      train: "training",
    },
    address: "The link",
    copy: "Copy the link",
    copied: "Copied.",
    notCopied: "It could not be copied. Select it and copy it by hand.",
    worksheet: "Worksheet",
  },
  sheet: {
    title: "Worksheet: one word of attention",
    key: "Answer key",
    name: "Name",
    row: "Output word",
    rowOf: ({ number, word }) => `${number}: ${word}`,
    print: "Print, or save as PDF",
    loading: "The numbers are on their way.",
    missing: "The model's numbers could not be loaded. Connect to the network and open the worksheet again.",
    otherModel:
      "The model on the stage is not one that ships with the page, so this worksheet is made of the shipped one.",
    noShipped:
      "No model ships for this task. This worksheet is made of the model on the stage; keep it with its key.",
    noWeights: "This model has no attention: there are no weights to compute. Choose a model with attention.",
    task: ({ sentence, row, before }) => [
      "The source sentence is ",
      { family: "src", text: sentence },
      `. The model is about to say output word ${row}. The word before it is `,
      { family: "tgt", text: before },
      ". Fill in every empty box, to two decimals.",
    ],
    rounded:
      "Computed with full numbers, then rounded to two decimals. Who computes on with rounded numbers comes out a little different: exponentials by up to half a percent, everything after them by about 0.01.",
    headings: {
      score: "1. Scores",
      exp: "2. Exponentials and their sum",
      weight: "3. Weights",
      context: "4. One unit of the context",
      word: "5. The word",
    },
    scoresByHand: ({ score }) =>
      score === "scaled-dot"
        ? "Multiply query and state unit by unit, add up, and divide by the square root of the number of units."
        : "Multiply query and state unit by unit, and add up.",
    scoresGiven: "The scores are given.",
    exp: "Take exp of every score, then add up.",
    window: "Words outside the window take no part: their weight is 0.",
    gaussian: "At the end, multiply each share by the Gaussian, which is given.",
    weight: "Divide each exponential by the sum. Do the weights sum to 1?",
    context: (unit) => `Unit ${unit} of every state is given. Multiply it by the weight, and add up.`,
    best: "These words have the largest logits. Which one does the model say?",
    sum: "sum",
    source: "source word",
    given: "given",
    state: "state",
    query: "query",
    share: "share",
    curve: "Gaussian",
    outside: "outside",
    product: "weight × state",
    word: "word",
    logit: "logit",
    answer: "The word",
    model: ({ task, cell, wiring, score, units, seed, step, file, byHand }) =>
      `${task} · ${cell}, ${WIRINGS[wiring]}${score === null ? "" : `, ${SCORES[score]}`}, ${units} units · ${byHand ? "values set by hand" : `seed ${seed}, update ${step}`} · ${file === null ? "a model that was trained here" : `shipped model ${file}`}`,
  },
};
