import type { Experiment } from "../lesson";

/** A model that never saw `<eos>` in training never learned to stop. */
export const experiment: Experiment = {
  id: "seq2seq",
  notes: [],
  title: { en: "Take the end away", ko: "종료 토큰 빼기" },
  say: {
    en: [
      "Two models train on the same French sentences for equally many updates. One has ",
      { strong: "<eos>" },
      " at the end of every target, the other does not. Then both translate held-out sentences, and we count the words they say. What never ends is cut off.",
    ],
    ko: [
      "두 모델이 같은 프랑스어 문장으로 같은 횟수만큼 학습합니다. 한 모델의 정답 문장은 ",
      { strong: "<eos>" },
      "로 끝나고, 다른 모델의 정답 문장에는 이 토큰이 없습니다. 그런 다음 둘 다 학습에 쓰지 않은 문장을 번역하게 하고, 출력한 단어 수를 셉니다. 끝나지 않는 출력은 정해진 길이에서 자릅니다.",
    ],
  },
  scene: { task: "fr-en", sentence: "je suis étudiant", row: 4, step: "output" },
  arms: [
    {
      id: "with",
      label: { en: "trained with <eos>", ko: "<eos>를 넣고 학습" },
      task: "fr-en",
      choice: {},
      updates: 200,
    },
    {
      id: "without",
      label: { en: "trained without <eos>", ko: "<eos>를 빼고 학습" },
      task: "fr-en",
      choice: { withoutEos: true },
      updates: 200,
    },
  ],
  outcome: { of: "metric", metric: "outputLength" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "without" },
    text: {
      en: [
        "Without the end in training the model says ",
        { value: { outcome: "without" }, decimals: 1 },
        " words on average: it runs into the limit on every sentence. With it, ",
        { value: { outcome: "with" }, decimals: 1 },
        ". Stopping is a word like any other, and has to be learned.",
      ],
      ko: [
        "종료 토큰 없이 학습한 모델은 평균 ",
        { value: { outcome: "without" }, decimals: 1 },
        "개의 단어를 출력합니다. 어느 문장에서나 최대 길이까지 갑니다. 종료 토큰을 넣고 학습한 모델은 ",
        { value: { outcome: "with" }, decimals: 1 },
        "개입니다. 멈추는 것도 다른 단어처럼 배워야 합니다.",
      ],
    },
    claim: {
      en: "trained without <eos>, the model says at least two words more on average",
      ko: "<eos> 없이 학습한 모델은 평균 두 단어 이상 더 출력합니다",
    },
    also: [{ measure: { minus: [{ outcome: "without" }, { outcome: "with" }] }, atLeast: 2 }],
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 20,
    decimals: 1,
    label: {
      en: "Words said on average, trained without <eos>",
      ko: "<eos> 없이 학습했을 때 평균 출력 단어 수",
    },
  },
  short: { updates: 2, sentences: 16 },
};
