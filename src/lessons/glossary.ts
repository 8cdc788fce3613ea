/**
 * The glossary: what each term means here, in both languages, with its equation where it has one and, where it can be
 * seen, a way to the stage. Loaded with its page.
 */
import type { Bookmark, Both } from "./lesson";
import type { TermId } from "./terms";

export interface Term {
  readonly name: Both<string>;
  readonly text: Both<string>;
  readonly tex?: string;
  readonly scene?: Bookmark;
}

const STUDENT = { task: "fr-en", sentence: "je suis étudiant", row: 3 } as const;
const BAHDANAU = {
  ...STUDENT,
  wiring: "bahdanau",
  score: "concat",
  bidirectional: true,
} as const;
const PLAIN = { ...STUDENT, wiring: "plain" } as const;
const KOREAN = { task: "ko-en", sentence: "나는 학생이다", row: 3 } as const;

function term(
  names: readonly [en: string, ko: string],
  en: string,
  ko: string,
  more: Pick<Term, "tex" | "scene"> = {},
): Term {
  return { name: { en: names[0], ko: names[1] }, text: { en, ko }, ...more };
}

export const GLOSSARY: Readonly<Record<TermId, Term>> = {
  "sequence-to-sequence": term(
    ["sequence-to-sequence (seq2seq)", "시퀀스 투 시퀀스(seq2seq)"],
    "A model that reads one sequence and writes another, which may be longer or shorter.",
    "하나의 시퀀스를 읽고, 길이가 다를 수 있는 다른 시퀀스를 출력하는 모델입니다.",
    { scene: { ...STUDENT, view: "loop" } },
  ),
  encoder: term(
    ["encoder", "인코더(encoder)"],
    "The part that reads the source, one token after another, and makes a state for each.",
    "원문을 토큰 하나씩 읽으면서 토큰마다 은닉 상태를 만드는 부분입니다.",
    { scene: { ...STUDENT, step: "encode" } },
  ),
  decoder: term(
    ["decoder", "디코더(decoder)"],
    "The part that writes the translation, one word after another, each word being its next input.",
    "번역문을 한 단어씩 출력하는 부분입니다. 출력한 단어가 다음 시점의 입력이 됩니다.",
    { scene: { ...STUDENT, step: "cell" } },
  ),
  sequence: term(
    ["sequence", "시퀀스(sequence)"],
    "Items in an order: words, letters, digits, images.",
    "순서가 있는 항목의 나열입니다. 단어, 글자, 숫자, 이미지 등이 항목이 됩니다.",
  ),
  "time-step": term(
    ["time step", "시점(time step)"],
    "One update of a recurrent cell: one token in, one new state out.",
    "순환 셀이 한 번 갱신되는 단위입니다. 토큰 하나가 들어가고 새 상태 하나가 나옵니다.",
    { scene: { ...STUDENT, view: "loop" } },
  ),
  "recurrent-network": term(
    ["recurrent neural network (RNN)", "순환 신경망(RNN)"],
    "A cell that is applied again and again, each time to a new input and to its own last state.",
    "같은 셀을 되풀이해 적용하는 신경망입니다. 매번 새 입력과 직전의 자기 상태를 함께 받습니다.",
    { tex: "h_t = \\tanh(W x_t + U h_{t-1} + b)" },
  ),
  gru: term(
    ["gated recurrent unit (GRU)", "게이트 순환 유닛(GRU)"],
    "A recurrent cell with two gates, which decide how much of the old state is used and kept.",
    "게이트가 두 개인 순환 셀입니다. 이전 상태를 얼마나 쓰고 얼마나 남길지를 게이트가 정합니다.",
    { tex: "h_t = (1 - z_t) \\circ n_t + z_t \\circ h_{t-1}", scene: { ...STUDENT, step: "cell" } },
  ),
  lstm: term(
    ["long short-term memory (LSTM)", "장단기 메모리(LSTM)"],
    "A recurrent cell with three gates and a second vector, the cell state, that is only added to and scaled.",
    "게이트가 세 개이고, 더하기와 크기 조절만 거치는 두 번째 벡터인 셀 상태를 따로 전달하는 순환 셀입니다.",
    { tex: "c_t = f_t \\circ c_{t-1} + i_t \\circ g_t,\\quad h_t = o_t \\circ \\tanh c_t" },
  ),
  "hidden-state": term(
    ["hidden state", "은닉 상태(hidden state)"],
    "The vector that a recurrent cell hands on to the next time step; also its output.",
    "순환 셀이 다음 시점으로 넘기는 벡터입니다. 그 시점의 출력이기도 합니다.",
    { scene: { ...STUDENT, step: "encode" } },
  ),
  "cell-state": term(
    ["cell state", "셀 상태(cell state)"],
    "The second vector of an LSTM. It is handed on beside the hidden state, and no score sees it.",
    "LSTM의 두 번째 벡터입니다. 은닉 상태와 함께 전달되지만 스코어 계산에는 쓰이지 않습니다.",
  ),
  "update-gate": term(
    ["update gate", "업데이트 게이트(update gate)"],
    "Of a GRU: the share of the old state that is kept. At 1 nothing changes.",
    "GRU에서 이전 상태를 얼마나 유지할지 정합니다. 1이면 상태가 바뀌지 않습니다.",
    { tex: "z_t = \\sigma(W_z x_t + U_z h_{t-1} + b_z)", scene: { ...STUDENT, step: "cell" } },
  ),
  "reset-gate": term(
    ["reset gate", "리셋 게이트(reset gate)"],
    "Of a GRU: how much of the old state takes part in the candidate.",
    "GRU에서 후보 상태를 만들 때 이전 상태를 얼마나 반영할지 정합니다.",
    { tex: "r_t = \\sigma(W_r x_t + U_r h_{t-1} + b_r)" },
  ),
  "forget-gate": term(
    ["forget gate", "망각 게이트(forget gate)"],
    "Of an LSTM: the share of the old cell state that is kept.",
    "LSTM에서 이전 셀 상태를 얼마나 남길지 정합니다.",
    { tex: "f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)" },
  ),
  "input-gate": term(
    ["input gate", "입력 게이트(input gate)"],
    "Of an LSTM: how much of the candidate is added to the cell state.",
    "LSTM에서 후보를 셀 상태에 얼마나 더할지 정합니다.",
    { tex: "i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)" },
  ),
  "output-gate": term(
    ["output gate", "출력 게이트(output gate)"],
    "Of an LSTM: how much of the cell state shows in the hidden state.",
    "LSTM에서 셀 상태를 은닉 상태로 얼마나 내보낼지 정합니다.",
    { tex: "o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)" },
  ),
  sigmoid: term(
    ["sigmoid", "시그모이드(sigmoid)"],
    "Squeezes any number between 0 and 1; gates are made with it.",
    "어떤 수든 0과 1 사이로 바꾸는 함수입니다. 게이트를 만들 때 씁니다.",
    { tex: "\\sigma(x) = \\frac{1}{1 + e^{-x}}" },
  ),
  tanh: term(
    ["hyperbolic tangent (tanh)", "하이퍼볼릭 탄젠트(tanh)"],
    "Squeezes any number between −1 and 1; states are made with it.",
    "어떤 수든 −1과 1 사이로 바꾸는 함수입니다. 상태를 만들 때 씁니다.",
    { tex: "\\tanh x = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}" },
  ),
  bidirectional: term(
    ["bidirectional RNN", "양방향 RNN"],
    "Two readers, one from the left and one from the right; their states are joined word by word.",
    "왼쪽부터 읽는 RNN과 오른쪽부터 읽는 RNN을 함께 쓰고, 단어마다 두 상태를 결합합니다.",
    { tex: "h_j = [\\overrightarrow{h_j}; \\overleftarrow{h_j}]", scene: { ...BAHDANAU, step: "encode" } },
  ),
  layer: term(
    ["layer", "층(layer)"],
    "A recurrent network whose inputs are the states of the one below.",
    "아래 RNN의 상태를 입력으로 받는 RNN 하나를 말합니다.",
  ),
  token: term(
    ["token", "토큰(token)"],
    "What the model reads or writes in one time step: a word, a morpheme, a digit.",
    "모델이 한 시점에 읽거나 출력하는 단위입니다. 단어, 형태소, 숫자 하나가 토큰이 됩니다.",
    { scene: { ...STUDENT, step: "encode" } },
  ),
  tokenization: term(
    ["tokenisation", "토큰화(tokenization)"],
    "Cutting a sentence into tokens.",
    "문장을 토큰으로 나누는 일입니다.",
    { scene: KOREAN },
  ),
  vocabulary: term(
    ["vocabulary", "단어 집합(vocabulary)"],
    "All tokens that a model knows, each with a number.",
    "모델이 아는 모든 토큰의 모음입니다. 토큰마다 번호가 있습니다.",
    { scene: { ...STUDENT, step: "output" } },
  ),
  embedding: term(
    ["embedding", "임베딩(embedding)"],
    "The vector that stands for a token; a row of a table that is learned.",
    "토큰을 나타내는 벡터입니다. 학습되는 표의 한 행입니다.",
    { tex: "x_j = E_{w_j}", scene: { ...STUDENT, step: "encode" } },
  ),
  "one-hot": term(
    ["one-hot vector", "원-핫 벡터(one-hot vector)"],
    "A vector of zeros with a single 1.",
    "하나만 1이고 나머지는 모두 0인 벡터입니다.",
  ),
  sos: term(
    ["<sos>, start token", "시작 토큰(<sos>)"],
    "What the decoder reads before it has said anything; also written <s>, <bos> or <Go>.",
    "아직 아무것도 출력하지 않은 디코더가 처음 읽는 토큰입니다. <s>, <bos>, <Go>로도 씁니다.",
    { scene: { ...STUDENT, row: 0, view: "loop" } },
  ),
  eos: term(
    ["<eos>, end token", "종료 토큰(<eos>)"],
    "What the decoder says when it is done; also written </s> or <end>.",
    "출력이 끝났음을 알리는 토큰입니다. </s>나 <end>로도 씁니다.",
    { scene: { ...STUDENT, row: 4, view: "loop" } },
  ),
  padding: term(
    ["padding", "패딩(padding)"],
    "Filling short sentences of a batch up to the same length.",
    "한 배치의 짧은 문장을 같은 길이로 채우는 일입니다.",
  ),
  mask: term(
    ["mask", "마스크(mask)"],
    "Keeps padding out of the softmax, so that it gets a weight of exactly 0.",
    "패딩이 소프트맥스에 들어가지 못하게 하여 가중치를 정확히 0으로 만듭니다.",
    { scene: { ...STUDENT, step: "softmax" } },
  ),
  "unknown-word": term(
    ["unknown word (OOV)", "미등록 단어(OOV)"],
    "A word outside of the vocabulary; it is read as <unk>.",
    "단어 집합에 없는 단어입니다. <unk>로 읽습니다.",
  ),
  morpheme: term(
    ["morpheme", "형태소(morpheme)"],
    "The smallest part of a word that has a meaning or a grammatical task.",
    "뜻이나 문법 기능을 가진 가장 작은 단위입니다.",
    { scene: KOREAN },
  ),
  eojeol: term(
    ["eojeol", "어절"],
    "What Korean writes between two spaces: a word with its particles and endings.",
    "띄어쓰기로 나뉘는 단위입니다. 단어에 조사와 어미가 붙어 있습니다.",
    { scene: { task: "ko-en-eojeol", sentence: "나는 학생이다" } },
  ),
  particle: term(
    ["particle", "조사"],
    "A Korean ending that marks what a noun does in the sentence.",
    "체언 뒤에 붙어 문장에서 하는 역할을 나타내는 말입니다.",
    { scene: KOREAN },
  ),
  "word-order": term(
    ["word order", "어순"],
    "In which order a language puts subject, verb and object; where two languages differ, threads cross.",
    "주어, 동사, 목적어를 놓는 순서입니다. 두 언어의 어순이 다르면 정렬이 서로 엇갈립니다.",
    { scene: { task: "ko-en", sentence: "고양이는 물고기를 먹는다" } },
  ),
  "context-vector": term(
    ["context vector", "컨텍스트 벡터(context vector)"],
    "What the decoder is told of the source. Without attention the same for every word, with attention a new one each time.",
    "디코더에 전달되는 원문의 정보입니다. 어텐션이 없으면 모든 단어에 같고, 어텐션이 있으면 단어마다 새로 만듭니다.",
    { tex: "c_t = \\sum_j \\alpha_{tj} h_j", scene: { ...STUDENT, step: "weighted-sum" } },
  ),
  "fixed-length-vector": term(
    ["fixed-length vector", "고정 길이 벡터"],
    "A vector of the same size for a short sentence and for a long one.",
    "짧은 문장이든 긴 문장이든 크기가 같은 벡터입니다.",
    { scene: PLAIN },
  ),
  bottleneck: term(
    ["bottleneck", "병목(bottleneck)"],
    "One vector through which everything about the source has to pass.",
    "원문의 모든 정보가 통과해야 하는 하나의 벡터를 말합니다.",
    { scene: PLAIN },
  ),
  "information-loss": term(
    ["loss of information", "정보 손실"],
    "What a vector of fixed size can no longer tell about a long sentence.",
    "크기가 고정된 벡터가 긴 문장의 내용을 다 담지 못하고 잃는 것입니다.",
    { scene: PLAIN },
  ),
  "long-term-dependency": term(
    ["long-term dependency", "장기 의존성"],
    "A word that depends on another one many time steps away.",
    "여러 시점 떨어진 단어에 의존하는 관계입니다.",
  ),
  "vanishing-gradient": term(
    ["vanishing gradient", "기울기 소실(vanishing gradient)"],
    "Gradients that shrink by a factor at every time step they go back, until nothing arrives.",
    "기울기가 시점을 거슬러 갈 때마다 작아져서 거의 전달되지 않는 현상입니다.",
    { scene: { ...STUDENT, view: "training" } },
  ),
  "exploding-gradient": term(
    ["exploding gradient", "기울기 폭주(exploding gradient)"],
    "Gradients that grow by a factor at every time step they go back.",
    "기울기가 시점을 거슬러 갈 때마다 커지는 현상입니다.",
  ),
  "gradient-clipping": term(
    ["gradient clipping", "기울기 클리핑(gradient clipping)"],
    "Scaling a gradient down where it is longer than a bound.",
    "기울기의 크기가 정한 한도를 넘으면 줄이는 방법입니다.",
    { tex: "g \\leftarrow g \\cdot \\min\\left(1, \\frac{\\theta}{\\lVert g \\rVert}\\right)" },
  ),
  attention: term(
    ["attention", "어텐션(attention)"],
    "Looking at all source states again for every output word, and taking a weighted mean of them.",
    "출력 단어마다 원문의 모든 상태를 다시 보고 그 가중 평균을 쓰는 방법입니다.",
    { scene: STUDENT },
  ),
  "attention-score": term(
    ["attention score, energy", "어텐션 스코어(attention score)"],
    "How well a source state answers the decoder's state, as any number. It is no weight yet.",
    "디코더 상태와 원문 상태가 얼마나 맞는지 나타내는 수입니다. 아직 가중치가 아닙니다.",
    { tex: "e_{tj} = \\mathrm{score}(s_t, h_j)", scene: { ...STUDENT, step: "score" } },
  ),
  "attention-weight": term(
    ["attention weight", "어텐션 가중치(attention weight)"],
    "A source word's share of one output word's attention, 0 to 1.",
    "출력 단어 하나의 어텐션에서 원문 단어가 차지하는 몫입니다. 0에서 1 사이입니다.",
    { tex: "\\alpha_{tj}", scene: { ...STUDENT, step: "softmax" } },
  ),
  "attention-distribution": term(
    ["attention distribution", "어텐션 분포(attention distribution)"],
    "All weights of one output word; they sum to 1.",
    "출력 단어 하나의 가중치 전체입니다. 모두 더하면 1이 됩니다.",
    { tex: "\\alpha_t = \\mathrm{softmax}(e_t)", scene: { ...STUDENT, step: "softmax" } },
  ),
  "attention-value": term(
    ["attention value, attention output", "어텐션 값(attention value)"],
    "The weighted sum of the encoder's states: another name of the context vector.",
    "인코더 상태의 가중합입니다. 컨텍스트 벡터의 다른 이름입니다.",
    { tex: "a_t = \\sum_j \\alpha_{tj} h_j", scene: { ...STUDENT, step: "weighted-sum" } },
  ),
  "attentional-vector": term(
    ["attentional vector", "어텐셔널 벡터(attentional vector)"],
    "Of Luong's decoder: context and state, joined and passed through a layer; the output layer reads it.",
    "Luong 디코더에서 컨텍스트 벡터와 상태를 결합해 한 층을 통과시킨 벡터입니다. 출력층이 이것을 읽습니다.",
    { tex: "\\tilde{s}_t = \\tanh(W_c [c_t; s_t])", scene: { ...STUDENT, step: "concat" } },
  ),
  "score-function": term(
    ["score function", "스코어 함수(score function)"],
    "How a score is computed from two states: dot product, with a matrix, or with a small network.",
    "두 상태에서 스코어를 계산하는 방법입니다. 내적, 행렬을 쓰는 방법, 작은 신경망을 쓰는 방법이 있습니다.",
    { scene: { ...STUDENT, step: "score" } },
  ),
  "dot-product": term(
    ["dot product", "내적(dot product)"],
    "The sum of the products of two vectors, number by number. It grows with their lengths.",
    "두 벡터를 원소별로 곱해 모두 더한 값입니다. 벡터가 길수록 커집니다.",
    { tex: "s^\\top h = \\sum_u s_u h_u", scene: { ...STUDENT, step: "score" } },
  ),
  "scaled-dot-product": term(
    ["scaled dot product", "스케일드 내적(scaled dot product)"],
    "The dot product divided by the square root of the vectors' size.",
    "내적을 벡터 크기의 제곱근으로 나눈 값입니다.",
    { tex: "\\frac{s^\\top h}{\\sqrt{n}}" },
  ),
  "general-score": term(
    ["general score", "general 스코어"],
    "A dot product with a learned matrix between.",
    "사이에 학습되는 행렬을 둔 내적입니다.",
    { tex: "s^\\top W_a h" },
  ),
  "additive-attention": term(
    ["additive attention", "덧셈 어텐션(additive attention)"],
    "Both states are mapped, added, passed through a tanh and summed with learned weights. Also called concat.",
    "두 상태를 각각 변환해 더하고 tanh를 거친 뒤 학습된 가중치로 합하는 방법입니다. concat이라고도 합니다.",
    { tex: "v_a^\\top \\tanh(W_a s + U_a h)", scene: { ...BAHDANAU, step: "score" } },
  ),
  "location-based": term(
    ["location-based score", "위치 기반(location-based) 스코어"],
    "A score from the decoder's state alone, one for each position: it never sees what stands there.",
    "디코더 상태만으로 위치마다 정하는 스코어입니다. 그 자리에 어떤 단어가 있는지는 보지 않습니다.",
    { tex: "\\alpha_t = \\mathrm{softmax}(W_a s_t)" },
  ),
  "global-attention": term(
    ["global attention", "전역 어텐션(global attention)"],
    "Every source position takes part.",
    "원문의 모든 위치를 보는 어텐션입니다.",
    { scene: STUDENT },
  ),
  "local-attention": term(
    ["local attention", "지역 어텐션(local attention)"],
    "Only positions in a window take part, around a place that is given or predicted.",
    "정해지거나 예측된 위치 주변의 창 안만 보는 어텐션입니다.",
  ),
  "input-feeding": term(
    ["input feeding", "입력 피딩(input feeding)"],
    "The attentional vector is joined to the next input, so that the decoder knows where it looked.",
    "어텐셔널 벡터를 다음 입력에 결합하여, 디코더가 어디를 보았는지 알게 하는 방법입니다.",
  ),
  "luong-attention": term(
    ["Luong's attention", "Luong 어텐션"],
    "The cell runs first; its new state asks, and the context comes after it.",
    "셀이 먼저 계산되고 새 상태가 쿼리가 됩니다. 컨텍스트 벡터는 셀 다음에 들어옵니다.",
    { tex: "s_t \\to e_t \\to \\alpha_t \\to c_t \\to \\tilde{s}_t", scene: { ...STUDENT, view: "diagram" } },
  ),
  "bahdanau-attention": term(
    ["Bahdanau's attention", "Bahdanau 어텐션"],
    "The state before asks first; the context it finds goes into the cell.",
    "직전 상태가 먼저 쿼리가 되고, 찾은 컨텍스트 벡터가 셀에 들어갑니다.",
    { tex: "s_{t-1} \\to e_t \\to \\alpha_t \\to c_t \\to s_t", scene: { ...BAHDANAU, view: "diagram" } },
  ),
  alignment: term(
    ["alignment", "정렬(alignment)"],
    "Which source words an output word comes from.",
    "출력 단어가 원문의 어느 단어에서 왔는지를 나타내는 관계입니다.",
    { scene: STUDENT },
  ),
  "soft-alignment": term(
    ["soft alignment", "소프트 정렬(soft alignment)"],
    "An alignment in shares: several source words may have a part.",
    "몫으로 나타낸 정렬입니다. 원문 단어 여러 개가 몫을 가질 수 있습니다.",
    { scene: STUDENT },
  ),
  "hard-alignment": term(
    ["hard alignment", "하드 정렬(hard alignment)"],
    "An alignment that takes one source word whole and no other.",
    "원문 단어 하나만 온전히 고르는 정렬입니다.",
    { scene: { ...STUDENT, view: "dictionary" } },
  ),
  "alignment-model": term(
    ["alignment model", "정렬 모델(alignment model)"],
    "Bahdanau's name for the score function.",
    "Bahdanau 논문에서 스코어 함수를 부르는 이름입니다.",
    { tex: "e_{ij} = a(s_{i-1}, h_j)", scene: { ...BAHDANAU, step: "score" } },
  ),
  annotation: term(
    ["annotation", "어노테이션(annotation)"],
    "Bahdanau's name for an encoder state, both directions joined.",
    "Bahdanau 논문에서 두 방향을 결합한 인코더 상태를 부르는 이름입니다.",
    { scene: { ...BAHDANAU, step: "encode" } },
  ),
  query: term(
    ["query", "쿼리(query)"],
    "The state that asks: of the decoder, never of the encoder.",
    "묻는 쪽의 상태입니다. 인코더가 아니라 디코더의 상태입니다.",
    { scene: { ...STUDENT, view: "dictionary" } },
  ),
  key: term(
    ["key", "키(key)"],
    "What the query is compared with. Here: the encoder's states.",
    "쿼리와 비교되는 대상입니다. 여기서는 인코더 상태입니다.",
    { scene: { ...STUDENT, view: "dictionary" } },
  ),
  value: term(
    ["value", "값(value)"],
    "What is summed by the weights. Here: the same states as the keys.",
    "가중치를 곱해 더하는 대상입니다. 여기서는 키와 같은 상태입니다.",
    { scene: { ...STUDENT, view: "dictionary" } },
  ),
  similarity: term(
    ["similarity", "유사도(similarity)"],
    "How alike two vectors are. A dot product also grows with their lengths, which a cosine does not.",
    "두 벡터가 얼마나 비슷한지를 나타냅니다. 내적은 코사인과 달리 벡터의 길이에 따라 커집니다.",
    { scene: { ...STUDENT, step: "score" } },
  ),
  softmax: term(
    ["softmax", "소프트맥스(softmax)"],
    "Turns scores into shares that sum to 1: exponentials, divided by their sum.",
    "스코어를, 모두 더하면 1이 되는 가중치로 바꾸는 함수입니다. 지수를 취한 뒤 그 합으로 나눕니다.",
    { tex: "\\alpha_j = \\frac{\\exp(e_j)}{\\sum_k \\exp(e_k)}", scene: { ...STUDENT, step: "softmax" } },
  ),
  temperature: term(
    ["temperature", "온도(temperature)"],
    "What scores are divided by before a softmax: low makes it sharp, high makes it even.",
    "소프트맥스 전에 스코어를 나누는 수입니다. 낮으면 뾰족해지고 높으면 고르게 됩니다.",
    { tex: "\\mathrm{softmax}(e / \\tau)" },
  ),
  logit: term(
    ["logit", "로짓(logit)"],
    "A word's score before the last softmax.",
    "마지막 소프트맥스에 들어가기 전 단어의 점수입니다.",
    { scene: { ...STUDENT, step: "output" } },
  ),
  "probability-distribution": term(
    ["probability distribution", "확률 분포"],
    "Probabilities of everything that can happen; they sum to 1.",
    "일어날 수 있는 모든 경우의 확률입니다. 모두 더하면 1이 됩니다.",
    { scene: { ...STUDENT, step: "output" } },
  ),
  "weighted-sum": term(
    ["weighted sum", "가중합(weighted sum)"],
    "Each vector times its own weight, then all added. With weights that sum to 1 it is a mean.",
    "벡터마다 자기 가중치를 곱한 뒤 모두 더한 것입니다. 가중치의 합이 1이면 가중 평균입니다.",
    { tex: "\\sum_j \\alpha_j h_j", scene: { ...STUDENT, step: "weighted-sum" } },
  ),
  concatenation: term(
    ["concatenation", "결합(concatenate)"],
    "Writing two vectors one after the other.",
    "두 벡터를 이어 붙이는 일입니다.",
    { tex: "[c; s]", scene: { ...STUDENT, step: "concat" } },
  ),
  "weight-matrix": term(
    ["weight matrix", "가중치 행렬(weight matrix)"],
    "A table of numbers that is learned; not to be taken for attention weights.",
    "학습되는 수의 표입니다. 어텐션 가중치와는 다릅니다.",
    { tex: "W x" },
  ),
  bias: term(["bias", "편향(bias)"], "A learned vector that is added.", "더해지는 학습된 벡터입니다.", {
    tex: "W x + b",
  }),
  "feed-forward": term(
    ["feed-forward layer", "피드 포워드 층(feed-forward)"],
    "A matrix, perhaps a bias and an activation: no state, no time.",
    "행렬과 편향, 활성화 함수로 된 층입니다. 상태도 시점도 없습니다.",
    { scene: { ...STUDENT, step: "concat" } },
  ),
  "activation-function": term(
    ["activation function", "활성화 함수(activation function)"],
    "A function that bends each number, such as tanh or sigmoid.",
    "tanh나 시그모이드처럼 수 하나하나를 비선형으로 바꾸는 함수입니다.",
  ),
  scalar: term(
    ["scalar", "스칼라(scalar)"],
    "A single number: a score, a weight.",
    "수 하나입니다. 스코어와 가중치가 스칼라입니다.",
    { scene: { ...STUDENT, step: "score" } },
  ),
  vector: term(
    ["vector", "벡터(vector)"],
    "Several numbers in an order: a state, a context.",
    "순서가 있는 여러 개의 수입니다. 상태와 컨텍스트가 벡터입니다.",
    { scene: { ...STUDENT, step: "weighted-sum" } },
  ),
  entropy: term(
    ["entropy", "엔트로피(entropy)"],
    "How spread a distribution is: 0 where one word has everything, largest where all have the same.",
    "분포가 얼마나 퍼져 있는지를 나타냅니다. 한 단어가 전부 가지면 0, 모두 같으면 가장 큽니다.",
    { tex: "H(\\alpha) = -\\sum_j \\alpha_j \\ln \\alpha_j", scene: STUDENT },
  ),
  "teacher-forcing": term(
    ["teacher forcing", "교사 강요(teacher forcing)"],
    "In training the decoder reads the right word before, whatever it said itself.",
    "학습할 때 디코더가 자기 출력과 상관없이 정답 단어를 입력으로 읽는 방법입니다.",
    { scene: { ...STUDENT, view: "loop" } },
  ),
  "scheduled-sampling": term(
    ["scheduled sampling", "스케줄드 샘플링(scheduled sampling)"],
    "A coin for every word decides between the right word and the model's own; its odds change during training.",
    "단어마다 동전을 던져 정답과 모델의 출력 가운데 하나를 입력으로 쓰고, 그 확률을 학습하면서 바꾸는 방법입니다.",
  ),
  "exposure-bias": term(
    ["exposure bias", "노출 편향(exposure bias)"],
    "A model that was trained on right words has never seen its own mistakes.",
    "정답만 보고 학습한 모델이 자신의 실수를 본 적이 없어서 생기는 차이입니다.",
    { scene: { ...STUDENT, view: "loop" } },
  ),
  "free-running": term(
    ["free running", "자유 실행(free running)"],
    "The decoder reads its own words, as it has to when it translates. Also: autoregressive.",
    "디코더가 자신이 출력한 단어를 읽는 방식입니다. 실제로 번역할 때는 이렇게 합니다. 자기 회귀라고도 합니다.",
    { scene: { ...STUDENT, view: "loop" } },
  ),
  "greedy-decoding": term(
    ["greedy decoding", "그리디(탐욕적) 디코딩(greedy decoding)"],
    "Saying the likeliest word each time.",
    "매번 확률이 가장 높은 단어를 출력하는 방법입니다.",
    { scene: { ...STUDENT, step: "output" } },
  ),
  "beam-search": term(
    ["beam search", "빔 서치(beam search)"],
    "Keeping the few best beginnings of a translation instead of one.",
    "번역의 앞부분 후보를 하나가 아니라 몇 개 유지하며 찾는 방법입니다.",
  ),
  "language-model": term(
    ["language model", "언어 모델(language model)"],
    "A model of which word comes next. A decoder is one that also knows the source.",
    "다음에 올 단어를 예측하는 모델입니다. 디코더는 원문까지 아는 언어 모델입니다.",
    { scene: { ...STUDENT, step: "output" } },
  ),
  "machine-translation": term(
    ["machine translation", "기계 번역"],
    "Translating by a program.",
    "프로그램으로 번역하는 일입니다.",
    { scene: STUDENT },
  ),
  "cross-entropy": term(
    ["cross-entropy", "교차 엔트로피(cross-entropy)"],
    "The mean of −ln p of the right words: the loss of training.",
    "정답 단어의 −ln p를 평균한 값입니다. 학습의 손실로 씁니다.",
    { tex: "L = -\\frac{1}{T} \\sum_t \\ln p(y_t)", scene: { ...STUDENT, view: "training" } },
  ),
  perplexity: term(
    ["perplexity", "펄플렉서티(perplexity)"],
    "e to the cross-entropy: among how many words the model hesitates, so to speak.",
    "e를 교차 엔트로피만큼 거듭제곱한 값입니다. 모델이 몇 개의 단어 사이에서 망설이는지에 해당합니다.",
    { tex: "e^{L}" },
  ),
  backpropagation: term(
    ["backpropagation", "역전파(backpropagation)"],
    "Computing how the loss changes with every parameter, from the end back to the beginning.",
    "손실이 파라미터마다 어떻게 변하는지를 끝에서 처음으로 거슬러 계산하는 방법입니다.",
    { scene: { ...STUDENT, view: "training" } },
  ),
  gradient: term(
    ["gradient", "기울기(gradient)"],
    "By how much the loss changes when a number changes a little.",
    "어떤 수가 조금 변할 때 손실이 얼마나 변하는지를 나타냅니다.",
    { tex: "\\frac{\\partial L}{\\partial h_j}", scene: { ...STUDENT, view: "training" } },
  ),
  "learning-rate": term(
    ["learning rate", "학습률(learning rate)"],
    "How far an update goes.",
    "한 번의 갱신에서 얼마나 움직일지를 정하는 수입니다.",
  ),
  "held-out": term(
    ["held-out data", "검증(held-out) 데이터"],
    "Sentences that training never sees, to measure what was learned.",
    "학습에 쓰지 않고, 무엇을 배웠는지 재는 데 쓰는 문장입니다.",
  ),
  "exact-match": term(
    ["exact match", "완전 일치율(exact match)"],
    "The share of sentences that are right in every word.",
    "모든 단어가 맞은 문장의 비율입니다.",
  ),
  bleu: term(
    ["BLEU", "BLEU"],
    "How many runs of one to four words a translation shares with the right one, 0 to 100.",
    "번역문이 정답과 한 단어부터 네 단어까지의 연속을 얼마나 공유하는지를 0에서 100으로 나타냅니다.",
    {
      tex: "\\mathrm{BP} \\cdot \\exp\\left(\\tfrac14 \\sum_{n=1}^{4} \\ln p_n\\right)",
      scene: { ...STUDENT },
    },
  ),
  "alignment-error-rate": term(
    ["alignment error rate (AER)", "정렬 오류율(AER)"],
    "How far the links that attention draws are from the right alignment. 0 is best.",
    "어텐션이 그린 정렬이 정답 정렬과 얼마나 다른지를 나타냅니다. 0이 가장 좋습니다.",
    {
      tex: "1 - \\frac{|A \\cap S| + |A \\cap P|}{|A| + |S|}",
      scene: { ...STUDENT },
    },
  ),
  coverage: term(
    ["coverage", "커버리지(coverage)"],
    "The sum of a column: how much a source word was looked at in all. It need not be 1.",
    "열의 합입니다. 원문 단어가 전체에서 얼마나 참조되었는지를 나타내며 1이 아니어도 됩니다.",
    { tex: "\\sum_t \\alpha_{tj}", scene: { ...STUDENT } },
  ),
  heatmap: term(
    ["heatmap", "히트맵(heatmap)"],
    "The table of weights in colours: a row for each output word, a column for each source word.",
    "가중치 표를 색으로 나타낸 그림입니다. 행은 출력 단어, 열은 원문 단어입니다.",
    { scene: STUDENT },
  ),
  counterfactual: term(
    ["counterfactual", "반사실적 실험(counterfactual)"],
    "Changing one thing and looking at what would have come out.",
    "한 가지를 바꾸어 결과가 어떻게 달라졌을지 보는 실험입니다.",
    { scene: STUDENT },
  ),
};
