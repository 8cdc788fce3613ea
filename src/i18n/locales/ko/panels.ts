import { called, type JosaPair } from "../../josa";
import type { PanelMessages } from "../../sections/panels";

const src = (text: string) => ({ family: "src", text }) as const;
const tgt = (text: string) => ({ family: "tgt", text }) as const;

/** What follows a word so that the two read as one phrase: `called` without the word itself. */
const after = (word: string, noun: string, pair?: JosaPair): string =>
  called(word, noun, pair).slice(word.length);

export const panelsKo: PanelMessages = {
  ledger: "이 단어가 나오기까지의 단계",
  steps: {
    encode: { name: "인코딩", short: "인코딩" },
    cell: { name: "디코더 셀", short: "셀" },
    score: { name: "점수", short: "점수" },
    softmax: { name: "소프트맥스", short: "소프트맥스" },
    "weighted-sum": { name: "가중합", short: "가중합" },
    concat: { name: "결합", short: "결합" },
    output: { name: "출력", short: "출력" },
  },
  note: (names) => `노트 ${names.join(", ")}`,
  say: {
    encode: ({ word, first }) =>
      first
        ? ["첫 은닉 상태는 0에서 시작해 ", src(word), `${after(word, "단어", "을/를")} 받아들입니다.`]
        : [
            "각 은닉 상태는 바로 앞 상태의 일부를 남기고 새 단어의 일부를 받아들입니다. 여기서는 ",
            src(word),
            `${after(word, "단어")}입니다.`,
          ],
    cell: ({ before, first, two, tokens }) =>
      first
        ? [
            two
              ? `디코더는 두 방향의 마지막 상태 [정방향 ${tokens}번째; 역방향 1번째]에서 시작해 시작 토큰 `
              : "디코더는 마지막 인코더 상태에서 시작해 시작 토큰 ",
            tgt(before),
            `${after(before, "토큰", "을/를")} 읽습니다.`,
          ]
        : [
            "디코더는 방금 출력한 ",
            tgt(before),
            `${after(before, "단어", "을/를")} 인코더와 같은 방식으로 읽습니다.`,
          ],
    score: ({ source }) => [
      "쿼리와 ",
      src(source),
      "의 은닉 상태를 유닛마다 곱해 모두 더합니다. 방향이 비슷할수록 점수가 높습니다.",
    ],
    softmax: () => [
      "지수 함수는 모든 점수를 양수로 바꿉니다. 그 합으로 나누면, 모두 더하면 1이 되는 가중치가 됩니다.",
    ],
    weightedSum: ({ source, share }) => [
      "은닉 상태마다 제 몫만큼 더해집니다. ",
      src(source),
      `의 몫은 ${share}입니다. 띠의 두께가 가중치입니다.`,
    ],
    concat: () => ["디코더가 찾아낸 것과 찾던 것을 나란히 이어 붙인 뒤 한 번 섞습니다."],
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
    score: "내적 점수에는 학습할 가중치가 없습니다. 은닉 상태끼리 서로 맞도록 학습됩니다.",
    softmax: "소프트맥스에는 학습할 가중치가 없습니다.",
    weightedSum: "가중합에는 학습할 가중치가 없습니다. 몫은 방금 계산한 값입니다.",
    concat: ({ words }) => `출력 단어 ${words}개에서 모두 같은 W_c를 씁니다.`,
    output: ({ words }) => `출력 단어 ${words}개에서 모두 같은 W_y와 b를 씁니다.`,
  },
  reading: {
    text: "텍스트",
    tokens: "토큰",
    ids: "번호",
    embedding: ({ word, id, size }) => `임베딩 표의 ${id}번 행: ${word}의 숫자 ${size}개`,
    scale: (limit) => `색 범위 ±${limit}`,
  },
  forward: "정방향",
  backward: "역방향",
  gates: {
    reset: "리셋 게이트",
    update: "업데이트 게이트",
    candidate: "후보 상태",
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
    "지수 값이 넘치지 않도록 가장 큰 점수 m을 모든 점수에서 먼저 뺍니다. 가중치는 달라지지 않습니다.",
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
      ? `c와 s를 다시 이어 붙임: 최대 차이 ${difference}`
      : `float64로 다시 계산: 최대 차이 ${difference}`,
  checkFailed: ({ difference, model, again }) =>
    `차이 ${difference}: 모델의 값은 ${model}, float64의 값은 ${again}`,
  formula: "수식",
};
