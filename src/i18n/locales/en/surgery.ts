import type { SurgeryMessages } from "../../sections/surgery";

export const surgeryEn: SurgeryMessages = {
  title: "Weights by hand",
  open: "change the weights",
  close: "done",
  handles: ({ row, output }) => `Weights of row ${row}, ${output}`,
  handle: ({ word, position, count, read }) =>
    `weight of ${word}, source word ${position} of ${count}${read ? `, read as number ${read}` : ""}`,
  value: ({ weight, pinned }) => (pinned ? `${weight}, pinned` : weight),
  word: ({ word, weight }) => `${word}: ${weight}`,
  zero: "zero",
  oneHot: "all of it here",
  pin: "pin",
  rowTools: "The whole row",
  thisRow: "this row",
  allRows: "all rows",
  uniform: "all equal",
  dropLargest: "drop the largest",
  hard: "only the largest",
  shuffle: (seed) => `shuffle, seed ${seed}`,
  release: "Release",
  keys: "Drag a bar, or: ↑ ↓ change it, ← → go to another, 0 zero, 1 all of it, P pin, Esc release.",
  limited: "All the other words are pinned or zero: there is nobody to take from or to give to.",
  fork: "Both translations",
  first: "first",
  changed: "changed",
  logProbability: "ln p",
  nats: "Sum over the words, in nats.",
  firstDifference: "first difference",
  nothingYet: "Nothing is changed yet.",
  same: "The words stay the same.",
  differ: (position) => `The words part at word ${position}.`,
  along: ({ before, after, change }) =>
    `Under these weights the first translation has ln p ${after}, not ${before} (${change}).`,
  alongUnknown: "How likely the first translation is under these weights cannot be said here.",
  distances: ({ row, output, weights, words }) =>
    `Total variation in row ${row}, ${output}: ${weights} of the weights, ${words} of the words' probabilities.`,
  noDistances: "This row is not in both translations: there is nothing to compare.",
  moment: (update) => `Both after update ${update.toLocaleString("en")}.`,
  newer: (updates) =>
    `The model has moved on by ${updates.toLocaleString("en")} ${updates === 1 ? "update" : "updates"} since.`,
  ghost: (row) => `The weights of row ${row} before they were changed`,
  localWindow:
    "Weights set by hand stand in place of the window's: words outside of it can be given weight too.",
  gaussian: "After the Gaussian the weights sum to less than 1; set by hand they sum to 1.",
};
