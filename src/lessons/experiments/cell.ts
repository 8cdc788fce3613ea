import type { Experiment } from "../lesson";

const LENGTH = { norm: "states", row: "last" } as const;

/** A GRU whose update gate is held: at 1 it keeps what it had, at 0 it keeps nothing. */
export const experiment: Experiment = {
  id: "cell",
  notes: [],
  title: { en: "Hold the update gate", ko: "업데이트 게이트 고정하기" },
  say: {
    en: [
      "The GRU of the French model reads “la voiture rouge”. Then its update gate ",
      { math: "z" },
      " is held at one value at every word, and we measure the norm of the last state, ",
      { math: "\\lVert h \\rVert" },
      ". It begins as a vector of zeros.",
    ],
    ko: [
      "프랑스어 모델의 GRU가 “la voiture rouge”를 끝까지 읽습니다. 그다음 업데이트 게이트 ",
      { math: "z" },
      "의 값을 모든 단어에서 하나로 고정하고, 마지막 은닉 상태의 크기(노름) ",
      { math: "\\lVert h \\rVert" },
      "를 잽니다. 처음 상태는 모든 값이 0인 벡터입니다.",
    ],
  },
  scene: { task: "fr-en", sentence: "la voiture rouge", step: "encode", column: 3 },
  arms: [
    { id: "free", label: { en: "z as the model has it", ko: "모델이 정한 z" }, task: "fr-en", choice: {} },
    {
      id: "keep",
      label: { en: "z held at 1", ko: "z를 1로 고정" },
      task: "fr-en",
      choice: {},
      interventions: [{ kind: "gate", side: "encoder", gate: "update", value: 1 }],
    },
    {
      id: "replace",
      label: { en: "z held at 0", ko: "z를 0으로 고정" },
      task: "fr-en",
      choice: {},
      interventions: [{ kind: "gate", side: "encoder", gate: "update", value: 0 }],
    },
  ],
  outcome: { of: "measure", sentence: "la voiture rouge", measure: LENGTH },
  seeds: [1],
  contrast: {
    measure: { outcome: "keep" },
    text: {
      en: [
        "With the gate at 1 every step hands on the state before: after the whole sentence its norm is ",
        { value: { outcome: "keep" } },
        ", as at the beginning. With the gate at 0 each step forgets the state before and takes the new candidate: ",
        { value: { outcome: "replace" } },
        ". Left to the model it is ",
        { value: { outcome: "free" } },
        "; another sentence gives another number.",
      ],
      ko: [
        "게이트가 1이면 모든 시점에서 이전 상태를 그대로 넘깁니다. 그래서 문장을 다 읽은 뒤의 크기도 처음과 같은 ",
        { value: { outcome: "keep" } },
        "입니다. 게이트가 0이면 시점마다 이전 상태를 버리고 새 후보만 받아 ",
        { value: { outcome: "replace" } },
        { particle: "이가" },
        " 됩니다. 모델이 스스로 정했을 때는 ",
        { value: { outcome: "free" } },
        "입니다. 다른 문장에서는 다른 값이 나옵니다.",
      ],
    },
    claim: {
      en: "with z held at 1 the norm of the last state is 0",
      ko: "z를 1로 고정하면 마지막 은닉 상태의 크기는 0입니다",
    },
    atMost: 1e-6,
    seedsHold: 1,
  },
  predict: {
    low: 0,
    high: 6,
    label: {
      en: "Norm of the last state with z held at 1",
      ko: "z를 1로 고정했을 때 마지막 은닉 상태의 크기",
    },
  },
  short: { updates: 2 },
};
