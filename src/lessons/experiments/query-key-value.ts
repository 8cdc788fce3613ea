import type { Arm, Experiment } from "../lesson";

const SENTENCES = [
  "a3 b7 c1 ? b",
  "c4 a9 ? c",
  "h2 a9 d5 e0 b2 ? d",
  "f1 c6 ? f",
  "g8 b0 a5 ? a",
  "d2 e7 h4 c9 ? h",
  "b6 f3 ? f",
  "e1 g5 c0 a8 ? g",
  "a7 d4 f9 b1 h6 ? f",
  "c2 h8 e3 ? c",
  "h0 b5 ? b",
  "f4 a1 g9 ? g",
  "d6 c3 b8 e2 ? e",
  "g7 f0 d1 h5 a4 ? d",
  "e9 b3 ? e",
  "b2 h7 a6 g1 c5 d8 ? a",
  "c8 e4 f2 ? e",
  "a0 g3 d7 ? d",
  "h1 f6 b9 c4 ? c",
  "d5 a2 ? a",
];

const arm = (id: "kept" | "swapped-in", en: string, ko: string): Arm => ({
  id,
  label: { en, ko },
  task: "recall",
  choice: {},
  updates: 300,
  outcome: { of: "swapped-value", sentences: SENTENCES, says: id },
});

/** Keys and queries stay, two values change places: does the answer go with the value? */
export const experiment: Experiment = {
  id: "query-key-value",
  notes: [],
  title: { en: "Swap the values, keep the keys", ko: "키는 두고 값만 바꾸기" },
  say: {
    en: [
      "A model learns to recall: after “a3 b7 ? b” it says 7. Then, in sentence after sentence, the vector under the word that it looks at most changes places with the vector of another digit, but only as a ",
      { term: "value", text: "value" },
      ": what is summed. The ",
      { term: "key", text: "keys" },
      ", what is scored, stay. We count how often the answer goes with the value.",
    ],
    ko: [
      "모델이 짝을 기억하는 과제를 배웁니다. “a3 b7 ? b” 다음에는 7이라고 답합니다. 그런 다음 문장마다, 모델이 가장 많이 보는 단어의 벡터와 다른 숫자의 벡터를 맞바꿉니다. 단, 가중합에 들어가는 ",
      { term: "value", text: "값(value)" },
      "으로만 바꿉니다. 스코어를 계산하는 ",
      { term: "key", text: "키(key)" },
      "는 그대로입니다. 답이 값을 따라가는 비율을 셉니다.",
    ],
  },
  scene: { task: "recall", sentence: "a3 b7 c1 ? b", row: 0, view: "dictionary" },
  arms: [
    arm("swapped-in", "says the digit that came", "새로 들어온 숫자를 말함"),
    arm("kept", "says the digit that was there", "원래 있던 숫자를 말함"),
  ],
  outcome: { of: "swapped-value", sentences: SENTENCES, says: "swapped-in" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "swapped-in" },
    text: {
      en: [
        "The answer follows the value in ",
        { value: { outcome: "swapped-in" }, as: "percent", decimals: 0 },
        " of the sentences. The weights do not move at all: query and key decide where to look, the value what is found there.",
      ],
      ko: [
        "전체 문장의 ",
        { value: { outcome: "swapped-in" }, as: "percent", decimals: 0 },
        "에서 답이 값을 따라갑니다. 가중치는 전혀 변하지 않습니다. 쿼리와 키는 어디를 볼지 정하고, 값은 거기서 무엇을 얻을지 정합니다.",
      ],
    },
    claim: {
      en: "the answer follows the value in at least 80% of the sentences",
      ko: "문장의 80% 이상에서 답이 값을 따라갑니다",
    },
    atLeast: 0.8,
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 1,
    as: "percent",
    decimals: 0,
    label: {
      en: "Sentences whose answer follows the value",
      ko: "답이 값을 따라가는 문장의 비율",
    },
  },
  short: { updates: 2, sentences: 4 },
};
