import { attends } from "../../../trace/architecture";
import type { ModelChoice } from "../../../trace/settings";
import { josa } from "../../josa";
import type { ConfigMessages, SentencePart } from "../../sections/config";

const cells = { rnn: "단순 RNN", gru: "GRU", lstm: "LSTM" };
const wirings = {
  luong: "Luong",
  bahdanau: "Bahdanau",
  plain: "어텐션 없음",
  "plain-context": "고정 컨텍스트",
};
const scores = {
  dot: "내적",
  "scaled-dot": "스케일드 내적",
  general: "곱셈 어텐션(general)",
  concat: "덧셈 어텐션",
  location: "위치 기반 스코어",
  uniform: "균등 스코어",
};
const windows = {
  global: "모든 단어",
  "local-m": "같은 자리 주변 단어",
  "local-p": "예측한 자리 주변 단어",
};

/** The particle alone: the word before it is a button. */
const after = (word: string, pair: "(으)로"): string => josa(word, pair).slice(word.length);

function decoder({ wiring, score, window, inputFeeding, radius }: ModelChoice): SentencePart[] {
  if (!attends(wiring) || score === null || window === null) {
    const text = wiring === "plain" ? "어텐션 없이 마지막 상태만으로" : "어텐션 없이 고정 컨텍스트로";
    return [
      "디코더는 ",
      { slot: "wiring", text },
      " 출력합니다. ",
      { slot: "score", text: "스코어 없음" },
      ", ",
      { slot: "window", text: "범위 없음" },
      ".",
    ];
  }
  const reach = window === "global" ? "" : `(±${radius})`;
  return [
    { slot: "wiring", text: inputFeeding ? `입력 피딩을 쓰는 ${wirings[wiring]}` : wirings[wiring] },
    " 디코더가 ",
    { slot: "window", text: windows[window] + reach },
    "의 스코어를 ",
    { slot: "score", text: scores[score] },
    `${after(scores[score], "(으)로")} 계산합니다.`,
  ];
}

export const configKo: ConfigMessages = {
  edit: (sentence) => `문장 고치기: ${sentence}`,
  slots: {
    task: "과제",
    cell: "셀",
    direction: "읽는 방향",
    layers: "층",
    sizes: "크기",
    wiring: "구조",
    score: "스코어 함수",
    window: "범위",
    training: "학습 설정",
    presets: "준비된 모델 불러오기",
  },
  cells,
  wirings,
  scores,
  windows,
  model: (choice, usual) => [
    { slot: "sizes", text: `유닛 ${choice.units}개` },
    "짜리 ",
    { slot: "layers", text: `${choice.layers}층` },
    " ",
    { slot: "cell", text: cells[choice.cell] },
    " 인코더가 ",
    { slot: "direction", text: choice.bidirectional ? "양방향으로" : "한 방향으로" },
    " 읽고, ",
    ...decoder(choice),
    " ",
    { slot: "training", text: usual ? "기본 학습 설정" : "바꾼 학습 설정" },
  ],
  short: ({ cell, wiring, score }) =>
    [cells[cell], wirings[wiring], ...(score === null ? [] : [scores[score]])].join(" · "),
  change: "모델",
  ready: "이 구성의 학습된 모델이 준비되어 있습니다.",
  load: "불러오기",
};
