import type { Arm, Experiment, OutcomeMetric } from "../lesson";

const arm = (id: string, task: string, metric: OutcomeMetric, en: string, ko: string): Arm => ({
  id,
  label: { en, ko },
  task,
  choice: {},
  updates: 300,
  outcome: { of: "metric", metric },
});

const FRENCH = ["French to English", "프랑스어 → 영어"] as const;
const KOREAN = ["Korean to English", "한국어 → 영어"] as const;

/** How far the look jumps where the verb stands last. */
export const experiment: Experiment = {
  id: "word-order",
  notes: [],
  title: { en: "How far the look jumps", ko: "시선은 얼마나 멀리 뛰는가" },
  say: {
    en: [
      "One model trains from French, one from Korean, where the verb stands last. Along the right translations of held-out sentences we follow the word that each row looks at most: how many words it jumps from one row to the next, and how well these looks match the gold alignment (AER).",
    ],
    ko: [
      "한 모델은 프랑스어에서, 다른 모델은 동사가 맨 끝에 오는 한국어에서 번역을 배웁니다. 학습에 쓰지 않은 문장의 정답 번역을 따라가면서, 각 행이 가장 많이 보는 단어를 좇습니다. 한 행에서 다음 행으로 갈 때 몇 단어를 건너뛰는지, 그리고 그 위치가 정답 정렬과 얼마나 어긋나는지(AER)를 잽니다.",
    ],
  },
  scene: { task: "ko-en", step: "softmax", row: 0 },
  arms: [
    arm("french", "fr-en", "jump", ...FRENCH),
    arm("korean", "ko-en", "jump", ...KOREAN),
    arm("french-aer", "fr-en", "aer", ...FRENCH),
    arm("korean-aer", "ko-en", "aer", ...KOREAN),
    arm("french-exact", "fr-en", "exact", ...FRENCH),
    arm("korean-exact", "ko-en", "exact", ...KOREAN),
  ],
  outcome: { of: "metric", metric: "jump" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "korean" },
    text: {
      en: [
        "From Korean the look jumps ",
        { value: { outcome: "korean" } },
        " words from row to row on average, from French ",
        { value: { outcome: "french" } },
        ". Both translate most sentences without a mistake: ",
        { value: { outcome: "korean-exact" }, as: "percent", decimals: 0 },
        " and ",
        { value: { outcome: "french-exact" }, as: "percent", decimals: 0 },
        ". An error of alignment is not an error of translation.",
      ],
      ko: [
        "한국어에서는 시선이 행마다 평균 ",
        { value: { outcome: "korean" } },
        "단어, 프랑스어에서는 ",
        { value: { outcome: "french" } },
        "단어를 건너뜁니다. 두 모델 모두 문장 대부분을 틀리지 않고 옮깁니다. 완전 일치율은 한국어 ",
        { value: { outcome: "korean-exact" }, as: "percent", decimals: 0 },
        ", 프랑스어 ",
        { value: { outcome: "french-exact" }, as: "percent", decimals: 0 },
        "입니다. 정렬의 오류가 곧 번역의 오류는 아닙니다.",
      ],
    },
    claim: {
      en: "from Korean the look jumps farther than from French, by at least a fifth of a word",
      ko: "한국어에서는 시선이 프랑스어에서보다 5분의 1단어 이상 더 멀리 뜁니다",
    },
    also: [{ measure: { minus: [{ outcome: "korean" }, { outcome: "french" }] }, atLeast: 0.2 }],
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 6,
    decimals: 1,
    label: {
      en: "Words jumped from one row to the next, Korean to English",
      ko: "한 행에서 다음 행으로 건너뛰는 단어 수(한국어 → 영어)",
    },
  },
  short: { updates: 2, sentences: 16 },
};
