import type { Arm, Experiment } from "../lesson";

const arm = (id: string, reverseSource: boolean, en: string, ko: string): Arm => ({
  id,
  label: { en, ko },
  task: "fr-en",
  choice: { wiring: "plain", units: 64, embed: 32, learningRate: 0.01, reverseSource },
  updates: 750,
});

/** Sutskever's trick: the source read backwards, without attention. */
export const experiment: Experiment = {
  id: "training",
  notes: [],
  title: { en: "Read the source backwards", ko: "원문을 거꾸로 읽기" },
  say: {
    en: [
      "Two models without attention train from French to English. One reads each source from its last word to its first, so that the beginning of the source is fresh when the beginning of the target is due. We follow exact match on held-out sentences, update by update.",
    ],
    ko: [
      "어텐션이 없는 두 모델이 프랑스어를 영어로 옮기는 법을 배웁니다. 한 모델은 원문 문장을 마지막 단어부터 거꾸로 읽습니다. 그러면 번역의 첫 단어를 말할 때 원문의 첫 단어를 방금 읽은 셈이 됩니다. 업데이트가 진행되는 동안 학습에 쓰지 않은 문장의 완전 일치율을 지켜봅니다.",
    ],
  },
  scene: { task: "fr-en", wiring: "plain", sentence: "je suis étudiant", step: "encode", column: 0, row: 0 },
  arms: [
    arm("normal", false, "read forwards", "앞에서부터 읽음"),
    arm("reversed", true, "read backwards", "거꾸로 읽음"),
  ],
  outcome: { of: "by-updates", metric: "exact", every: 150 },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: {
      minus: [
        { outcome: "reversed", at: "longest" },
        { outcome: "normal", at: "longest" },
      ],
    },
    text: {
      en: [
        "After equally many updates the model that reads backwards has ",
        { value: { outcome: "reversed", at: "longest" }, as: "percent", decimals: 1 },
        " right, the other one ",
        { value: { outcome: "normal", at: "longest" }, as: "percent", decimals: 1 },
        ". How far apart they are differs from seed to seed.",
      ],
      ko: [
        "같은 횟수만큼 업데이트한 뒤 완전 일치율은 거꾸로 읽은 모델이 ",
        { value: { outcome: "reversed", at: "longest" }, as: "percent", decimals: 1 },
        ", 앞에서부터 읽은 모델이 ",
        { value: { outcome: "normal", at: "longest" }, as: "percent", decimals: 1 },
        "입니다. 그 차이는 시드마다 다릅니다.",
      ],
    },
    claim: {
      en: "the model that reads backwards has more sentences right, if only by a few",
      ko: "거꾸로 읽은 모델이 적은 차이라도 더 많은 문장을 맞힙니다",
    },
    atLeast: 0.002,
    seedsHold: 4,
  },
  predict: {
    low: -0.5,
    high: 0.5,
    as: "percent",
    decimals: 1,
    label: {
      en: "Exact match in the end: read backwards, minus forwards",
      ko: "마지막 완전 일치율: 거꾸로 읽을 때와 앞에서부터 읽을 때의 차이",
    },
  },
  short: { updates: 2, sentences: 16 },
};
