import type { Intervention } from "../../trace/intervention";
import type { Arm, Experiment } from "../lesson";

const at = (temperature: number): readonly Intervention[] => [{ kind: "scores", row: "all", temperature }];
const arm = (id: string, en: string, ko: string, temperature?: number): Arm => ({
  id,
  label: { en, ko },
  task: "worked-luong",
  choice: {},
  ...(temperature === undefined ? {} : { interventions: at(temperature) }),
});

/** The worked example's scores divided before the softmax: √d is a temperature. */
export const experiment: Experiment = {
  id: "attention",
  notes: [],
  title: { en: "Divide the scores by √d", ko: "스코어를 √d로 나누기" },
  say: {
    en: [
      "The scores of the worked example are divided by a temperature before the softmax. For vectors of four numbers, ",
      { math: "\\sqrt{d}" },
      " is 2. We measure the entropy of the weights, in nats: 0 when all weight is on one word, and largest when all words have the same.",
    ],
    ko: [
      "계산 예제의 어텐션 스코어를 소프트맥스에 넣기 전에 온도(temperature)로 나눕니다. 수 네 개짜리 벡터에서 ",
      { math: "\\sqrt{d}" },
      "는 2입니다. 그리고 가중치의 엔트로피를 nat 단위로 잽니다. 한 단어에 가중치가 모두 모이면 0이고, 모든 단어가 같은 가중치를 받을 때 가장 큽니다.",
    ],
  },
  scene: { task: "worked-luong", row: 0, step: "score" },
  arms: [
    arm("half", "divided by ½", "½로 나눔", 0.5),
    arm("as-it-is", "as it is", "그대로"),
    arm("root", "divided by √d = 2", "√d = 2로 나눔", 2),
    arm("squared", "divided by d = 4", "d = 4로 나눔", 4),
  ],
  outcome: { of: "measure", sentence: "je suis étudiant", measure: { entropy: 0 } },
  seeds: [1],
  contrast: {
    measure: { outcome: "root" },
    text: {
      en: [
        "Divided by ",
        { math: "\\sqrt{d}" },
        " the entropy is ",
        { value: { outcome: "root" }, decimals: 3 },
        " nats instead of ",
        { value: { outcome: "as-it-is" }, decimals: 3 },
        ": the order of the words stays, the weights are more even.",
      ],
      ko: [
        { math: "\\sqrt{d}" },
        "로 나누면 엔트로피는 ",
        { value: { outcome: "as-it-is" }, decimals: 3 },
        " nat에서 ",
        { value: { outcome: "root" }, decimals: 3 },
        " nat가 됩니다. 단어의 순위는 그대로이고 가중치가 더 고르게 나뉩니다.",
      ],
    },
    claim: {
      en: "dividing by √d raises the entropy by at least a tenth of a nat",
      ko: "√d로 나누면 엔트로피가 10분의 1 nat 이상 커집니다",
    },
    also: [{ measure: { minus: [{ outcome: "root" }, { outcome: "as-it-is" }] }, atLeast: 0.1 }],
    seedsHold: 1,
  },
  predict: {
    low: 0,
    high: 1.1,
    label: { en: "Entropy after dividing by √d, nats", ko: "√d로 나눈 뒤의 엔트로피(nat)" },
  },
  short: { updates: 1 },
};
