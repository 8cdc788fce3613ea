import type { Arm, Experiment } from "../lesson";

const arm = (id: "predicted" | "input", en: string, ko: string): Arm => ({
  id,
  label: { en, ko },
  task: "fr-en",
  choice: {},
  updates: 300,
  outcome: { of: "metric", metric: id === "predicted" ? "aer" : "aerInputWord" },
});

/** The same weights under two labels: the word that a row says, or the word that it has just read. */
export const experiment: Experiment = {
  id: "heatmap",
  notes: [],
  title: { en: "Whose row is it?", ko: "이 행은 어느 단어의 것인가" },
  say: {
    en: [
      "A model trains from French to English. Its weights are compared with the ",
      { term: "alignment", text: "gold alignment" },
      " twice: once each row belongs to the word that it says, once to the word that it has just read. The numbers of the heatmap are the same both times. We measure the alignment error rate (AER); 0 is best.",
    ],
    ko: [
      "모델이 프랑스어를 영어로 옮기는 법을 배웁니다. 그 가중치를 ",
      { term: "alignment", text: "정답 정렬(gold alignment)" },
      "과 두 번 비교합니다. 한 번은 각 행을 그 행이 출력하는 단어의 것으로 보고, 한 번은 방금 읽은 단어의 것으로 봅니다. 히트맵의 숫자는 두 번 다 같습니다. 정렬 오류율(AER)을 재며, 0이 가장 좋습니다.",
    ],
  },
  scene: { task: "fr-en", sentence: "la fille ne voit pas la voiture rouge", row: 3, step: "softmax" },
  arms: [
    arm("predicted", "row of the word it says", "출력하는 단어의 행"),
    arm("input", "row of the word it has read", "방금 읽은 단어의 행"),
  ],
  outcome: { of: "metric", metric: "aer" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { outcome: "input" },
    text: {
      en: [
        "Labelled with the word that was read, the same weights have an error rate of ",
        { value: { outcome: "input" } },
        "; with the word that is said, ",
        { value: { outcome: "predicted" } },
        ". A heatmap without a word about its rows cannot be read.",
      ],
      ko: [
        "같은 가중치인데도 방금 읽은 단어를 행의 이름으로 쓰면 오류율이 ",
        { value: { outcome: "input" } },
        "이고, 출력하는 단어를 쓰면 ",
        { value: { outcome: "predicted" } },
        "입니다. 행이 무엇을 뜻하는지 밝히지 않은 히트맵은 읽을 수 없습니다.",
      ],
    },
    claim: {
      en: "a row that is named after the word it has read raises the error rate by at least one half",
      ko: "행에 방금 읽은 단어의 이름을 붙이면 오류율이 2분의 1 이상 커집니다",
    },
    also: [{ measure: { minus: [{ outcome: "input" }, { outcome: "predicted" }] }, atLeast: 0.5 }],
    seedsHold: 4,
  },
  predict: {
    low: 0,
    high: 1,
    label: {
      en: "AER when a row belongs to the word it has read",
      ko: "행을 방금 읽은 단어의 것으로 볼 때의 AER",
    },
  },
  short: { updates: 2, sentences: 16 },
};
