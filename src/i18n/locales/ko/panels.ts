import { called, type JosaPair, josa } from "../../josa";
import type { PanelMessages } from "../../sections/panels";

const src = (text: string) => ({ family: "src", text }) as const;
const tgt = (text: string) => ({ family: "tgt", text }) as const;

/** What follows a word so that the two read as one phrase: `called` without the word itself. */
const after = (word: string, noun: string, pair?: JosaPair): string =>
  called(word, noun, pair).slice(word.length);

/** Where the decoder's first state comes from. */
const FIRST_STATE = {
  last: ({ memory }: { memory: boolean }) =>
    memory
      ? "디코더는 마지막 인코더 상태와 그 셀 상태에서 시작합니다."
      : "디코더는 마지막 인코더 상태에서 시작합니다.",
  both: ({ tokens, memory }: { tokens: number; memory: boolean }) =>
    `디코더는 두 방향의 마지막 ${memory ? "은닉 상태와 셀 상태" : "상태"} [정방향 ${tokens}번째; 역방향 1번째]에서 시작합니다.`,
  bridge: ({ two, memory }: { two: boolean; memory: boolean }) =>
    `디코더는 ${two ? "역방향이 첫 단어에서 가진 상태" : "마지막 인코더 상태"}를 학습된 tanh 층에 통과시켜 만든 s_0에서 시작합니다.${memory ? " 셀 상태도 같은 곳에서 만듭니다." : ""}`,
} as const;

/** What stands beside the word, as a sentence of its own. */
const BESIDE = {
  nothing: "",
  fed: " 그 옆에 바로 앞 행의 s̃가 함께 들어갑니다(입력 피딩). 앞에서 무엇을 보았는지 알 수 있습니다.",
  context: " 그 옆에 컨텍스트 벡터가 함께 들어갑니다.",
} as const;

export const panelsKo: PanelMessages = {
  ledger: "이 단어가 나오기까지의 단계",
  steps: {
    encode: { name: "인코딩", short: "인코딩" },
    cell: { name: "디코더 셀", short: "셀" },
    score: { name: "스코어", short: "스코어" },
    softmax: { name: "소프트맥스", short: "소프트맥스" },
    "weighted-sum": { name: "가중합", short: "가중합" },
    concat: { name: "결합", short: "결합" },
    output: { name: "출력", short: "출력" },
  },
  note: (names) => `노트 ${names.join(", ")}`,
  say: {
    encode: ({ word, first, gated }) =>
      first
        ? ["첫 은닉 상태는 0에서 시작해 ", src(word), `${after(word, "단어", "을/를")} 받아들입니다.`]
        : gated
          ? [
              "각 은닉 상태는 바로 앞 상태의 일부를 남기고 새 단어의 일부를 받아들입니다. 여기서는 ",
              src(word),
              `${after(word, "단어")}입니다.`,
            ]
          : [
              "바로 앞 상태와 새 단어 ",
              src(word),
              "의 입력을 더해 tanh에 한 번 통과시킵니다. 무엇을 남길지 정하는 게이트는 없습니다.",
            ],
    cell: ({ before, first, start, two, memory, beside, tokens }) => [
      ...(first
        ? [FIRST_STATE[start]({ tokens, two, memory }), " 여기에 시작 토큰 ", tgt(before), "를 읽습니다."]
        : [
            "디코더는 방금 출력한 ",
            tgt(before),
            `${after(before, "단어", "을/를")} 인코더와 같은 방식으로 읽습니다.`,
          ]),
      BESIDE[beside],
    ],
    score: {
      dot: ({ source }) => [
        "쿼리와 ",
        src(source),
        "의 은닉 상태를 유닛마다 곱해 모두 더합니다. 방향이 비슷할수록, 또 벡터가 길수록 스코어가 높습니다.",
      ],
      "scaled-dot": ({ source }) => [
        "쿼리와 ",
        src(source),
        "의 은닉 상태를 유닛마다 곱해 모두 더한 뒤 유닛 수의 제곱근으로 나눕니다. 그래서 유닛이 많아져도 스코어가 따라 커지지 않습니다.",
      ],
      general: ({ source }) => [
        src(source),
        "의 은닉 상태는 쿼리와 만나기 전에 W_a를 거칩니다. 어떤 유닛끼리 맞아야 하는지를 학습합니다.",
      ],
      concat: ({ source }) => [
        "쿼리와 ",
        src(source),
        "의 은닉 상태를 각각 변환해 더하고, tanh를 거친 뒤 유닛마다 v_a를 곱해 더합니다.",
      ],
      location: ({ position, longest }) => [
        `이 스코어는 원문을 전혀 보지 않습니다. W_a가 쿼리만으로 자리마다 숫자를 하나씩 만듭니다. 여기서는 ${position}번째 자리입니다.`,
        longest === null
          ? " 정해진 최대 길이를 넘는 자리는 알지 못합니다."
          : ` 행이 ${longest}개뿐이어서 그다음 자리는 알지 못합니다.`,
      ],
      uniform: () => [
        "절제 실험입니다. 무엇을 묻든 스코어가 모두 0이어서 모든 은닉 상태의 가중치가 같습니다. 그래도 학습되는 것은 보지 않고 배운 것입니다.",
      ],
    },
    softmax: (local) => [
      local === null
        ? "지수 함수는 모든 스코어를 양수로 바꿉니다. 그 합으로 나누면, 모두 더하면 1이 되는 가중치가 됩니다."
        : `p에서 ${local.radius} 이내에 있는 자리 ${local.inside}개만 계산에 들어갑니다. 나머지는 정확히 0입니다.`,
      local?.gaussian
        ? " 그런 다음 p를 중심으로 한 가우스 함수를 곱하며, 합이 1이 되도록 다시 나누지 않습니다."
        : "",
    ],
    weightedSum: ({ source, share }) => [
      "은닉 상태마다 제 몫만큼 더해집니다. ",
      src(source),
      `의 몫은 ${share}입니다. 띠의 두께가 가중치입니다.`,
    ],
    concat: {
      mixed: ["디코더가 찾아낸 것과 찾던 것을 나란히 이어 붙인 뒤 한 번 섞습니다."],
      joined: [
        "방금 출력한 단어의 임베딩과 컨텍스트 벡터를 나란히 이어 붙입니다. 셀이 읽는 입력입니다. 여기서는 섞지 않으며 W_c도 tanh도 없습니다.",
      ],
      fixed: [
        "방금 출력한 단어의 임베딩과 인코더의 마지막 상태를 나란히 이어 붙입니다. 셀이 읽는 입력입니다. 컨텍스트 벡터는 모든 행에서 같으며, 가중치로 만든 것이 아닙니다.",
      ],
    },
    output: ({ words, chosen }) => [
      `아는 단어 ${words}개에 로짓을 하나씩 매기고 다시 소프트맥스를 적용합니다. 가장 큰 것은 `,
      tgt(chosen),
      `${after(chosen, "단어")}입니다.`,
    ],
  },
  reuse: {
    encode: ({ tokens, two }) =>
      two
        ? `정방향과 역방향은 저마다 W_ih, W_hh, 편향을 가지며, 원문 ${tokens}개 자리에서 모두 같은 것을 씁니다. 임베딩 표는 하나를 두 방향의 모든 자리에서 함께 씁니다.`
        : `원문 ${tokens}개 자리에서 모두 같은 W_ih, W_hh, 편향을 씁니다. 임베딩 표도 하나를 모든 자리에서 함께 씁니다.`,
    cell: ({ words }) =>
      `디코더에는 W_ih, W_hh, 편향, 임베딩 표가 따로 있고, 출력 단어 ${words}개에서 모두 같은 것을 씁니다.`,
    score: {
      dot: "내적 스코어에는 학습할 가중치가 없습니다. 은닉 상태끼리 서로 맞도록 학습됩니다.",
      "scaled-dot": "이 스코어에는 학습할 가중치가 없습니다. 은닉 상태끼리 서로 맞도록 학습됩니다.",
      general: "모든 원문 단어와 출력 단어에서 같은 W_a를 씁니다.",
      concat:
        "모든 원문 단어와 출력 단어에서 같은 W_a, U_a, v_a를 씁니다. U_a h는 문장마다 한 번만 계산합니다.",
      location: "모든 출력 단어에서 같은 W_a를 쓰며, 자리마다 그 행이 하나씩 있습니다.",
      uniform: "학습할 것이 없습니다.",
    },
    softmax: {
      global: "소프트맥스에는 학습할 가중치가 없습니다.",
      "local-m": "창은 출력 단어마다 한 자리씩 움직입니다. 학습할 가중치가 없습니다.",
      "local-p": "모든 출력 단어에서 같은 W_p와 v_p로 창의 위치를 정합니다.",
    },
    weightedSum: "가중합에는 학습할 가중치가 없습니다. 몫은 방금 계산한 값입니다.",
    concat: ({ words }) => `출력 단어 ${words}개에서 모두 같은 W_c를 씁니다.`,
    joining: "이어 붙이기에는 학습할 가중치가 없습니다.",
    output: ({ words }) => `출력 단어 ${words}개에서 모두 같은 W_y와 b를 씁니다.`,
  },
  reading: {
    text: "텍스트",
    tokens: "토큰",
    ids: "번호",
    embedding: ({ word, id, size }) => `임베딩 표의 ${id}번 행: ${word}의 숫자 ${size}개`,
    scale: (limit) => `색 범위 ${limit}`,
    lowerLayer: (size) => `아래층의 새 상태, 숫자 ${size}개`,
    beside: {
      fed: (size) => `그 옆에 바로 앞 행의 s̃, 숫자 ${size}개`,
      context: (size) => `그 옆에 컨텍스트 벡터의 숫자 ${size}개`,
    },
  },
  forward: "정방향",
  backward: "역방향",
  reversed: "이 모델은 문장을 마지막 단어부터 거꾸로 읽습니다.",
  layers: {
    upper: "2층 가운데 2층: 어텐션이 보는 상태",
    lower: "2층 가운데 1층: 위층이 읽는 상태",
    showUpper: "위층 보기",
    showLower: "아래층 보기",
  },
  handOver: ({ how, two, memory, layers }) =>
    [
      {
        last: "디코더는 마지막 상태를 그대로 받아 시작합니다.",
        both: "디코더는 두 방향의 마지막 상태를 받아 시작합니다. 정방향은 문장 끝, 역방향은 첫 단어의 상태입니다.",
        bridge: two
          ? "디코더는 역방향이 첫 단어에서 가진 상태를, 학습된 층과 tanh에 통과시켜 시작합니다."
          : "디코더는 마지막 상태를 학습된 층과 tanh에 통과시켜 시작합니다.",
      }[how],
      ...(memory ? ["셀 상태도 함께 넘어갑니다."] : []),
      ...(layers === 2 ? ["층마다 제 상태를 넘깁니다."] : []),
    ].join(" "),
  memoryLetter: "m은 셀 상태입니다. 흔히 c로 쓰지만 여기서 c는 컨텍스트 벡터입니다.",
  gatesFrom: "게이트를 계산하는 수식 보기",
  asksBefore: (index) =>
    `묻는 것은 s_${index}, 곧 이 행의 셀이 돌기 전의 상태입니다. ${josa(`s_${index + 1}`, "은/는")} 아직 없습니다.`,
  window: {
    line: ({ centre, radius }) => `창은 p − ${radius}에서 p + ${radius}까지입니다. p = ${centre}`,
    outside: "창 밖",
    outsideShort: "창 밖",
    aligned: "몫",
    sumBelowOne: (deviation) =>
      `가우스 함수(σ = D/2 = ${deviation})는 정확히 p에 있지 않은 몫을 모두 줄입니다. 그래서 가중치의 합이 1보다 작을 수 있습니다.`,
  },
  joinedNumbers: (first, second) => `숫자 ${first}개와 ${second}개, 모두 ${first + second}개를 셀이 읽습니다`,
  gates: {
    reset: "리셋 게이트",
    update: "업데이트 게이트",
    candidate: "후보 상태",
    input: "입력 게이트",
    forget: "망각 게이트",
    output: "출력 게이트",
    memoryBefore: "이전 셀 상태",
    memory: "새 셀 상태",
    preactivation: "tanh 이전 값",
    previous: "이전 상태",
    state: "새 상태",
    zero: "0에서 시작",
  },
  unit: (place) => `유닛 ${place}`,
  chooseUnit: "유닛",
  unitValue: (place, value) => `유닛 ${place}: ${value}`,
  product: "곱",
  sumOf: (count) => `${count}개의 합`,
  sum: "합",
  sourceWord: "원문 단어",
  subtractLargest: "실제 계산 보기(최댓값 빼기)",
  withoutSubtracting: "수식대로 보기",
  largestSubtracted:
    "지수 값이 넘치지 않도록 가장 큰 스코어 m을 모든 스코어에서 먼저 뺍니다. 가중치는 달라지지 않습니다.",
  thickness: "두께 = 가중치",
  inAndOut: (each, out) => `숫자 ${each}개와 ${each}개가 들어가 ${out}개가 나옵니다`,
  word: "단어",
  logit: "로짓",
  others: (count) => `그 밖의 단어 ${count}개`,
  nextInput: (word) => ["다음 입력: ", tgt(word)],
  stops: (token) => [tgt(token), `${after(token, "토큰", "이/가")} 나오면 문장이 끝납니다`],
  cut: (word) => ["길이 제한 때문에 ", tgt(word), "에서 문장이 끊깁니다"],
  loss: (value) => `강제로 넣은 단어의 손실: ${value}`,
  allNumbers: (count) => `숫자 ${count}개 모두 보기`,
  unitColumn: "유닛",
  check: ({ difference, what }) =>
    what === "joined"
      ? `다시 이어 붙임: 최대 차이 ${difference}`
      : `float64로 다시 계산: 최대 차이 ${difference}`,
  changedByHand: "직접 바꾼 값입니다. 모델이 계산한 숫자가 아닙니다.",
  checkFailed: ({ difference, model, again }) =>
    `차이 ${difference}: 모델의 값은 ${model}, float64의 값은 ${again}`,
  formula: "수식",
};
