import { called } from "../../josa";
import type { LossTableMessages } from "../../sections/lossTable";

export const lossTableKo: LossTableMessages = {
  title: "손실 펼쳐 보기",
  explain:
    "학습할 때는 정답 단어를 입력하고, 위치마다 다음 정답 단어의 확률을 봅니다. 확률이 낮을수록 −ln p가 커지며, 그 평균이 손실입니다.",
  updates: (updates) => `${updates}회 학습한 모델의 값입니다.`,
  table: "위치별 입력 단어, 정답, 확률, 손실",
  position: "단어",
  input: "입력",
  target: "정답",
  mean: "−ln p의 평균",
  loss: "손실",
  checked: (difference) => `float64로 다시 계산한 값과 일치합니다. 가장 큰 차이 ${difference}`,
  differs: ({ model, again }) => `float64로 다시 계산하니 다릅니다. 모델 ${model}, 재계산 ${again}`,
  perWord: ({ p, worst, share }) =>
    `모든 정답 단어의 확률이 ${p}일 때와 같은 손실입니다. 가장 큰 몫인 ${share}%는 ${called(worst, "단어")}에서 나옵니다.`,
  waiting: "모델에 묻고 있습니다.",
  noTarget: "정답 번역이 없으면 손실도 없습니다.",
  unchanged: "번역에서 손으로 바꾼 것은 여기에 반영하지 않습니다. 모두 모델 자체의 값입니다.",
  gradients: {
    title: "손실은 어디를 바꾸려 할까요: 원문 단어별 기울기",
    explain:
      "인코더 상태 h와 임베딩 x가 달라질 때 손실이 얼마나 달라지는지를 나타냅니다. 어텐션은 상태를 두 가지로 씁니다. 하나는 더해지는 값(값 경로), 하나는 가중치를 정하는 스코어(스코어 경로)입니다. 어텐션이 없으면 모든 기울기가 셀을 한 단어씩 거슬러 가야 합니다.",
    norms: "막대는 기울기의 크기입니다. 두 경로는 서로 다른 벡터라서 크기를 그대로 더할 수 없습니다.",
    value: "값 경로, |∂loss/∂h|",
    score: "스코어 경로, |∂loss/∂h|",
    embedding: "모든 경로, |∂loss/∂x|",
    scale: "눈금",
    linear: "선형",
    log: "로그",
    logFloor: (floor) => `로그 눈금의 선은 10의 거듭제곱이며 ${floor}에서 시작합니다.`,
    with: "어텐션 있음",
    without: "어텐션 없음",
    chart: ({ name, bars, largest }) => `${name}: 막대 ${bars}개, 가장 큰 값 ${largest}`,
    model: ({ updates, loss }) => `학습 ${updates.toLocaleString("ko")}회, 손실 ${loss}`,
    bar: ({ word, kind, value }) => `${word}, ${kind}: ${value}`,
    table: "숫자로 보기",
    word: "원문 단어",
    reach: ({ attends, first, words, percent, even }) =>
      `어텐션이 ${attends ? "있으면" : "없으면"} 처음 읽는 ${called(first, "단어", "이/가")} 토큰 ${words}개의 기울기 가운데 ${percent}%를 받습니다. 고르게 나누면 ${even}%입니다.`,
    losses: ({ attending, plain }) =>
      `손실이 서로 다릅니다(어텐션이 있으면 ${attending}, 없으면 ${plain}). 더 배울 것이 적으면 기울기도 모두 작습니다.`,
    compare: ({ times, more, word }) =>
      `다른 단어와 견준 비율로 보면, ${called(word, "단어")}에는 어텐션이 ${more ? "있을" : "없을"} 때 ${more ? "없을" : "있을"} 때의 ${times}배가 도달합니다.`,
    paths: ({ times, more }) =>
      more
        ? `단어 전체를 더하면 값 경로가 스코어 경로의 ${times}배입니다.`
        : `단어 전체를 더하면 스코어 경로가 값 경로의 ${times}배입니다.`,
    handSet: "손으로 값을 정한 예제라서, 비교할 만한 어텐션 없는 모델이 없습니다.",
    starting: "비교할 모델을 별도의 엔진에서 시작하고 있습니다.",
    fresh: "이 과제에는 이런 종류의 학습된 모델이 페이지에 없습니다. 이 모델은 아직 학습하지 않았습니다.",
    train: (updates) => `${updates}회 학습시키기`,
    training: "학습 중",
    again: "다시 시도",
  },
};
