import type { MatrixProblem } from "../../../matrix/read";
import type { InspectMessages } from "../../sections/inspect";

const place = ({ line, row }: { readonly line: number | null; readonly row: number }): string =>
  line === null ? `Row ${row}` : `Row ${row} (line ${line})`;

const sum = (value: number): string => String(Number(value.toPrecision(4)));

const OTHER_NUMBERS = {
  scores: "scores before the softmax",
  difference: "differences of weights",
  "row-shares": "weights divided by row sums",
  "column-shares": "weights divided by column sums",
} as const;

const problems: InspectMessages["problems"] = {
  empty: () => "There is nothing in it.",
  "too-large": ({ cells, limit }) =>
    `It has ${cells.toLocaleString("en")} cells. Up to ${limit.toLocaleString("en")} can be shown.`,
  "not-a-table": () => "A table needs a header row with the source words and at least one row below it.",
  "not-json": ({ detail }) => `It begins like JSON but is not: ${detail}.`,
  field: ({ field }) => `The field “${field}” is missing or is not as expected.`,
  "other-numbers": ({ kind }) =>
    `It holds ${OTHER_NUMBERS[kind]}, and only weights can be opened here. Export the layer “weights” and open that file.`,
  "no-weights": () => "It is a translation of a model without attention: there are no weights in it.",
  "row-length": (problem) =>
    `${place(problem)} has ${problem.actual} numbers, but there are ${problem.expected} source words.`,
  "row-count": ({ expected, actual }) => `There are ${actual} rows of weights for ${expected} output words.`,
  number: (problem) => `${place(problem)}, column ${problem.column}: “${problem.text}” is not a number.`,
  range: (problem: Extract<MatrixProblem, { code: "range" }>) =>
    `${place(problem)}, column ${problem.column}: ${problem.value} is no weight. Weights lie between 0 and 1.`,
  "row-sum": (problem) => `${place(problem)} sums to ${sum(problem.sum)}. The weights of a row sum to 1.`,
};

export const inspectEn: InspectMessages = {
  label: "Inspect the attention",
  toolbar: "What is shown, and how",
  settings: "Settings",
  open: {
    translation: "this translation",
    file: "Open a file",
    paste: "Paste",
    back: "Back to the translation",
    formats:
      "A trace of this page, JSON with source, output and weights, or a table (CSV) with a header row and a header column. Rows are output words. It is read in this page and sent nowhere.",
    sample: "Sample",
    use: "Show it",
    drop: "Drop a file to show it",
    pasted: "pasted text",
    reading: (name) => `Reading ${name} …`,
    opened: (name, rows, columns) =>
      `${name}: ${rows} ${rows === 1 ? "row" : "rows"}, ${columns} ${columns === 1 ? "column" : "columns"}.`,
    refused: (name) => `${name} was not opened.`,
    kept: "What was shown before is still here.",
    close: "Close",
  },
  problems,
  unreadable: "The file could not be read.",
  beside: {
    label: "beside",
    none: "nothing",
    keep: "these numbers, kept",
    kept: "kept numbers",
    untouched: "the model on its own",
    model: "another model's file …",
    shipped: (name) => `model ${name}`,
    modelTitle: (name, updates, own) =>
      `${name}, update ${updates.toLocaleString("en")}${own === null ? "" : `, along these words; by itself it says “${own}”`}`,
    noAttention: "It is a model without attention: there are no weights to compare.",
    otherTask: (task) => `It was trained for another task (${task}) and cannot read this sentence.`,
    file: "a file …",
    shown: (title) => `Beside it: ${title}`,
    keptTitle: (title, updates) => `${title}, kept at update ${updates.toLocaleString("en")}`,
  },
  layer: {
    label: "layer",
    options: {
      weights: "weights",
      scores: "scores before softmax",
      row: "difference from a row",
      second: "difference from the one beside",
      gold: "difference from gold",
    },
    noScores: "A file has weights only, no scores.",
    noSecond: "Put something beside it first; then the difference can be shown.",
    otherShape: "The two have different numbers of rows or columns, so there is no difference to show.",
    noGold: "No gold alignment is known here, so there is no difference to show.",
    minusRow: (word) => `Every row minus the row “${word}”. Pin another row to compare with that one.`,
    minusSecond: (title) => `These weights minus those of: ${title}.`,
    minusGold: "Weights minus the gold alignment; a row shares 1 equally among its links.",
  },
  rows: {
    label: "rows",
    options: {
      given: "as said",
      peak: "by their strongest column",
      entropy: "sharpest first",
      alphabet: "by the alphabet",
    },
  },
  columns: {
    label: "columns",
    options: { given: "as read", coverage: "most read first", alphabet: "by the alphabet" },
  },
  normalise: {
    label: "divide by",
    options: { none: "nothing", row: "row sums", column: "column sums" },
    warning:
      "The weights of a column need not sum to 1. Divided by column sums, these are no longer the model's weights.",
    rowWarning: "Divided by row sums, these are no longer the model's weights where a row did not sum to 1.",
  },
  rowWord: { label: "row word", predicted: "predicted", input: "read before" },
  gold: {
    show: "gold alignment",
    sure: "gold, sure",
    possible: "gold, possible",
    none: "No gold alignment is known for this file.",
    noneOfTranslation: "The output is not one of the task's own translations, so it has no gold alignment.",
    title: "Against the gold alignment",
    precision: "precision",
    recall: "recall",
    aer: "alignment error",
    share: (hits, of) => `${hits} of ${of}`,
    strict: (aer) => `With sure links alone: ${aer}`,
  },
  threshold: {
    label: "weights from",
    off: "all",
    on: (value) => `Weights under ${value} are left out.`,
  },
  zoom: {
    label: "Zoom",
    closer: "Closer",
    farther: "Farther",
    whole: "Whole matrix",
    hint: "Drag to zoom into a part. Ctrl and the wheel zoom, the wheel or Shift and drag move.",
    seen: (rows, columns) => `Rows ${rows}, columns ${columns}`,
  },
  table: {
    show: "Table",
    hide: "Heatmap",
    captions: {
      weights: "Weights of each output word (row) on each source word (column)",
      "row-shares": "Weights of each output word (row) on each source word (column), divided by row sums",
      "column-shares":
        "Weights of each output word (row) on each source word (column), divided by column sums",
      scores: "Scores of each output word (row) for each source word (column), before the softmax",
      difference: "Differences of weights: output words are rows, source words columns",
    },
    sum: "sum",
    pages: { up: "Rows before", down: "Rows after", left: "Columns before", right: "Columns after" },
  },
  plot: {
    grid: "Heatmap: rows are output words, columns are source words",
    entropy: "entropy, bits",
    coverage: "coverage",
    cell: ({ output, source, value, rank, count }) =>
      `${output} looks at ${source}: ${value}, rank ${rank} of ${count}`,
    pooled: (rows, columns) =>
      `Each pixel shows the largest of ${rows} × ${columns} cells (rows × columns). Come closer to see each.`,
    fold: (word) => `${word}: fold into one column`,
    unfold: (word) => `${word}: unfold`,
  },
  threads: {
    title: "Threads",
    label: "The same weights as threads from source words to output words",
    tooMany: (most) => `Threads are drawn for up to ${most} words a side.`,
    onlyWeights: "Threads are drawn for weights.",
  },
  readout: {
    hint: "Point at a cell, or walk with the arrow keys. A click or Enter pins.",
    cell: ({ output, source, value, rank, count, isWeight }) =>
      isWeight
        ? `${output} looks at ${source}, α = ${value}, rank ${rank} of ${count}`
        : `${output} and ${source}: ${value}, rank ${rank} of ${count}`,
    margins: ({ entropy, uniform, coverage }) =>
      `Entropy of the row: ${entropy} of ${uniform} bits. Coverage of the column: ${coverage}.`,
    arithmetic: "Open the arithmetic of",
    ways: {
      itself: "this number",
      weight: "the weight behind it",
      entropy: "the entropy",
      coverage: "the coverage",
    },
    noArithmetic: "Only the numbers of the model on the stage open to their arithmetic.",
    isSum: "This cell is a sum of several columns. Unfold the word to open each.",
    held: "The numbers stand still while you point; training goes on.",
  },
  say: ({ row, output, source, percent }) => `output ${row}, ${output}: ${percent} percent ${source}`,
  sayNumber: ({ row, output, source, value }) => `output ${row}, ${output}: ${value}, ${source}`,
  detail: {
    row: (row) => `Row ${row}`,
    hint: "Point at a row or a column to read it here; pin it to keep it.",
    column: (word, readers) =>
      `Column ${word} is read by ${readers.map((reader) => `${reader.word} (${reader.value})`).join(", ")}.`,
    unread: (word) => `Column ${word} is read by no row with 0.05 or more.`,
    largest: (word, rows) =>
      `Column ${word} is largest, up or down, in ${rows.map((row) => `${row.word} (${row.value})`).join(", ")}.`,
    unpin: "Let go",
  },
  legend: {
    darker: "darker = more",
    brighter: "brighter = more",
    paler: "paler = more",
    dimmer: "dimmer = more",
    flip: "Flip",
    diverging: "0 in the middle",
  },
  metrics: {
    label: "The matrix in numbers",
    aer: "alignment error (AER)",
    aerDetail: (hits, words) => `${hits} of ${words} words land on gold`,
    aerNone: "AER needs a gold alignment",
    entropy: "mean row entropy",
    bits: "bits",
    uniform: (bits) => `uniform would be ${bits}`,
    covered: "coverage under 0.5",
    lastTakes: (word) => `${word} takes`,
    lastDetail: "of the row of a word, on average",
    shift: "shifted by",
    shiftUnit: (off) =>
      `${Math.abs(off) === 1 ? "place" : "places"}${off === 0 ? "" : ` to the ${off > 0 ? "right" : "left"}`}`,
    shiftDetail: (off, aer) =>
      off === 0 ? `AER is lowest as it is: ${aer}` : `AER is lowest when moved back: ${aer}`,
    shiftNone: "needs a gold alignment",
    allCovered: "every word is read",
  },
  diagnosis: {
    label: "What stands out",
    none: "Nothing stands out: neither very sharp nor spread, no word ignored, none taking everything.",
    why: "Why?",
    lesson: (name) => `In the lessons: ${name}`,
    term: (name) => `In the glossary: ${name}`,
    says: {
      sharp: ({ bits, effective }) =>
        `Sharp: a row looks at about ${effective.toFixed(1)} words (${bits.toFixed(2)} bits).`,
      diffuse: ({ bits, uniform }) =>
        `Diffuse: ${bits.toFixed(2)} bits a row, and looking at all words alike would be ${uniform.toFixed(2)}.`,
      shifted: ({ by, error, shiftedError }) =>
        `Shifted: every row looks one place too far to the ${by > 0 ? "left" : "right"}. Moved back, alignment error falls from ${error.toFixed(2)} to ${shiftedError.toFixed(2)}.`,
      "end-sink": ({ column, share }, word) =>
        `Sink: ${word(column)} takes ${Math.round(share * 100)} percent of the average row.`,
      "padding-leak": ({ largest }) =>
        `Padding leak: padding has weights of up to ${largest.toPrecision(2)} and should have none.`,
      ignored: ({ columns }, word) =>
        `Ignored: no row looks at ${columns.slice(0, 6).map(word).join(", ")}${columns.length > 6 ? " …" : "."}`,
      dominating: ({ column, share }, word) =>
        `Dominating: ${word(column)} takes ${Math.round(share * 100)} percent of all rows.`,
    },
    explains: {
      sharp:
        "Low entropy: each row puts nearly all of its weight on one or two words. That is what a word-by-word translation looks like. It says that the model chose, not that it chose well.",
      diffuse:
        "High entropy: rows hardly choose. Early in training this is chance. Later it can mean that the states already hold what is needed, or that the scores are too small for the softmax to tell words apart.",
      shifted:
        "Weights are computed before the word is said, from the state of the word before. Recurrent states also carry their neighbours, so a model can look one place off and still translate well. Compare the two readings under “row word”.",
      "end-sink":
        "A closing token is seen by every row and means little by itself, so models use it as a place to look at when nothing else is needed. Its state has also read the whole sentence, and may carry a summary of it.",
      "padding-leak":
        "Padding fills up short sentences of a batch. Without a mask, the softmax gives it weight, and the context mixes in vectors of no word. The mask is missing, or was applied after the softmax without dividing again.",
      ignored:
        "No output word looked at this source word with a tenth of a weight in all. It may be a function word without a translation. If it carries meaning, look whether the translation lost it.",
      dominating:
        "One source word takes more than half of everything, whatever is being said. Either its state has gathered the sentence, or the query hardly changes from row to row.",
    },
  },
  bleu: {
    title: "BLEU by n-grams",
    intro: (output, reference) => `Output “${output}” against the reference “${reference}”.`,
    none: "BLEU needs a reference translation, and the task has none for this sentence.",
    order: (n) => (n === 1 ? "single words" : `${n}-grams`),
    ngram: "n-gram",
    inOutput: "in the output",
    inReference: "in the reference",
    clipped: "counted",
    precision: (matches, total, value) => `${matches} of ${total} match: ${value}`,
    smoothed: "smoothed",
    brevity: (value, output, reference) =>
      `Brevity penalty ${value}: the output has ${output} words, the reference ${reference}.`,
  },
  unattended: "This model has no attention: there are no weights to show. A file can still be opened.",
  waiting: "The translation is on its way.",
};
