import type { Experiment } from "../lesson";

const UPDATES = 800;
const SIZE = { bidirectional: true, units: 64, embed: 32, learningRate: 0.01 } as const;

/** Digits said backwards, up to 20: what one vector can hold, and what can be looked up. */
export const experiment: Experiment = {
  id: "bottleneck",
  notes: [],
  title: { en: "One vector for twenty digits", ko: "벡터 하나에 숫자 스무 개" },
  say: {
    en: [
      "Two models learn to say digits backwards, sequences of 1 to 20. They have the same encoder, the same size and equally many updates. One hands on a single ",
      { term: "context-vector", text: "context vector" },
      ", the other may look back at every state. We count the held-out sequences that come out right in every digit, length by length.",
    ],
    ko: [
      "두 모델이 1개에서 20개까지의 숫자를 거꾸로 말하는 법을 배웁니다. 인코더와 크기, 업데이트 횟수는 같습니다. 한 모델은 ",
      { term: "context-vector", text: "컨텍스트 벡터(context vector)" },
      " 하나만 넘기고, 다른 모델은 모든 은닉 상태를 다시 볼 수 있습니다. 학습에 쓰지 않은 수열 가운데 모든 숫자를 맞힌 비율을 길이별로 셉니다.",
    ],
  },
  scene: { task: "reverse", step: "softmax", row: 0 },
  arms: [
    {
      id: "plain",
      label: { en: "without attention", ko: "어텐션 없음" },
      task: "reverse-20",
      choice: { ...SIZE, wiring: "plain" },
      updates: UPDATES,
    },
    {
      id: "attention",
      label: { en: "with attention", ko: "어텐션 있음" },
      task: "reverse-20",
      choice: { ...SIZE, wiring: "luong" },
      updates: UPDATES,
    },
  ],
  outcome: { of: "by-length", metric: "exact" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: {
      minus: [
        { outcome: "attention", at: "longest" },
        { outcome: "plain", at: "longest" },
      ],
    },
    text: {
      en: [
        "At the longest length the model with attention gets ",
        { value: { outcome: "attention", at: "longest" }, as: "percent", decimals: 0 },
        " right, the one without ",
        { value: { outcome: "plain", at: "longest" }, as: "percent", decimals: 0 },
        ". No length here is new to either of them. In ",
        { value: { number: UPDATES }, decimals: 0 },
        " updates the model without attention has not learned to put twenty digits into one vector; that they would not fit is not shown.",
      ],
      ko: [
        "가장 긴 길이에서 어텐션이 있는 모델의 완전 일치율은 ",
        { value: { outcome: "attention", at: "longest" }, as: "percent", decimals: 0 },
        ", 없는 모델은 ",
        { value: { outcome: "plain", at: "longest" }, as: "percent", decimals: 0 },
        "입니다. 두 모델 모두 학습에서 이 길이들을 보았습니다. 어텐션이 없는 모델은 ",
        { value: { number: UPDATES }, decimals: 0 },
        "번의 업데이트로는 숫자 스무 개를 벡터 하나에 담는 법을 배우지 못했습니다. 담을 수 없다는 것이 밝혀진 것은 아닙니다.",
      ],
    },
    claim: {
      en: "at the longest length attention brings at least 50 percentage points",
      ko: "가장 긴 길이에서 어텐션이 있는 모델의 완전 일치율이 50%p 이상 높습니다",
    },
    atLeast: 0.5,
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 1,
    as: "percent",
    decimals: 0,
    label: {
      en: "Exact match at the longest length: with attention, minus without",
      ko: "가장 긴 길이의 완전 일치율: 어텐션이 있을 때와 없을 때의 차이",
    },
  },
  short: { updates: 2, sentences: 32 },
};
