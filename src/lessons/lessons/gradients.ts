/** How far a word reaches: forwards in the states, backwards in the gradients; and where attention fails all the same. */
import { experiment } from "../experiments/gradients";
import type { Bookmark, Lesson } from "../lesson";
import type { Measure } from "../measure";
import {
  both,
  chance,
  equation,
  link,
  lookedAt,
  math,
  output,
  paragraph,
  particle,
  prose,
  recorded,
  source,
  task,
  term,
  value,
  weight,
} from "../write";

/** Models as they begin: the first seed, no update made. */
const FRESH = { task: "copy", wiring: "plain", step: "encode" } as const;
const FOUR = "3 1 4 1";
const TWELVE = "3 1 4 1 5 9 2 6 5 8 9 7";
const OTHER_FIRST = [{ kind: "source", position: 0, word: "8" }] as const;
const CAR = { task: "fr-en", sentence: "la fille ne voit pas la voiture rouge" } as const satisfies Bookmark;
/** What of a change is left from each state to the next: the geometric mean, over all that come after the first. */
const FACTOR: Measure = {
  root: {
    ratio: [
      { distance: "states", row: "last" },
      { distance: "states", row: 0 },
    ],
  },
  degree: { minus: [{ count: "source" }, { number: 1 }] },
};

export const lesson: Lesson = {
  id: "gradients",
  goal: prose(
    "You will be able to say why a plain recurrent model learns so little from its first word, by which two paths attention helps, and what attention does not help with.",
    "어텐션이 없는 순환 모델이 왜 첫 단어에서 배우는 것이 적은지, 어텐션이 어떤 두 경로로 도움을 주는지, 어텐션으로도 해결되지 않는 것은 무엇인지 설명할 수 있습니다.",
  ),
  beats: [
    {
      id: "fading",
      notes: [23],
      title: both("A word fades", "단어는 희미해집니다"),
      scene: { ...FRESH, sentence: FOUR, column: 4 },
      beside: { ...FRESH, sentence: FOUR, interventions: OTHER_FIRST },
      blocks: [
        paragraph(
          [
            "This GRU has had no training. It reads four digits; then it reads them again with ",
            source(0, "beside"),
            " in place of ",
            source(0),
            ". Its state at that digit moves by ",
            value({ distance: "states", row: 0 }),
            ", the one after it by ",
            value({ distance: "states", row: 1 }),
            ", the last one by ",
            value({ distance: "states", row: "last" }),
            ".",
          ],
          [
            "학습하지 않은 GRU입니다. 숫자 네 개를 읽고, ",
            source(0),
            " 대신 ",
            source(0, "beside"),
            particle("을를"),
            " 넣어 다시 읽습니다. 그 숫자 위치의 상태는 ",
            value({ distance: "states", row: 0 }),
            "만큼, 그다음 상태는 ",
            value({ distance: "states", row: 1 }),
            "만큼, 마지막 상태는 ",
            value({ distance: "states", row: "last" }),
            "만큼 움직입니다.",
          ],
        ),
        paragraph(
          [
            "Every update multiplies the old state by an update gate; the one of its first unit is ",
            value({ tensor: "encoder.l0.update", at: [1, 0] }),
            " at the second digit. A share of about a half, taken again and again, leaves little. That what is far away hardly counts is the problem of ",
            term("long-term-dependency", "long-term dependencies"),
            ".",
          ],
          [
            "갱신할 때마다 이전 상태에 업데이트 게이트를 곱합니다. 첫 번째 유닛의 업데이트 게이트는 두 번째 숫자에서 ",
            value({ tensor: "encoder.l0.update", at: [1, 0] }),
            "입니다. 절반쯤을 남기는 일이 되풀이되면 남는 것이 거의 없습니다. 멀리 있는 것이 거의 영향을 주지 못하는 이 현상이 ",
            term("long-term-dependency", "장기 의존성(long-term dependency)"),
            " 문제입니다.",
          ],
        ),
      ],
    },
    {
      id: "vanishing",
      notes: [24],
      title: both("And so does what it is to learn from", "배울 신호도 희미해집니다"),
      scene: { ...CAR, wiring: "plain", row: 0, view: "training" },
      blocks: [
        equation(
          "\\frac{\\partial L}{\\partial h_1} = \\frac{\\partial L}{\\partial h_T} \\, \\frac{\\partial h_T}{\\partial h_{T-1}} \\cdots \\frac{\\partial h_2}{\\partial h_1}",
        ),
        paragraph(
          [
            "Training asks in the other direction: how would the loss change with the first state? Without attention there is one way back, through every state between. For this sentence that is a product of ",
            value({ minus: [{ count: "source" }, { number: 1 }] }, 0),
            " matrices. Where they shrink a vector, the product shrinks exponentially with the length: the ",
            term("vanishing-gradient", "vanishing gradient"),
            ". Where they stretch it, the gradient explodes, which clipping keeps in bounds.",
          ],
          [
            "학습은 반대 방향으로 묻습니다. 첫 번째 상태가 바뀌면 손실은 얼마나 바뀔까요? 어텐션이 없으면 돌아가는 길은 그 사이의 모든 상태를 지나는 하나뿐입니다. 이 문장에서는 행렬 ",
            value({ minus: [{ count: "source" }, { number: 1 }] }, 0),
            "개의 곱이 됩니다. 행렬들이 벡터를 줄이면 그 곱은 길이에 따라 지수적으로 줄어듭니다. 이것이 ",
            term("vanishing-gradient", "기울기 소실(vanishing gradient)"),
            "입니다. 반대로 벡터를 늘리면 기울기가 폭주하는데, 이것은 기울기 클리핑(gradient clipping)으로 막습니다.",
          ],
        ),
        task(
          "Scroll the training view down to “the gradient by source word”. This model is trained: which words does the loss of this sentence still pull at?",
          "‘학습’ 그림을 아래로 내려 ‘원문 단어별 기울기’를 보세요. 이 모델은 학습을 마쳤습니다. 이 문장의 손실은 아직 어느 단어를 크게 바꾸려 하나요?",
        ),
      ],
    },
    {
      id: "gates",
      notes: [10, 23],
      title: both("Gates soften it, and do not solve it", "게이트는 완화할 뿐 해결하지 못합니다"),
      scene: { ...FRESH, cell: "lstm", sentence: TWELVE, column: 12 },
      beside: { ...FRESH, cell: "lstm", sentence: TWELVE, interventions: OTHER_FIRST },
      blocks: [
        paragraph(
          [
            "The notes say that LSTM and GRU solved this. They ease it. Here an untrained LSTM reads twelve digits; its forget gate keeps more of the old memory, ",
            value({ tensor: "encoder.l0.forget", at: [1, 0] }),
            " in the first unit. With another first digit its last state moves by ",
            value({ distance: "states", row: "last" }, 4),
            ": more than nothing, and far less than at the digit itself (",
            value({ distance: "states", row: 0 }, 4),
            ").",
          ],
          [
            "노트에는 LSTM과 GRU가 이 문제를 해결했다고 되어 있습니다. 실제로는 완화합니다. 여기서는 학습하지 않은 LSTM이 숫자 열두 개를 읽습니다. 망각 게이트는 이전 기억을 더 많이 남기며, 첫 번째 유닛에서 ",
            value({ tensor: "encoder.l0.forget", at: [1, 0] }),
            "입니다. 첫 숫자를 바꾸면 마지막 상태가 ",
            value({ distance: "states", row: "last" }, 4),
            "만큼 움직입니다. 0은 아니지만 그 숫자 위치에서의 ",
            value({ distance: "states", row: 0 }, 4),
            "보다 훨씬 작습니다.",
          ],
        ),
        paragraph(
          "A gate is learned: training can push it towards 1 where something must be kept. Training needs a gradient for that, and it is the gradient that is small. So gates widen what can be learned; they do not make distance free. One note rules plain RNN cells out of these models; that is a habit and not a part of the definition, and the sentence above the stage offers all three cells.",
          "게이트는 학습됩니다. 무언가를 유지해야 하는 곳에서는 학습을 통해 1에 가까워질 수 있습니다. 그런데 그러려면 기울기가 있어야 하고, 작은 것이 바로 그 기울기입니다. 따라서 게이트는 배울 수 있는 범위를 넓히지만 거리 문제를 없애지는 못합니다. 한 노트에는 이런 모델에 기본 RNN 셀을 쓰지 않는다고 되어 있습니다. 관례가 그럴 뿐 정의는 아니며, 화면 위쪽의 모델 설명 문장에서 세 가지 셀을 모두 고를 수 있습니다.",
        ),
        recorded(
          experiment,
          "The gradient at the first of so many digits, for fresh models of each kind, several seeds. Lengths are chosen so that the fall can be seen; what matters is its shape, not one number.",
          "학습하지 않은 모델에서 첫 숫자의 기울기를 길이별, 셀 종류별로 나타낸 기록이며 시드를 여러 개 썼습니다. 숫자 하나하나보다 줄어드는 모양이 중요합니다.",
        ),
      ],
    },
    {
      id: "two-paths",
      notes: [70],
      title: both("Attention: two short ways back", "어텐션: 짧은 길 두 개"),
      scene: { ...CAR, row: 3, step: "softmax" },
      blocks: [
        paragraph(
          [
            "With attention the loss of every row reaches every state at once. One way goes through the ",
            term("weighted-sum", "weighted sum"),
            ", the value path: the state was added with its weight, so the gradient comes back with that weight. The row of ",
            output(3),
            " sends ",
            weight(3, 4),
            " of its gradient to ",
            source(4),
            " and ",
            weight(3, 3),
            " to ",
            source(3),
            ". The other way goes through the scores, the score path: it says where to look more.",
          ],
          [
            "어텐션이 있으면 모든 행의 손실이 모든 상태에 바로 닿습니다. 하나는 ",
            term("weighted-sum", "가중합(weighted sum)"),
            "을 지나는 값 경로입니다. 상태가 가중치만큼 더해졌으므로 기울기도 그 가중치만큼 돌아옵니다. ",
            output(3),
            " 행은 자기 기울기를 ",
            source(4),
            " 위치에 ",
            weight(3, 4),
            ", ",
            source(3),
            " 위치에 ",
            weight(3, 3),
            "의 비율로 보냅니다. 다른 하나는 스코어를 지나는 스코어 경로이며, 어디를 더 보아야 하는지를 알려 줍니다.",
          ],
        ),
        equation(
          "\\frac{\\partial L}{\\partial h_j} = \\sum_t \\alpha_{tj} \\frac{\\partial L}{\\partial c_t} + \\sum_t \\frac{\\partial L}{\\partial e_{tj}} \\frac{\\partial e_{tj}}{\\partial h_j} + \\cdots",
        ),
        paragraph(
          [
            "The first sum is the value path, the second the score path; the rest comes through the recurrence as before. One note says that the encoder's hidden state is updated. What is updated are the ",
            term("weight-matrix", "parameters"),
            "; states are computed anew from them. A weight of exactly 0 means no gradient by either path, since the gradient of the softmax has that weight as a factor, too. Where a weight is small, things improve that much more slowly.",
          ],
          [
            "첫 번째 합이 값 경로, 두 번째 합이 스코어 경로이고, 나머지는 전과 같이 RNN을 거쳐 옵니다. 한 노트에는 인코더의 은닉 상태가 업데이트된다고 되어 있습니다. 업데이트되는 것은 ",
            term("weight-matrix", "파라미터(가중치 행렬 등)"),
            "이고, 상태는 그것으로 다시 계산됩니다. 가중치가 정확히 0이면 두 경로 모두 기울기가 0입니다. 소프트맥스의 기울기에도 그 가중치가 곱해지기 때문입니다. 가중치가 작은 위치는 그만큼 천천히 개선됩니다.",
          ],
        ),
        link("The gradients of this sentence", "이 문장의 기울기", { ...CAR, row: 3, view: "training" }),
      ],
    },
    {
      id: "beyond",
      notes: [],
      title: both(
        "What attention does not give: more than was practised",
        "어텐션이 주지 않는 것: 연습하지 않은 것",
      ),
      scene: {
        task: "fr-en",
        sentence: "le livre du chien de la fille du professeur",
        row: 7,
        step: "softmax",
      },
      blocks: [
        paragraph(
          [
            "It is often said that attention makes any length work. Here is a sentence with three genitives, one inside the other; in training no genitive stood inside another. The owner of the dog is “la fille”, and row 8 should say “girl”. It says ",
            output(7),
            ", with a probability of ",
            chance(7),
            ": ",
            source(6),
            " has a weight of ",
            weight(7, 6),
            ", ",
            lookedAt(7),
            " one of ",
            value({ largest: "weights", row: 7 }),
            ".",
          ],
          [
            "어텐션이 있으면 아무리 길어도 된다고들 합니다. 이 문장에서는 소유를 나타내는 말(du, de la, du)이 세 번 겹치는데, 학습할 때는 겹친 적이 없습니다. 개의 주인은 “la fille”이므로 8행은 “girl”이어야 합니다. 그런데 모델은 ",
            output(7),
            particle("을를"),
            " 확률 ",
            chance(7),
            particle("으로로"),
            " 출력합니다. ",
            source(6),
            " 위치의 가중치는 ",
            weight(7, 6),
            ", ",
            lookedAt(7),
            " 위치의 가중치는 ",
            value({ largest: "weights", row: 7 }),
            "입니다.",
          ],
        ),
        paragraph(
          [
            "All states are there, so memory is not what is missing. But which of several like things is due next is known to the decoder's state ",
            math("s_t"),
            " alone, and that is a recurrent network too: it learned to count as far as its examples go. Within the lengths that were practised attention holds; beyond them it fails as well. This is one model of one seed; others fail at other words.",
          ],
          [
            "상태는 모두 그대로 있으므로 기억이 모자란 것이 아닙니다. 그러나 비슷한 것 여럿 가운데 다음 차례가 무엇인지는 디코더의 상태 ",
            math("s_t"),
            "만 알고 있고, 디코더도 순환 신경망입니다. 예문에 나온 만큼만 세는 법을 배웠습니다. 학습한 길이 안에서는 어텐션이 잘 버티지만 그 밖에서는 어텐션도 실패합니다. 이것은 시드 하나로 학습한 모델 하나의 결과이며, 다른 모델은 다른 단어에서 틀립니다.",
          ],
        ),
        task(
          "Take one genitive away, then two. From which on is the translation right?",
          "소유를 나타내는 말을 뒤에서부터 하나씩 줄여 보세요. 몇 개부터 번역이 맞나요?",
        ),
      ],
    },
  ],
  questions: [
    {
      id: "twelve",
      kind: "scale",
      notes: [23, 24],
      scene: { ...FRESH, sentence: TWELVE, column: 12 },
      beside: { ...FRESH, sentence: TWELVE, interventions: OTHER_FIRST },
      ask: prose(
        "The untrained GRU of the first part reads twelve digits instead of four. The first one is changed. By how much does its last state move? The scale goes in powers of ten.",
        "첫 부분의 학습하지 않은 GRU가 이번에는 숫자를 네 개가 아니라 열두 개 읽습니다. 첫 숫자를 바꾸면 마지막 상태는 얼마나 움직일까요? 눈금은 10의 거듭제곱입니다.",
      ),
      low: 0.0001,
      high: 10,
      logarithmic: true,
      label: both("distance of the last state", "마지막 상태의 거리"),
      truth: { distance: "states", row: "last" },
      reveal: prose(
        [
          "By ",
          value({ distance: "states", row: "last" }, 4),
          ", while the state at the digit itself moved by ",
          value({ distance: "states", row: 0 }, 4),
          ". From one state to the next about ",
          value(FACTOR),
          " of the change is left on average, and these factors multiply. A gradient on its way back shrinks likewise.",
        ],
        [
          "마지막 상태는 ",
          value({ distance: "states", row: "last" }, 4),
          ", 그 숫자 위치의 상태는 ",
          value({ distance: "states", row: 0 }, 4),
          "만큼 움직였습니다. 상태를 하나 지날 때마다 변화가 평균 약 ",
          value(FACTOR),
          "배로 줄었고, 그 비율이 모두 곱해졌습니다. 거꾸로 돌아오는 기울기도 이렇게 줄어듭니다.",
        ],
      ),
    },
    {
      id: "long",
      kind: "choice",
      notes: [],
      scene: {
        task: "fr-en",
        sentence: "le petit chat noir de la fille cherche le livre rouge du professeur",
        row: 0,
        step: "softmax",
      },
      ask: prose(
        [
          "Sentences in training had at most ten French words. This one has ",
          value({ minus: [{ count: "source" }, { number: 1 }] }, 0),
          ", and its translation should have fifteen. The model has attention. How many tokens does it write, the end mark included?",
        ],
        [
          "학습에 쓰인 문장은 프랑스어 단어가 많아야 열 개였습니다. 이 문장은 ",
          value({ minus: [{ count: "source" }, { number: 1 }] }, 0),
          "개이고 번역은 열다섯 단어여야 합니다. 이 모델에는 어텐션이 있습니다. 종료 토큰까지 토큰을 몇 개 출력할까요?",
        ],
      ),
      options: [
        {
          id: "all",
          value: 16,
          belief: 18,
          text: prose("16: attention sees every word", "16개. 어텐션은 모든 단어를 봅니다."),
        },
        { id: "fewer", value: 13, text: prose("13: it ends too early", "13개. 너무 일찍 끝냅니다.") },
        { id: "cap", value: 24, text: prose("24: it never finds the end", "24개. 끝내지 못합니다.") },
        { id: "none", value: 1, text: prose("1: it ends at once", "1개. 바로 끝냅니다.") },
      ],
      truth: { count: "output" },
      reveal: prose(
        [
          "It writes ",
          value({ count: "output" }),
          " and leaves out “of the teacher”. In the last row the end has a probability of ",
          chance("last"),
          " and “of”, which would be right, ",
          chance("last", "of"),
          ". No translation in training was that long. The words before it are right: what was never practised is the length.",
        ],
        [
          "토큰 ",
          value({ count: "output" }),
          "개를 출력하고 “of the teacher”를 빠뜨립니다. 마지막 행에서 종료 토큰의 확률은 ",
          chance("last"),
          ", 올바른 단어 “of”의 확률은 ",
          chance("last", "of"),
          "입니다. 학습에 쓰인 번역 가운데 이만큼 긴 것은 없었습니다. 그 앞의 단어들은 맞습니다. 연습하지 않은 것은 길이입니다.",
        ],
      ),
    },
  ],
  experiment,
};
