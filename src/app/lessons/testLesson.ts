/** A lesson of every piece, block and question, for tests. */
import type { Beat, Lesson, Prose } from "../../lessons/lesson";

const scene = {
  task: "fr-en",
  sentence: "la fille ne voit pas la voiture rouge",
  row: 3,
  step: "softmax",
} as const;

const everyPiece: Prose = {
  en: [
    "The word ",
    { word: { output: 3 } },
    " looks at ",
    { word: { lookedAt: 3 } },
    " with ",
    { value: { tensor: "weights", at: [3, "peak"] } },
    " of all its ",
    { term: "encoder", text: "encoder" },
    " states, ",
    { value: { largest: "weights", row: 3 }, as: "percent" },
    " of it. Here ",
    { math: "\\alpha_{4j}" },
    " sums to ",
    { value: { sum: "weights", row: 3 }, decimals: 4 },
    ". ",
    { strong: "There are " },
    { value: { count: "source" } },
    " source words.",
  ],
  ko: [
    "단어 ",
    { word: { output: 3 } },
    { particle: "은는" },
    " ",
    { word: { lookedAt: 3 } },
    { particle: "을를" },
    " 봅니다. 가중치는 ",
    { value: { tensor: "weights", at: [3, "peak"] } },
    { particle: "으로로" },
    " 가장 크고 ",
    { term: "encoder", text: "인코더(encoder)" },
    { particle: "이가" },
    " 만든 상태의 ",
    { value: { largest: "weights", row: 3 }, as: "percent" },
    { particle: "을를" },
    " 차지합니다. ",
    { math: "\\alpha_{4j}" },
    { particle: "은는" },
    " 합이 ",
    { value: { sum: "weights", row: 3 }, decimals: 4 },
    "입니다. ",
    { strong: "원문 단어" },
    { particle: "은는" },
    " ",
    { value: { count: "source" } },
    "개입니다.",
  ],
};

const beats: readonly Beat[] = [
  {
    id: "row",
    notes: [1],
    title: { en: "One row of weights", ko: "가중치 한 행" },
    scene,
    blocks: [
      { kind: "paragraph", text: everyPiece },
      { kind: "equation", tex: "\\alpha_{tj} = \\frac{\\exp(e_{tj})}{\\sum_k \\exp(e_{tk})}" },
      {
        kind: "task",
        text: { en: ["Step to the next word."], ko: ["다음 단어로 넘어가 보세요."] },
      },
    ],
  },
  {
    id: "beside",
    notes: [2],
    title: { en: "Two translations", ko: "번역 두 개" },
    scene: { ...scene, interventions: [{ kind: "weights", row: 3, set: "uniform" }] },
    beside: scene,
    blocks: [
      {
        kind: "paragraph",
        text: {
          en: ["Shared alike, the row is ", { value: { variation: 3 } }, " away from the model’s."],
          ko: ["똑같이 나눈 행은 모델의 행에서 ", { value: { variation: 3 } }, "만큼 떨어져 있습니다."],
        },
      },
      {
        kind: "link",
        text: { en: "The model’s own row", ko: "모델의 행 보기" },
        scene,
      },
    ],
  },
  {
    id: "other",
    notes: [3],
    title: { en: "Another task", ko: "다른 과제" },
    scene: { task: "copy", sentence: "3 1 4 1 5", row: 1 },
    beside: scene,
    blocks: [
      {
        kind: "paragraph",
        text: {
          en: [
            "Copying looks at ",
            { word: { lookedAt: 1 } },
            ", translating at ",
            { word: { lookedAt: 3, from: "beside" } },
            ".",
          ],
          ko: [
            "복사는 ",
            { word: { lookedAt: 1 } },
            { particle: "을를" },
            ", 번역은 ",
            { word: { lookedAt: 3, from: "beside" } },
            { particle: "을를" },
            " 봅니다.",
          ],
        },
      },
    ],
  },
];

export const testLesson: Lesson = {
  id: "attention",
  goal: {
    en: ["You can say where each weight comes from."],
    ko: ["가중치가 어디에서 나오는지 말할 수 있습니다."],
  },
  beats,
  questions: [
    {
      id: "shares",
      notes: [4],
      scene,
      kind: "weights",
      row: 3,
      ask: {
        en: ["The fourth word is ", { word: { output: 3 } }, ". How would you share the attention?"],
        ko: ["네 번째 단어는 ", { word: { output: 3 } }, "입니다. 어텐션을 어떻게 나누겠습니까?"],
      },
      reveal: {
        en: ["The largest share is ", { value: { largest: "weights", row: 3 } }, "."],
        ko: ["가장 큰 몫은 ", { value: { largest: "weights", row: 3 } }, "입니다."],
      },
    },
    {
      id: "word",
      notes: [5],
      scene,
      kind: "choice",
      ask: { en: ["What does the last word look at?"], ko: ["마지막 단어는 어디를 봅니까?"] },
      truth: { lookedAt: 6 },
      options: [
        { id: "a", text: { en: ["rouge"], ko: ["rouge"] }, value: "rouge" },
        { id: "b", text: { en: ["the first word"], ko: ["첫 단어"] }, value: "la", belief: 3 },
        { id: "c", text: { en: ["voiture"], ko: ["voiture"] }, value: "voiture", belief: 4 },
      ],
      reveal: {
        en: ["It looks at ", { word: { lookedAt: 6 } }, "."],
        ko: [{ word: { lookedAt: 6 } }, "입니다."],
      },
    },
    {
      id: "entropy",
      notes: [6],
      scene,
      kind: "scale",
      low: 0,
      high: 2.2,
      label: { en: "Entropy of the row, nats", ko: "행의 엔트로피(nat)" },
      ask: { en: ["How spread out is the row?"], ko: ["행은 얼마나 퍼져 있습니까?"] },
      truth: { entropy: 3 },
      reveal: {
        en: ["It is ", { value: { entropy: 3 } }, "."],
        ko: ["값은 ", { value: { entropy: 3 } }, "입니다."],
      },
    },
  ],
  experiment: {
    id: "try",
    notes: [7],
    title: { en: "Two models", ko: "모델 두 개" },
    say: { en: ["Which one is better?"], ko: ["어느 쪽이 낫습니까?"] },
    scene: { task: "copy" },
    arms: [
      { id: "a", label: { en: "attention", ko: "어텐션" }, task: "copy", choice: {}, updates: 40 },
      { id: "b", label: { en: "plain", ko: "없음" }, task: "copy", choice: { wiring: "plain" }, updates: 40 },
    ],
    outcome: { of: "metric", metric: "exact" },
    seeds: [1],
    contrast: {
      measure: { minus: [{ outcome: "a" }, { outcome: "b" }] },
      text: { en: ["The difference."], ko: ["차이입니다."] },
      claim: { en: "attention is not worse", ko: "어텐션이 더 나쁘지 않습니다" },
      atLeast: 0,
      seedsHold: 1,
    },
    predict: { low: 0, high: 1, label: { en: "Difference", ko: "차이" } },
    short: { updates: 10 },
  },
};
