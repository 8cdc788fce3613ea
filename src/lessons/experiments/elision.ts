import type { Arm, Experiment } from "../lesson";
import type { Measure } from "../measure";
import { particle } from "../write";

const ARTICLES = ["le", "la", "l'"];

const arm = (id: string, bidirectional: boolean, link: "sure" | "possible", en: string, ko: string): Arm => ({
  id,
  label: { en, ko },
  task: "en-fr",
  choice: { bidirectional },
  updates: 600,
  outcome: { of: "linked-weight", words: ARTICLES, link },
});

/** Of the article rows, read in one direction: neither on “the” nor on the noun. */
const REST: Measure = {
  minus: [{ minus: [{ number: 1 }, { outcome: "one-noun" }] }, { outcome: "one-the" }],
};

/** Where le, la and l' look, read in one direction and in both. */
export const experiment: Experiment = {
  id: "elision",
  notes: [],
  title: { en: "Where le, la and l' look", ko: "le, la, l'는 어디를 보는가" },
  say: {
    en: [
      "French chooses le, la or l' by its noun, which English says after “the”. Two models train from English to French: one reads in one direction, so that its state at “the” cannot know the noun; one reads in both. In the rows of the articles we add up the weight on “the” and the weight on its noun.",
    ],
    ko: [
      "프랑스어는 뒤에 오는 명사에 따라 le, la, l' 가운데 하나를 고릅니다. 영어에서 그 명사는 “the” 뒤에 옵니다. 두 모델이 영어를 프랑스어로 옮기는 법을 배웁니다. 하나는 한 방향으로만 읽어서 “the”의 은닉 상태가 명사를 알 수 없고, 다른 하나는 양방향으로 읽습니다. 관사 행에서 “the”에 준 가중치와 명사에 준 가중치를 잽니다.",
    ],
  },
  scene: { task: "en-fr", sentence: "the man likes the pretty tree", row: 0, step: "softmax" },
  arms: [
    arm("one-noun", false, "possible", "one direction: the noun", "한 방향: 명사"),
    arm("one-the", false, "sure", "one direction: “the”", "한 방향: “the”"),
    arm("both-noun", true, "possible", "both directions: the noun", "양방향: 명사"),
    arm("both-the", true, "sure", "both directions: “the”", "양방향: “the”"),
  ],
  outcome: { of: "linked-weight", words: ARTICLES, link: "possible" },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: { minus: [{ outcome: "one-noun" }, { outcome: "one-the" }] },
    text: {
      en: [
        "Read in one direction, the article rows put ",
        { value: { outcome: "one-noun" } },
        " on the noun and ",
        { value: { outcome: "one-the" } },
        " on “the”; the other ",
        { value: REST },
        " lies elsewhere, as on the end mark in “she sees the man”. Read in both, ",
        { value: { outcome: "both-noun" } },
        " and ",
        { value: { outcome: "both-the" } },
        ": the state at “the” has then read the noun from behind, and the decoder need not look there.",
      ],
      ko: [
        "한 방향으로 읽으면 관사 행은 명사에 ",
        { value: { outcome: "one-noun" } },
        ", “the”에 ",
        { value: { outcome: "one-the" } },
        "의 가중치를 줍니다. 나머지 ",
        { value: REST },
        particle("은는"),
        " “she sees the man”의 종료 토큰처럼 다른 위치에 있습니다. 양방향으로 읽으면 각각 ",
        { value: { outcome: "both-noun" } },
        ", ",
        { value: { outcome: "both-the" } },
        "입니다. 이때는 “the”의 상태가 뒤에서부터 명사를 이미 읽었으므로 디코더가 명사를 볼 필요가 없습니다.",
      ],
    },
    claim: {
      en: "read in one direction, the article rows put more weight on the noun than on “the”; read in both, far more on “the”",
      ko: "한 방향으로 읽으면 관사 행이 “the”보다 명사에 더 큰 가중치를, 양방향으로 읽으면 “the”에 훨씬 더 큰 가중치를 줍니다",
    },
    atLeast: 0,
    also: [{ measure: { minus: [{ outcome: "both-the" }, { outcome: "both-noun" }] }, atLeast: 0.5 }],
    seedsHold: 4,
  },
  predict: {
    low: -1,
    high: 1,
    label: {
      en: "One direction: weight on the noun minus weight on “the”",
      ko: "한 방향: 명사의 가중치 − “the”의 가중치",
    },
  },
  short: { updates: 2, sentences: 32 },
};
