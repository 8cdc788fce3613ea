import type { Experiment } from "../lesson";

const CHOICE = { wiring: "bahdanau", score: "concat", bidirectional: true } as const;

/** From exactly even weights to weights that choose. */
export const experiment: Experiment = {
  id: "bahdanau",
  notes: [],
  title: { en: "From even weights", ko: "고른 가중치에서 시작하기" },
  say: {
    en: [
      "Bahdanau began with ",
      { math: "v_a = 0" },
      ": every score is 0, and every word gets the same weight. We train from there, beside a model that begins with small random numbers, and follow the largest weight of a row, on average over held-out sentences. After how many updates does it pass one half?",
    ],
    ko: [
      "Bahdanau의 논문에서는 ",
      { math: "v_a = 0" },
      "에서 시작합니다. 모든 스코어가 0이므로 모든 단어가 같은 가중치를 받습니다. 여기서부터 학습하면서, 작은 난수에서 시작한 모델과 나란히 놓고 각 행의 가장 큰 가중치를 학습에 쓰지 않은 문장들에 대해 평균하여 지켜봅니다. 몇 번 업데이트해야 그 값이 절반을 넘을까요?",
    ],
  },
  scene: {
    task: "fr-en",
    wiring: "bahdanau",
    score: "concat",
    bidirectional: true,
    sentence: "je suis étudiant",
    row: 0,
    step: "softmax",
  },
  arms: [
    {
      id: "zero",
      label: { en: "from v = 0", ko: "v = 0에서 시작" },
      task: "fr-en",
      choice: CHOICE,
      zeroed: "attention.v_a",
      updates: 120,
    },
    {
      id: "random",
      label: { en: "from random numbers", ko: "난수에서 시작" },
      task: "fr-en",
      choice: CHOICE,
      updates: 120,
    },
  ],
  outcome: { of: "by-updates", metric: "largestWeight", every: 10 },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "zero", reaches: 0.5 },
    text: {
      en: [
        "From even weights, the largest weight of a row passes one half after ",
        { value: { outcome: "zero", reaches: 0.5 }, decimals: 0 },
        " updates; from random numbers, after ",
        { value: { outcome: "random", reaches: 0.5 }, decimals: 0 },
        ". Nobody tells the model where to look: the loss alone does.",
      ],
      ko: [
        "고른 가중치에서 시작하면 행의 가장 큰 가중치가 ",
        { value: { outcome: "zero", reaches: 0.5 }, decimals: 0 },
        "번의 업데이트 뒤에 절반을 넘습니다. 난수에서 시작하면 ",
        { value: { outcome: "random", reaches: 0.5 }, decimals: 0 },
        "번 뒤입니다. 어디를 보라고 아무도 알려 주지 않았습니다. 손실만으로 배운 것입니다.",
      ],
    },
    claim: {
      en: "from v = 0 the largest weight of a row ends above one half",
      ko: "v = 0에서 시작해도 행의 가장 큰 가중치가 마지막에는 절반을 넘습니다",
    },
    also: [{ measure: { outcome: "zero", at: "longest" }, atLeast: 0.5 }],
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 120,
    decimals: 0,
    label: {
      en: "Updates from v = 0 until the largest weight passes one half",
      ko: "v = 0에서 가장 큰 가중치가 절반을 넘기까지의 업데이트 수",
    },
  },
  short: { updates: 2, sentences: 16 },
};
