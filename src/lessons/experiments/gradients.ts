import type { SomeChoice } from "../../trace/settings";
import type { Arm, Experiment } from "../lesson";

const arm = (id: string, en: string, ko: string, choice: SomeChoice): Arm => ({
  id,
  label: { en, ko },
  task: "copy-80",
  choice,
  updates: 0,
});

/** How much of the loss reaches the first word, by the length of the source, before anything is learned. */
export const experiment: Experiment = {
  id: "gradients",
  notes: [],
  title: { en: "How far a gradient reaches", ko: "기울기는 어디까지 닿는가" },
  say: {
    en: [
      "Nothing is trained here. A model as it begins reads 5 to 80 digits and says one; we measure the gradient of its loss at the very first digit, ",
      { math: "\\lVert \\partial L / \\partial x_1 \\rVert" },
      ", with attention and without, for each kind of cell.",
    ],
    ko: [
      "여기서는 아무것도 학습하지 않습니다. 초기 상태의 모델이 숫자 5개에서 80개까지를 읽고 숫자 하나를 말합니다. 이때 손실의 기울기가 맨 처음 숫자에서 얼마나 큰지, 곧 ",
      { math: "\\lVert \\partial L / \\partial x_1 \\rVert" },
      "을 어텐션이 있을 때와 없을 때, 셀 종류별로 잽니다.",
    ],
  },
  scene: { task: "copy", wiring: "plain", sentence: "3 1 4 1 5 9 2 6 5 8 9 7", step: "encode", column: 12 },
  arms: [
    arm("attention", "GRU with attention", "GRU, 어텐션 있음", {}),
    arm("plain", "GRU without", "GRU, 어텐션 없음", { wiring: "plain" }),
    arm("rnn", "RNN without", "RNN, 어텐션 없음", { wiring: "plain", cell: "rnn" }),
    arm("lstm", "LSTM without", "LSTM, 어텐션 없음", { wiring: "plain", cell: "lstm" }),
  ],
  outcome: {
    of: "gradient-by-length",
    lengths: [5, 10, 20, 40, 60, 80],
    words: ["3", "1", "4", "1", "5", "9", "2", "6", "5", "8"],
    forced: "3",
  },
  seeds: [1, 2, 3, 4, 5],
  contrast: {
    measure: {
      ratio: [
        { outcome: "attention", at: 80 },
        { outcome: "plain", at: 80 },
      ],
    },
    text: {
      en: [
        "At 80 digits the gradient at the first one is ",
        { value: { outcome: "attention", at: 80 }, as: "scientific", decimals: 1 },
        " with attention and ",
        { value: { outcome: "plain", at: 80 }, as: "scientific", decimals: 1 },
        " without. With attention it still shrinks with the length, because the weight is shared among more words, but not by a factor for every word between.",
      ],
      ko: [
        "숫자가 80개일 때 첫 숫자의 기울기는 어텐션이 있으면 ",
        { value: { outcome: "attention", at: 80 }, as: "scientific", decimals: 1 },
        ", 없으면 ",
        { value: { outcome: "plain", at: 80 }, as: "scientific", decimals: 1 },
        "입니다. 어텐션이 있어도 길어질수록 가중치를 더 많은 단어가 나누어 가지므로 기울기는 작아집니다. 그러나 단어를 하나 지날 때마다 곱으로 줄지는 않습니다.",
      ],
    },
    claim: {
      en: "at 80 digits the gradient with attention is at least a hundred times the other",
      ko: "숫자 80개일 때 어텐션이 있는 기울기가 없는 기울기의 100배 이상입니다",
    },
    atLeast: 100,
    seedsHold: 4,
  },
  predict: {
    low: 1,
    high: 1e18,
    logarithmic: true,
    decimals: 0,
    label: {
      en: "At 80 digits: gradient with attention ÷ without",
      ko: "숫자 80개일 때: 어텐션이 있는 기울기 ÷ 없는 기울기",
    },
  },
  short: { updates: 0 },
};
