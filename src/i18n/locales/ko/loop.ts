import { called, josa } from "../../josa";
import type { LoopMessages } from "../../sections/loop";

export const loopKo: LoopMessages = {
  figure: ({ source, output }) => `시점별로 펼친 “${source}”의 번역: “${output}”`,
  encoder: "인코더",
  lane: ({ layer, layers, backward, two }) =>
    [layers > 1 ? `${layer + 1}층` : "읽기", two ? (backward ? "←" : "→") : ""].join(" ").trim(),
  encoderCell: ({ word, position, count, layer, layers, backward, two }) =>
    [
      `인코더 셀 ${count}개 중 ${position}번째, ${called(word, "단어", "을/를")} 읽음`,
      ...(layers > 1 ? [`${layer + 1}층`] : []),
      ...(two ? [backward ? "역방향" : "정방향"] : []),
    ].join(", "),
  decoderRow: ({ input, word, position, count }) =>
    `출력 단어 ${count}개 중 ${position}번째: 입력 ${input}, 출력 ${word}`,
  notYet: "아직 계산하지 않음",
  start: "시작",
  stop: ["종료 토큰이", "반복을 끝냅니다"],
  limit: (words) => ["길이 제한으로", `${words}단어에서 끊음`],
  handover: (how, two) =>
    ({
      last: "마지막 상태를 그대로 넘깁니다",
      both: "두 방향의 마지막 상태를 연결해 넘깁니다",
      bridge: two
        ? "역방향의 마지막 상태를 W와 tanh에 통과시킵니다"
        : "마지막 상태를 W와 tanh에 통과시킵니다",
    })[how],
  sameVector: "모든 행에 같은 벡터: 가중치가 아닙니다",
  reversed:
    "원문을 마지막 단어부터 거꾸로 입력합니다. 시간은 왼쪽에서 오른쪽으로 흐르고, 작은 숫자는 읽는 순서입니다.",
  memory: (limit) => `셀을 잇는 두 선 중 위쪽은 LSTM의 셀 상태 m(전체 ${limit}), 아래쪽은 은닉 상태입니다.`,
  reading: ({ word, position, count, where }) => [
    `시점 ${count}개 중 ${position}번째${where ? `(${where})` : ""}: 셀이 `,
    { family: "src", text: word },
    " 단어와 이전 상태를 읽습니다.",
  ],
  keeps: ({ gate, share, state }) =>
    `게이트 ${gate}는 유닛 평균 ${josa(share, "(으)로")}, 이전 상태(${state})를 그만큼 남깁니다.`,
  renews: ({ gate, share, state }) =>
    `게이트 ${gate}는 유닛 평균 ${share}만큼을 후보에서 가져오고, 나머지는 이전 상태(${state})에서 남깁니다.`,
  noGate: "기본 RNN 셀에는 게이트가 없습니다. 모든 값이 tanh 하나를 지납니다.",
  begins: [
    "반복이 시작됩니다. 아직 출력한 단어가 없으므로 디코더는 시작 토큰 ",
    { family: "tgt", text: "sos" },
    "를 읽습니다.",
  ],
  feeds: ({ word, position }) => [
    `출력한 단어가 다시 입력이 됩니다. ${position}번째 단어를 출력하려고 디코더가 `,
    { family: "tgt", text: word },
    " 단어를 읽습니다.",
  ],
  enters: {
    nothing: "다른 입력은 없습니다. 상태 하나가 문장 전체를 나릅니다.",
    fed: "이전 행의 s̃도 함께 읽습니다(입력 피딩). 컨텍스트 벡터는 셀 다음에 들어옵니다.",
    context: "컨텍스트 벡터가 셀 앞에서 단어와 함께 들어옵니다.",
    after: "컨텍스트 벡터는 셀 다음에 들어오고, 셀로 되돌아가지 않습니다.",
    fixed: "모든 행에서 같은 벡터, 곧 인코더의 마지막 상태를 함께 읽습니다.",
  },
  ends: ({ words }) => `${words}번 반복한 뒤 모델이 종료 토큰을 출력해 스스로 끝났습니다.`,
  endsByLimit: ({ words }) =>
    `모델이 종료 토큰을 출력하지 않아, 최대 길이인 ${words}단어에서 번역을 끊었습니다.`,
  tracks: {
    title: "자유 실행과 교사 강요(teacher forcing)",
    explain:
      "같은 모델을 두 번 실행합니다. 자유 실행에서는 실제로 쓸 때처럼 자기가 출력한 단어를 읽으므로, 틀린 단어도 다시 입력이 됩니다. 교사 강요에서는 학습할 때처럼 정답 단어를 읽습니다.",
    position: "단어",
    free: "자유 실행",
    forced: "교사 강요",
    reads: "입력",
    says: "출력",
    right: "정답",
    p: "p",
    wouldSay: ({ word, p }) => `모델이라면 ${word}, ${p}`,
    firstHere: "처음 달라진 곳",
    nothing: "–",
    agrees: (words) => `두 쪽의 단어 ${words}개가 모두 같습니다. 달라진 곳이 없습니다.`,
    diverges: ({ position, said, right, after, differing }) => {
      const here =
        said === null
          ? `모델은 끝냈지만 정답은 ${called(right ?? "", "단어", "(으)로")} 이어집니다`
          : right === null
            ? `정답은 끝났지만 모델은 ${called(said, "단어", "(으)로")} 이어 갑니다`
            : `모델의 출력은 ${said}, 정답은 ${right}입니다`;
      const rest =
        after === 0
          ? "뒤따르는 단어는 없습니다."
          : after === 1
            ? `그다음 단어는 ${differing === 0 ? "같습니다" : "다릅니다"}.`
            : differing === 0
              ? `그 뒤 ${after}개 단어는 모두 같습니다.`
              : differing === after
                ? `그 뒤 ${after}개 단어도 모두 다릅니다.`
                : `그 뒤 ${after}개 단어 중 ${differing}개가 다릅니다.`;
      return `${position}번째 단어에서 처음 달라집니다. ${here}. ${rest}`;
    },
    choices: ({ right, count }) =>
      `앞에 정답 단어를 넣어 주면, 모델은 ${count}개 위치 중 ${right}개에서 정답을 고릅니다.`,
  },
};
