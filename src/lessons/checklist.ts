/** What the five source notes say, item by item and in few words. Lessons name these numbers in `notes`. */
import type { Both } from "./lesson";

export interface ChecklistEntry {
  /** 1 … 72. */
  readonly item: number;
  readonly text: Both<string>;
  /** The first of the notes that says it. */
  readonly note: string;
}

type Row = readonly [note: 1 | 2 | 3 | 4 | 5, en: string, ko: string];

const ROWS: readonly Row[] = [
  [
    1,
    "A seq2seq model reads one sequence of items and writes another",
    "seq2seq 모델은 시퀀스 하나를 읽고 다른 시퀀스를 출력합니다",
  ],
  [1, "Machine translation is its main use", "주된 쓰임은 기계 번역입니다"],
  [1, "The encoder compresses, the decoder unpacks", "인코더는 압축하고 디코더는 풀어냅니다"],
  [1, "The context vector: one vector of fixed size", "컨텍스트 벡터는 고정 길이 벡터 하나입니다"],
  [1, "The context is the encoder's last hidden state", "컨텍스트 벡터는 인코더의 마지막 은닉 상태입니다"],
  [3, "It becomes the decoder's first state", "컨텍스트 벡터가 디코더의 첫 은닉 상태가 됩니다"],
  [1, "An RNN gives an output and a hidden state at every step", "RNN은 시점마다 출력과 은닉 상태를 냅니다"],
  [
    3,
    "The cell takes h of the step before and the word, and passes its new h on",
    "셀은 이전 은닉 상태와 입력을 받아 새 은닉 상태를 다음 시점으로 넘깁니다",
  ],
  [
    3,
    "A state may go to another layer, to an output, or be ignored",
    "은닉 상태는 다른 층이나 출력층으로 가거나 쓰이지 않을 수 있습니다",
  ],
  [3, "Plain RNN, LSTM and GRU cells", "기본 RNN, LSTM, GRU 셀"],
  [
    4,
    "Encoder and decoder have parameters of their own; each uses its own at every step",
    "인코더와 디코더는 파라미터를 공유하지 않으며, 각각은 모든 시점에서 같은 파라미터를 씁니다",
  ],
  [4, "The many-to-many kind of RNN", "다대다(many-to-many) 구조의 RNN"],
  [3, "Tokens: one word at each time step", "토큰화하여 시점마다 단어 하나를 입력합니다"],
  [3, "An embedding makes a vector of each word", "임베딩 층이 단어를 벡터로 바꿉니다"],
  [3, "What a context vector looks like, and how long it is", "컨텍스트 벡터의 예와 크기"],
  [3, "The start token and its names", "시작 토큰과 여러 이름"],
  [3, "The end token, its names, and stopping", "종료 토큰과 여러 이름, 멈추는 조건"],
  [3, "The decoder is a language model", "디코더는 RNN 언어 모델입니다"],
  [3, "In use: the most probable word, then the next", "추론할 때는 확률이 가장 큰 단어를 차례로 고릅니다"],
  [
    3,
    "In training: inputs and targets are shifted by one word",
    "학습할 때 입력과 정답은 한 단어씩 어긋나 있습니다",
  ],
  [4, "Teacher forcing", "교사 강요(teacher forcing)"],
  [4, "Training and use differ; mixing the two", "학습과 추론의 차이, 둘을 섞는 방법"],
  [1, "Long-term dependency; gated cells help in part", "장기 의존성, LSTM과 GRU는 일부만 해결합니다"],
  [5, "Vanishing gradients", "기울기 소실"],
  [1, "A fixed vector loses information: the bottleneck", "고정 길이 벡터의 정보 손실과 병목"],
  [4, "The same size for short and long sentences", "짧은 문장과 긴 문장을 같은 크기에 담습니다"],
  [
    4,
    "The first word is remembered worst, so the decoder begins badly",
    "첫 단어가 가장 흐려져 디코더의 시작이 나빠집니다",
  ],
  [4, "Reading the source backwards", "원문을 거꾸로 읽는 방법"],
  [
    1,
    "Attention weights the parts that this output needs",
    "어텐션은 지금 출력에 필요한 입력에 가중치를 줍니다",
  ],
  [5, "The whole source is looked at again for every output word", "출력 단어마다 원문 전체를 다시 봅니다"],
  [1, "All encoder states are kept and passed on", "인코더의 모든 은닉 상태를 보관하여 넘깁니다"],
  [1, "Scores with and without parameters of their own", "학습하는 스코어와 학습하지 않는 스코어"],
  [1, "One more step before the output", "출력 전에 한 단계가 더 있습니다"],
  [1, "State j mostly holds word j", "j번째 은닉 상태에는 주로 j번째 단어가 담깁니다"],
  [1, "Step 1: the encoder's states and the decoder's", "1단계: 인코더와 디코더의 은닉 상태 준비"],
  [1, "Step 2: dot-product scores 13, 9, 9", "2단계: 내적 스코어 13, 9, 9"],
  [1, "Step 3: softmax", "3단계: 소프트맥스"],
  [1, "Steps 4 and 5: scale the states and add them up", "4, 5단계: 은닉 상태에 가중치를 곱하고 더하기"],
  [1, "Step 6: concatenate context and state", "6단계: 컨텍스트 벡터와 은닉 상태의 결합"],
  [1, "Step 7: a feed-forward layer, 8 numbers to 4", "7단계: 피드 포워드 층, 수 8개에서 4개로"],
  [1, "Step 8: feed the result to the next step and repeat", "8단계: 결과를 다음 시점에 넣고 반복"],
  [4, "A worked figure with four units, French to English", "유닛이 4개인 프랑스어-영어 계산 예제"],
  [4, "The dot product as similarity", "유사도로서의 내적"],
  [4, "The attention output is a weighted average", "어텐션 출력은 가중 평균입니다"],
  [1, "The heatmap of a three-word sentence", "세 단어 문장의 히트맵"],
  [2, "The heatmap of the paper: black 0, white 1", "논문의 히트맵: 검은색 0, 흰색 1"],
  [2, "Mostly in order, with three words crossing", "대체로 순서대로이고 세 단어가 교차합니다"],
  [2, "“the man” and « l'homme »", "“the man”과 « l'homme »"],
  [2, "Weights as a way to look into the model", "해석 가능성으로서의 어텐션"],
  [2, "Energies e_ij over all source positions", "모든 원문 위치에 대한 에너지 e_ij"],
  [2, "The query is the decoder's state before", "쿼리는 디코더의 이전 은닉 상태입니다"],
  [2, "α_ij: a softmax, between 0 and 1", "α_ij는 소프트맥스의 결과로 0과 1 사이입니다"],
  [2, "c_i is the sum of α_ij h_j", "c_i는 α_ij h_j의 합입니다"],
  [2, "How S_2 and Y_2 are made", "S_2와 Y_2를 만드는 식"],
  [2, "The order e, α, C, S, Y", "e, α, C, S, Y의 순서"],
  [2, "Which are scalars and which are vectors", "스칼라인 것과 벡터인 것"],
  [2, "A worked example with four tokens", "토큰 네 개의 계산 예제"],
  [2, "The alignment model, one score function among many", "정렬 모델은 여러 스코어 함수 가운데 하나입니다"],
  [2, "Luong and Bahdanau, a table of scores", "Luong과 Bahdanau, 스코어 함수의 표"],
  [2, "BLEU", "번역 점수 BLEU"],
  [5, "A soft dictionary: Attention(Q, K, V)", "소프트 사전: Attention(Q, K, V)"],
  [
    5,
    "Q is the decoder's state, K and V the encoder's",
    "Q는 디코더의 은닉 상태, K와 V는 인코더의 은닉 상태",
  ],
  [5, "The scores of one step as products", "한 시점의 스코어를 내적으로 계산"],
  [5, "Distribution and weights; they sum to 1", "어텐션 분포와 가중치, 합은 1"],
  [5, "The attention value as a weighted sum", "가중합으로 계산하는 어텐션 값"],
  [5, "Attention value and state are concatenated", "어텐션 값과 은닉 상태의 결합"],
  [5, "tanh, then the output layer's softmax", "tanh를 거쳐 출력층의 소프트맥스로"],
  [5, "Bahdanau's additive score", "Bahdanau의 덧셈 스코어"],
  [5, "Context and embedding go into the cell", "컨텍스트 벡터와 임베딩을 셀에 입력"],
  [4, "Training reaches the encoder through attention", "어텐션을 통해 인코더까지 학습됩니다"],
  [4, "Different kinds of attention", "여러 가지 어텐션"],
  [2, "The paper, and what came after it", "원논문과 그 이후"],
];

export const CHECKLIST: readonly ChecklistEntry[] = ROWS.map(([note, en, ko], i) => ({
  item: i + 1,
  text: { en, ko },
  note: `note ${note}`,
}));
