/** What is asked and believed most about attention, and what is so. Wrong options of the lessons' questions name these. */
import type { Both } from "./lesson";

export interface Misconception {
  readonly id: number;
  readonly question: Both<string>;
  readonly answer: Both<string>;
}

type Words = readonly [question: string, answer: string];

const ALL: readonly { readonly en: Words; readonly ko: Words }[] = [
  {
    en: [
      "Does attention use “outputs” or “hidden”?",
      "The outputs: the top layer's hidden state at every step. “Hidden” is the last one only.",
    ],
    ko: [
      "어텐션은 outputs와 hidden 중 무엇을 사용합니까?",
      "outputs, 곧 모든 시점의 맨 위층 은닉 상태를 사용합니다. hidden은 마지막 은닉 상태뿐입니다.",
    ],
  },
  {
    en: [
      "Are the decoder's output and its hidden state two different vectors?",
      "In a single step of a one-layer RNN or GRU they are the same vector.",
    ],
    ko: [
      "디코더의 출력과 은닉 상태는 서로 다른 벡터입니까?",
      "한 층짜리 RNN이나 GRU의 한 시점에서는 같은 벡터입니다.",
    ],
  },
  {
    en: [
      "Is the query the encoder's state before?",
      "No, it is the decoder's: the state before its step (Bahdanau) or after it (Luong).",
    ],
    ko: [
      "쿼리는 인코더의 이전 은닉 상태입니까?",
      "아닙니다. 디코더의 은닉 상태입니다. Bahdanau에서는 그 시점 이전의 상태, Luong에서는 그 시점의 상태입니다.",
    ],
  },
  {
    en: [
      "Does the decoder begin with the encoder's last state, or with zeros?",
      "Both are in use. Bahdanau puts a tanh layer over the backward reader's state at the first word.",
    ],
    ko: [
      "디코더는 인코더의 마지막 상태로 시작합니까, 0으로 시작합니까?",
      "둘 다 쓰입니다. Bahdanau는 역방향 RNN이 첫 단어에서 낸 상태에 tanh 층을 적용합니다.",
    ],
  },
  {
    en: [
      "What is the last state of a bidirectional RNN?",
      "The forward reader's stands at the last word, the backward reader's at the first. They are joined, added or projected.",
    ],
    ko: [
      "양방향 RNN의 마지막 상태는 무엇입니까?",
      "순방향 RNN은 마지막 단어, 역방향 RNN은 첫 단어에서 끝납니다. 둘을 결합하거나 더하거나 사영하여 사용합니다.",
    ],
  },
  {
    en: [
      "Why are embedding and context joined?",
      "In Bahdanau's wiring both are inputs of the cell. Luong joins the context with the state, after the cell.",
    ],
    ko: [
      "임베딩과 컨텍스트 벡터를 왜 결합합니까?",
      "Bahdanau의 구조에서는 둘 다 셀의 입력입니다. Luong의 구조에서는 셀 다음에 컨텍스트 벡터와 은닉 상태를 결합합니다.",
    ],
  },
  {
    en: [
      "Why does the output read state, context and embedding?",
      "So says the paper's appendix: its output layer has a matrix for each of the three.",
    ],
    ko: [
      "출력층은 왜 은닉 상태와 컨텍스트 벡터와 임베딩을 모두 읽습니까?",
      "논문의 부록에 그렇게 정의되어 있습니다. 출력층은 세 벡터에 행렬을 하나씩 둡니다.",
    ],
  },
  {
    en: [
      "Is the official PyTorch tutorial Bahdanau's attention?",
      "Not until June 2023: its weights came from embedding and state and never saw the encoder's states.",
    ],
    ko: [
      "PyTorch 공식 튜토리얼은 Bahdanau 어텐션입니까?",
      "2023년 6월 전까지는 아니었습니다. 가중치를 임베딩과 은닉 상태로만 계산하고 인코더의 은닉 상태는 보지 않았습니다.",
    ],
  },
  {
    en: [
      "Why does every row look at the end token?",
      "With little data nothing presses the weights elsewhere, and the end token is a place for weight that is not needed.",
    ],
    ko: [
      "왜 모든 행이 종료 토큰을 봅니까?",
      "데이터가 적으면 가중치를 다른 곳으로 옮길 까닭이 없고, 종료 토큰은 남는 가중치가 놓이는 자리가 됩니다.",
    ],
  },
  {
    en: [
      "Why is the attention stuck on one word?",
      "In one often-copied program the additive score had lost its tanh.",
    ],
    ko: [
      "왜 어텐션이 한 단어에 머물러 있습니까?",
      "널리 복사된 한 프로그램에서는 덧셈 스코어의 tanh가 빠져 있었습니다.",
    ],
  },
  {
    en: ["Does padding take part of the weight?", "Yes, unless its scores are set to −∞ before the softmax."],
    ko: ["패딩도 가중치를 받습니까?", "소프트맥스 전에 패딩의 스코어를 −∞로 가리지 않으면 받습니다."],
  },
  {
    en: [
      "Is teacher forcing left on when a model is measured?",
      "It has to be off: with the right words as input the scores come out too good.",
    ],
    ko: [
      "평가할 때도 교사 강요를 씁니까?",
      "쓰지 않아야 합니다. 정답 단어를 입력으로 주면 점수가 실제보다 좋게 나옵니다.",
    ],
  },
  {
    en: [
      "Are weights and scores the same?",
      "No. A score is any real number. A weight is between 0 and 1, and a row of weights adds up to 1.",
    ],
    ko: [
      "가중치와 스코어는 같은 것입니까?",
      "아닙니다. 스코어는 임의의 실수입니다. 가중치는 0과 1 사이이고 한 행을 더하면 1입니다.",
    ],
  },
  {
    en: [
      "Do the columns of the heatmap add up to 1?",
      "Only the rows do. A column's sum is its word's coverage: it may be near 0 or above 1.",
    ],
    ko: [
      "히트맵의 열도 더하면 1입니까?",
      "행만 그렇습니다. 열의 합은 그 단어의 커버리지이며, 0에 가까울 수도 1보다 클 수도 있습니다.",
    ],
  },
  {
    en: [
      "If the weight on a word is near 1, was the output translated from that word?",
      "Not necessarily: the state there has also read its neighbours, and the look can be one word off.",
    ],
    ko: [
      "어떤 단어의 가중치가 1에 가까우면 출력은 그 단어를 번역한 것입니까?",
      "꼭 그렇지는 않습니다. 그 자리의 은닉 상태는 이웃 단어도 읽었고, 한 단어 옆을 볼 수도 있습니다.",
    ],
  },
  {
    en: [
      "Is dot-product attention not trained?",
      "It has no weights of its own, but the states that it multiplies are trained through it.",
    ],
    ko: [
      "내적 어텐션은 학습되지 않습니까?",
      "자체 가중치는 없지만, 곱하는 두 은닉 상태가 어텐션을 통해 학습됩니다.",
    ],
  },
  {
    en: [
      "Does attention replace the encoder's last state?",
      "No. The decoder still begins with it, and the cell still runs.",
    ],
    ko: [
      "어텐션이 인코더의 마지막 상태를 대신합니까?",
      "아닙니다. 디코더는 여전히 마지막 상태로 시작하고 셀도 그대로 작동합니다.",
    ],
  },
  {
    en: [
      "With attention, does any length work?",
      "No. Beyond the lengths of training these small models fail too.",
    ],
    ko: [
      "어텐션이 있으면 어떤 길이든 번역할 수 있습니까?",
      "아닙니다. 이 작은 모델들은 학습한 길이를 넘어서면 어텐션이 있어도 실패합니다.",
    ],
  },
  {
    en: [
      "Is the context added to the state?",
      "It is concatenated with it, then comes a matrix and tanh. The two may have different sizes.",
    ],
    ko: [
      "컨텍스트 벡터를 은닉 상태에 더합니까?",
      "결합한 다음 행렬을 곱하고 tanh를 적용합니다. 두 벡터는 크기가 달라도 됩니다.",
    ],
  },
  {
    en: [
      "Does Luong's “reverse” mean a bidirectional encoder?",
      "No, the source is read from its last word to its first.",
    ],
    ko: [
      "Luong 논문의 reverse는 양방향 인코더를 뜻합니까?",
      "아닙니다. 원문을 마지막 단어부터 거꾸로 읽는다는 뜻입니다.",
    ],
  },
  {
    en: [
      "Does an LSTM hand over its hidden state only?",
      "It hands over two vectors, hidden state and cell state.",
    ],
    ko: ["LSTM은 은닉 상태만 넘깁니까?", "은닉 상태와 셀 상태, 두 벡터를 넘깁니다."],
  },
  {
    en: [
      "Can one read a meaning in each number of the context?",
      "No. Single numbers have no fixed meaning; only their products with the weights have.",
    ],
    ko: [
      "컨텍스트 벡터의 수 하나하나에 읽을 수 있는 뜻이 있습니까?",
      "없습니다. 수 하나에는 정해진 뜻이 없고, 가중치와 곱한 결과에 뜻이 있습니다.",
    ],
  },
  {
    en: [
      "Does the softmax divide the scores by their sum?",
      "It takes the exponential of each first, and divides those by their sum.",
    ],
    ko: [
      "소프트맥스는 스코어를 스코어의 합으로 나눕니까?",
      "먼저 각 스코어에 지수 함수를 적용하고, 그 값을 그 합으로 나눕니다.",
    ],
  },
  {
    en: [
      "Is this self-attention?",
      "No. The query comes from the decoder, keys and values from the encoder, and the RNN carries the order of the words.",
    ],
    ko: [
      "이것은 셀프 어텐션입니까?",
      "아닙니다. 쿼리는 디코더에서, 키와 값은 인코더에서 오며, 단어의 순서는 RNN이 담고 있습니다.",
    ],
  },
];

export const MISCONCEPTIONS: readonly Misconception[] = ALL.map(({ en, ko }, i) => ({
  id: i + 1,
  question: { en: en[0], ko: ko[0] },
  answer: { en: en[1], ko: ko[1] },
}));
