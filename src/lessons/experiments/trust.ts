import type { Arm, Experiment } from "../lesson";

const arm = (id: string, en: string, ko: string, set?: "uniform" | "hard" | "drop-largest"): Arm => ({
  id,
  label: { en, ko },
  task: "ko-en",
  choice: { bidirectional: true },
  updates: 600,
  ...(set ? { interventions: [{ kind: "weights", row: "all", set }] } : {}),
});

/** The weights of a trained model replaced while it translates. */
export const experiment: Experiment = {
  id: "trust",
  notes: [],
  title: { en: "Put other weights in", ko: "다른 가중치를 넣어 보기" },
  say: {
    en: [
      "A model trains from Korean to English. Then it translates the held-out sentences four times: with its own weights, with all its weight on the word that it looks at most, with the same weight on every word, and with the largest weight taken away.",
    ],
    ko: [
      "모델이 한국어를 영어로 옮기는 법을 배웁니다. 그런 다음 학습에 쓰지 않은 문장을 네 번 번역합니다. 배운 가중치 그대로, 가장 많이 보는 단어에 가중치를 모두 준 채로, 모든 단어에 똑같이 나누어 준 채로, 그리고 가장 큰 가중치를 뺀 채로 번역합니다.",
    ],
  },
  scene: { task: "ko-en", step: "softmax", row: 0 },
  arms: [
    arm("learned", "its own weights", "배운 가중치 그대로"),
    arm("hard", "all on the largest", "가장 큰 곳에 모두", "hard"),
    arm("uniform", "the same on every word", "모든 단어에 똑같이", "uniform"),
    arm("dropped", "the largest taken away", "가장 큰 것을 뺌", "drop-largest"),
  ],
  outcome: { of: "metric", metric: "exact" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "uniform" },
    text: {
      en: [
        "With its own weights the model gets ",
        { value: { outcome: "learned" }, as: "percent", decimals: 0 },
        " of the sentences right, with even ones ",
        { value: { outcome: "uniform" }, as: "percent", decimals: 0 },
        ", and with everything on the largest ",
        { value: { outcome: "hard" }, as: "percent", decimals: 0 },
        ". What it looks at matters to this model; how softly it looks hardly does.",
      ],
      ko: [
        "완전 일치율은 배운 가중치로 ",
        { value: { outcome: "learned" }, as: "percent", decimals: 0 },
        ", 고른 가중치로 ",
        { value: { outcome: "uniform" }, as: "percent", decimals: 0 },
        ", 가장 큰 곳에 모두 주면 ",
        { value: { outcome: "hard" }, as: "percent", decimals: 0 },
        "입니다. 이 모델에는 어디를 보는지가 중요하고, 얼마나 부드럽게 나누어 보는지는 거의 중요하지 않습니다.",
      ],
    },
    claim: {
      en: "with its own weights the model has at least 95% right, with even ones at most 5%",
      ko: "완전 일치율이 배운 가중치로는 95% 이상, 고른 가중치로는 5% 이하입니다",
    },
    atMost: 0.05,
    also: [{ measure: { outcome: "learned" }, atLeast: 0.95 }],
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 1,
    as: "percent",
    decimals: 0,
    label: {
      en: "Exact match with even weights swapped in",
      ko: "고른 가중치로 바꾸어 넣었을 때의 완전 일치율",
    },
  },
  short: { updates: 2, sentences: 16 },
};
