import type { Intervention, Row } from "../../../trace/intervention";
import { called, josa } from "../../josa";
import type { InterventionMessages, OwnPairsMessages, PickerMessages, SideTold } from "../../sections/picker";
import { type Bans, rootText, together } from "../../told";

const rowOf = (row: Row): string => (row === "all" ? "모든 출력 단어" : `${row + 1}번째 출력 단어`);

const positionOf = (one: object): number => ("position" in one ? Number(one.position) + 1 : 0);

const WEIGHTS = {
  uniform: () => "가중치를 모두 같게 함",
  "drop-largest": () => "가장 큰 가중치를 없앰",
  hard: () => "가장 큰 가중치만 1로 함",
  permute: () => "가중치를 뒤섞음",
  "one-hot": (one: object) => `${positionOf(one)}번째 원문 단어의 가중치만 1로 함`,
  given: () => "가중치를 직접 정함",
};

function scoresChange({ scale, shift, temperature }: Extract<Intervention, { kind: "scores" }>): string {
  const parts = [
    ...(scale === undefined ? [] : [`× ${scale}`]),
    ...(shift === undefined ? [] : [`+ ${shift}`]),
    ...(temperature === undefined ? [] : [`÷ ${rootText(temperature)}`]),
  ];
  return parts.join(", ");
}

const both = (positions: readonly [number, number]): string =>
  positions.map((position) => `${position + 1}번째`).join("와 ");

function say(one: Intervention | Bans): string {
  switch (one.kind) {
    case "bans":
      return `${one.from + 1}번째부터 ${one.to + 1}번째까지의 출력 단어로 ${called(`‘${one.word}’`, "단어", "을/를")} 쓰지 못하게 함`;
    case "weights":
      return `${rowOf(one.row)}의 ${WEIGHTS[one.set](one)}`;
    case "scores":
      return `${rowOf(one.row)}의 스코어를 바꿈: ${scoresChange(one)}`;
    case "gate": {
      const side = one.side === "encoder" ? "인코더" : "디코더";
      const unit = one.unit === undefined ? "" : ` 유닛 ${one.unit + 1}`;
      return `${side}의 ${josa(`${one.gate} 게이트${unit}`, "을/를")} ${josa(String(one.value), "(으)로")} 고정함`;
    }
    case "token":
      return "force" in one
        ? `${josa(rowOf(one.row), "을/를")} ${called(`‘${one.force}’`, "단어", "(으)로")} 정함`
        : `${rowOf(one.row)}로 ${called(`‘${one.ban}’`, "단어", "을/를")} 쓰지 못하게 함`;
    case "source":
      return `${one.position + 1}번째 원문 단어를 ${called(`‘${one.word}’`, "단어", "(으)로")} 바꾸어 읽음`;
    case "swap-source":
      return `${both(one.positions)} 원문 단어의 자리를 바꿈`;
    case "value":
      return `${one.position + 1}번째 원문 단어의 벡터를 직접 정함`;
    case "swap-values":
      return `${both(one.positions)} 원문 단어의 벡터를 맞바꿈`;
    case "parameter":
      return `${one.name} 파라미터를 0으로 함`;
    case "states":
      return "인코더 은닉 상태를 직접 정함";
    case "query":
      return `${rowOf(one.row)}의 쿼리를 직접 정함`;
  }
}

const interventions: InterventionMessages = {
  label: "개입",
  intro: "모델이 스스로 낸 번역이 아닙니다:",
  remove: "되돌리기",
  say: (interventions) => together(interventions).map(say).join("; "),
};

const sideKo = (name: string, { vocabulary, once, lengths }: SideTold): string =>
  `${name}: 서로 다른 단어 ${vocabulary}개(한 번만 나온 단어 ${once}개), 한 문장에 토큰 ${lengths.least}~${lengths.most}개, 평균 ${lengths.mean.toFixed(1)}개입니다.`;

const own: OwnPairsMessages = {
  title: "직접 넣는 문장 쌍",
  what: "UTF-8 텍스트 파일입니다. 한 줄에 한 쌍씩 원문, 탭, 번역문을 적습니다. 이 페이지 안에서만 읽고 어디에도 보내지 않습니다.",
  choose: "파일 고르기",
  report: ({ pairs, source, target, duplicates, ambiguous, tooLong, limit }) => [
    `쓸 수 있는 문장 쌍은 ${pairs}개입니다.`,
    sideKo("원문", source),
    sideKo("번역문", target),
    ...(duplicates > 0 ? [`되풀이된 쌍이 ${duplicates}개 있습니다.`] : []),
    ...(ambiguous > 0
      ? [`번역이 여러 가지인 원문이 ${ambiguous}개 있습니다. 어떤 모델도 모두 맞힐 수는 없습니다.`]
      : []),
    ...(tooLong > 0 ? [`한쪽의 토큰이 ${limit - 1}개를 넘는 ${tooLong}쌍은 뺐습니다.`] : []),
  ],
  use: "이 문장 쌍으로 학습하기",
};

export const pickerKo: PickerMessages = {
  trained: "학습됨",
  begin: "다시 시작",
  keep: "그대로 두기",
  ask: (updates) =>
    `모델을 바꾸면 처음부터 다시 시작합니다. 여기서 ${updates.toLocaleString("ko")}회 학습한 지금 모델은 사라집니다. 다시 시작할까요?`,
  badNumber: (low, high, whole) => `${low}부터 ${high}까지의 ${whole ? "정수" : "수"}를 입력하세요.`,
  oddUnits: "두 방향이 유닛을 나누어 쓰므로 짝수를 입력하세요.",
  badSchedule:
    "0부터 1까지의 확률을 입력하거나 linear:1,0.002,0.2, exponential:0.995, inverse-sigmoid:100에서 숫자를 바꾸어 입력하세요.",
  cell: {
    rnn: "tanh 하나로, 단어마다 상태를 새로 씁니다.",
    gru: "게이트 두 개가 남길 것과 받아들일 것을 정합니다.",
    lstm: "새로 쓰지 않고 더해 가는 셀 상태를 하나 더 둡니다.",
  },
  wiring: {
    luong: "셀이 먼저 움직이고, 새 상태가 원문에 묻습니다.",
    bahdanau: "이전 상태가 먼저 묻고, 셀이 그 결과를 읽습니다.",
    plain: "디코더는 인코더의 마지막 상태만 받습니다.",
    "plain-context": "인코더의 마지막 상태가 모든 입력에 똑같이 붙습니다.",
  },
  score: {
    dot: "쿼리와 은닉 상태의 방향이 얼마나 비슷한지 봅니다.",
    "scaled-dot": "내적과 같지만, 유닛이 많아도 커지지 않게 나눕니다.",
    general: "어느 유닛끼리 어울리는지 행렬로 학습합니다.",
    concat: "작은 신경망이 둘을 비교합니다.",
    location: "그 자리의 단어는 보지 않고 쿼리만으로 위치마다 스코어를 냅니다.",
    uniform: "스코어가 모두 같습니다. 은닉 상태의 평균과 비교할 때 씁니다.",
  },
  window: {
    global: "원문 단어가 모두 참여합니다.",
    "local-m": "출력 단어와 같은 위치의 주변만 봅니다.",
    "local-p": "쿼리가 예측한 위치의 주변만 봅니다.",
  },
  direction: {
    one: { name: "한 방향", line: "상태는 제 단어와 그 앞의 단어를 압니다." },
    both: { name: "양방향", line: "유닛을 반씩 나누어 양쪽에서 읽으므로, 상태가 앞뒤를 모두 압니다." },
  },
  layers: {
    1: { name: "1층", line: "셀이 임베딩된 단어를 읽습니다." },
    2: { name: "2층", line: "둘째 셀이 첫째 셀의 상태를 읽고, 어텐션은 둘째 층을 봅니다." },
  },
  feeding: {
    without: { name: "끔", line: "다음 입력은 방금 출력한 단어뿐입니다." },
    with: { name: "켬", line: "어텐셔널 벡터가 다음 입력에 붙어, 어디를 보았는지 알려 줍니다." },
  },
  gaussian: {
    even: { name: "끔", line: "범위 안에서는 스코어만 봅니다." },
    falling: { name: "켬", line: "중심에서 멀수록 가중치가 줄어듭니다." },
  },
  preset: {
    default: {
      name: "과제의 기본 모델",
      line: "과제를 배우는 가장 작은 모델이며, 모든 유닛이 화면에 들어옵니다.",
    },
    "bahdanau-2014": {
      name: "Bahdanau 2014",
      line: "양방향으로 읽고, 덧셈 어텐션을 셀보다 먼저 계산합니다.",
    },
    "luong-feeding": {
      name: "입력 피딩을 쓰는 Luong",
      line: "곱셈 어텐션(general)을 쓰고, 본 것을 되먹입니다.",
    },
    "lstm-two-layers": { name: "2층 LSTM", line: "기본 모델에서 읽고 쓰는 부분을 키웁니다." },
    plain: { name: "어텐션 없음(plain)", line: "벡터 하나가 문장 전체를 나릅니다." },
    "cho-2014": { name: "Cho의 고정 컨텍스트", line: "그 벡터 하나를 단어마다 다시 보여 줍니다." },
    "sutskever-2014": { name: "Sutskever 2014", line: "어텐션 없이 2층 LSTM이 원문을 거꾸로 읽습니다." },
  },
  groups: { feeding: "입력 피딩(input feeding)", gaussian: "가우시안" },
  fields: {
    units: { name: "유닛", line: "상태 하나에 든 수의 개수입니다." },
    embed: { name: "임베딩", line: "단어 하나를 나타내는 수의 개수입니다." },
    radius: { name: "반경 D", line: "중심에서 양쪽으로 보는 단어 수입니다." },
    batch: { name: "배치", line: "한 번 학습할 때 쓰는 문장 수입니다." },
    learningRate: { name: "학습률", line: "한 번에 얼마나 멀리 움직이는지 정합니다." },
    clip: { name: "기울기 클리핑", line: "이보다 긴 기울기는 이 길이로 줄입니다." },
    dropout: { name: "드롭아웃", line: "학습할 때 이 비율만큼의 수를 끕니다." },
    optimizer: { name: "옵티마이저", line: "기울기를 걸음으로 바꾸는 방법입니다." },
    teacherForcing: {
      name: "교사 강요(teacher forcing)",
      line: "디코더에 제 출력 대신 정답 단어를 주는 확률입니다.",
    },
    reverseSource: {
      name: "원문 거꾸로 읽기",
      line: "마지막 단어부터 읽어, 문장의 첫머리끼리 가까워집니다.",
    },
    withoutEos: { name: "종료 토큰 없이", line: "<eos> 없이 학습하여, 멈추는 법을 배우지 못합니다." },
  },
  optimizers: {
    adam: { name: "Adam", line: "수마다 제 기울기의 이력에 맞추어 움직입니다." },
    sgd: { name: "SGD", line: "기울기를 따라 곧바로 내려갑니다." },
  },
  schedules: {
    constant: { name: "늘 같음", line: "확률이 바뀌지 않습니다." },
    linear: { name: "직선으로 줄어듦", line: "학습할 때마다 같은 양이 줄어듭니다." },
    exponential: { name: "지수로 줄어듦", line: "학습할 때마다 같은 비율로 줄어듭니다." },
    "inverse-sigmoid": { name: "시그모이드로 줄어듦", line: "천천히, 빠르게, 다시 천천히 줄어듭니다." },
  },
  schedule: "확률 또는 스케줄",
  interventions,
  own,
};
