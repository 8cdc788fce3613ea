import type { Arm, Experiment, OutcomeMetric } from "../lesson";

const arm = (id: string, score: "dot" | "location", metric: OutcomeMetric): Arm => ({
  id,
  label: score === "dot" ? { en: "dot", ko: "내적(dot)" } : { en: "location", ko: "위치 기반(location)" },
  task: "ko-en-eojeol",
  choice: { score },
  updates: 300,
  outcome: { of: "metric", metric },
});

/** A score that never sees the words, on sentences whose words change places. */
export const experiment: Experiment = {
  id: "scores",
  notes: [],
  title: { en: "A score that cannot see the words", ko: "단어를 보지 못하는 스코어 함수" },
  say: {
    en: [
      "The location score computes the weights from the decoder's state alone; what the source words are does not enter it. It trains from Korean to English, where nearly every word changes its place, beside the dot product: same data, same seed, equally many updates. We measure the alignment error rate and the sentences that are right in every word.",
    ],
    ko: [
      "위치 기반(location) 스코어 함수는 디코더의 상태만으로 가중치를 계산합니다. 원문 단어가 무엇인지는 계산에 들어가지 않습니다. 거의 모든 단어의 자리가 바뀌는 한국어 → 영어 번역을 내적(dot)과 나란히 학습합니다. 데이터와 시드, 업데이트 횟수는 같습니다. 정렬 오류율과 완전 일치율을 잽니다.",
    ],
  },
  scene: { task: "ko-en-eojeol", step: "score", row: 0 },
  arms: [
    arm("dot", "dot", "aer"),
    arm("location", "location", "aer"),
    arm("dot-exact", "dot", "exact"),
    arm("location-exact", "location", "exact"),
  ],
  outcome: { of: "metric", metric: "aer" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { minus: [{ outcome: "location" }, { outcome: "dot" }] },
    text: {
      en: [
        "Location has an alignment error of ",
        { value: { outcome: "location" } },
        ", the dot product ",
        { value: { outcome: "dot" } },
        ". Exact match: ",
        { value: { outcome: "location-exact" }, as: "percent", decimals: 0 },
        " and ",
        { value: { outcome: "dot-exact" }, as: "percent", decimals: 0 },
        ". A ranking of small models on one task says nothing about others.",
      ],
      ko: [
        "정렬 오류율은 위치 기반이 ",
        { value: { outcome: "location" } },
        ", 내적이 ",
        { value: { outcome: "dot" } },
        "입니다. 완전 일치율은 각각 ",
        { value: { outcome: "location-exact" }, as: "percent", decimals: 0 },
        ", ",
        { value: { outcome: "dot-exact" }, as: "percent", decimals: 0 },
        "입니다. 작은 모델들을 한 과제에서 비교한 순위를 다른 과제에까지 적용할 수는 없습니다.",
      ],
    },
    claim: {
      en: "location has the higher alignment error, by at least one twentieth",
      ko: "위치 기반의 정렬 오류율이 20분의 1 이상 높습니다",
    },
    atLeast: 0.05,
    seedsHold: 4,
  },
  predict: {
    low: -0.5,
    high: 1,
    label: { en: "AER of location minus AER of dot", ko: "위치 기반의 AER − 내적의 AER" },
  },
  short: { updates: 2, sentences: 16 },
};
