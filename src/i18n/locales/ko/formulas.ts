import type { FormulaMessages } from "../../sections/formulas";

export const formulasKo: FormulaMessages = {
  viewsLabel: "식을 보는 방법",
  views: { symbols: "기호", numbers: "숫자", tfjs: "tfjs", numpy: "NumPy", pytorch: "PyTorch" },
  notationLabel: "표기법",
  notations: { own: "기본 표기", note: "노트 표기", luong: "Luong 표기", bahdanau: "Bahdanau 표기" },
  code: (format) => `이 단계의 ${format} 코드`,
  copy: "복사",
  copied: "복사했습니다",
  notCopied: "복사하지 못했습니다. 글자를 직접 선택해 주세요.",
  loadingCode: "코드를 불러오는 중",
  byHand: "이 행은 직접 정한 값입니다. 아래 숫자는 이 식에서 나온 값이 아닙니다.",
  held: ({ gate, value, unit }) =>
    `직접 고정한 값이며 계산한 값이 아닙니다: ${gate}${unit === null ? "" : `(유닛 ${unit})`} = ${value}.`,
  differs: {
    "note-goes-on":
      "노트는 인코더의 은닉 상태에 이어서 번호를 매깁니다. 디코더의 은닉 상태는 가중치가 따로 있는 다른 신경망의 상태입니다.",
    "note-value":
      "여기서 a는 어텐션 값, 곧 컨텍스트 벡터입니다. Luong 논문에서는 같은 글자가 어텐션 가중치를 뜻합니다.",
    "luong-weights": "이 논문에서 a는 어텐션 가중치이고, s는 원문 단어의 번호입니다.",
    "luong-one-matrix":
      "논문은 두 상태에 행렬 하나를 곱합니다. 여기서는 그 행렬의 두 쪽을 따로 부릅니다. 쿼리에는 W_a, 은닉 상태에는 U_a를 곱하며 결과는 같습니다.",
    "luong-asks-before":
      "이 논문에서는 새 은닉 상태가 쿼리입니다. 이 모델은 Bahdanau 논문처럼 이전 은닉 상태가 쿼리입니다.",
    "luong-no-bias": "논문의 이 식에는 편향 b가 없습니다.",
    "luong-no-gru": "논문은 LSTM 셀을 4층으로 쓰며 셀의 식을 따로 적지 않습니다.",
    "bahdanau-mirrored":
      "이 논문에서 z는 새 값의 비율이고 1 − z가 이전 값의 비율입니다. PyTorch와 반대이므로 여기서는 z의 숫자도 뒤집어 보여 줍니다.",
    "bahdanau-reset-after":
      "논문은 행렬을 곱하기 전에 상태에 r을 곱하고, 이 모델은 cuDNN과 PyTorch처럼 곱한 뒤에 적용합니다. W_i와 W_h가 논문의 W와 U이며, 컨텍스트가 x에 들어 있으므로 논문의 C는 따로 없습니다.",
    "bahdanau-no-such-cell": "논문은 게이트 순환 유닛(GRU)만 씁니다. 이 셀의 글자는 기본 표기를 따릅니다.",
    "bahdanau-asks-after":
      "이 논문에서는 이전 은닉 상태가 쿼리입니다. 이 모델은 Luong 논문처럼 새 은닉 상태가 쿼리입니다.",
    "bahdanau-no-attentional":
      "논문에는 이런 벡터가 없습니다. t는 출력층이 읽는 벡터를 가리키는 글자이며, 논문에서는 maxout 층에서 나옵니다.",
    "bahdanau-one-reader": "논문은 양방향으로 읽고, 역방향 RNN이 첫 단어에서 만든 은닉 상태를 씁니다.",
    maxout:
      "논문 식 4의 g(y, s, c)이며 이 행의 은닉 상태와 컨텍스트를 씁니다. 논문의 부록에는 이전 행의 것으로 적혀 있고, 노트는 직전 단어를 빼고 g(S, C)로 적습니다. 논문에는 사이에 maxout 층이 있지만 여기서는 선형층 하나가 셋을 모두 읽습니다.",
  },
};
