import type { DictionaryMessages } from "../../sections/dictionary";

export const dictionaryEn: DictionaryMessages = {
  title: "Attention as a look-up in a dictionary",
  hard: "Hard dictionary",
  hardSays: "The query matches exactly one key, and its value comes back whole.",
  soft: "Soft dictionary",
  softSays: "The query matches every key a little; every value comes back by its share.",
  query: "query",
  key: "key",
  keyIsValue: "key = value",
  value: "value",
  score: "score",
  share: "share",
  sum: "sum",
  given: "share × value",
  result: "result",
  roles: ({ asking, key, row, word }) =>
    `Q is the decoder state ${asking}, asking for output word ${row}, “${word}”. K and V are the same here: the encoder's states ${key}.`,
  compared: {
    dot: "A score is the dot product of query and key.",
    "scaled-dot": "A score is the dot product of query and key, divided by the root of their length.",
    general:
      "The query is compared with Wₐh, not with h itself: a learned matrix stands between query and key.",
    concat: "Query and key are added after a matrix each; vₐ weighs the tanh of the sum.",
    location: "This score does not look at the keys: it knows places only. It is a table, not a dictionary.",
    uniform: "All scores are 0: nothing is looked up, every value gets the same share.",
  },
  found: ({ word, share }) => `“${word}” is found: its share, ${share}, is the largest.`,
  equalKey: ({ asked, value }) => `One key is equal to “${asked}”: its value, ${value}, comes back whole.`,
  noEqualKey: (asked) => `No key is equal to “${asked}”: nothing comes back.`,
  storedTwice: "Under one key there is room for one value: the last one stays.",
  notFound: "not found",
  slider: "From soft to hard",
  softEnd: "soft",
  hardEnd: "hard",
  level: ({ temperature }) =>
    temperature === null ? "hard: 1 at the largest share" : `scores divided by ${temperature}`,
  changed: "What if: the model decodes this word again with the changed shares. It is let go when you leave.",
  difference: ({ distance, length }) =>
    `Soft and hard result lie ${distance} apart; the hard one is ${length} long.`,
  differenceStrip: "soft − hard",
  lessThanOne: "The shares sum to less than 1: a Gaussian made those far from the window's centre smaller.",
  noDictionary: [
    "No dictionary here: this model does not attend.",
    "No query is compared with keys and nothing is weighed. The decoder gets the encoder's last state and never looks again.",
  ],
  waiting: "The first translation is on its way.",
};
