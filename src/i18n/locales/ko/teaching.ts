import type { ScoreId, WiringId } from "../../../trace/architecture";
import { ordinal } from "../../ordinal";
import type { TeachingMessages } from "../../sections/teaching";

const SCORES: Readonly<Record<ScoreId, string>> = {
  dot: "내적 스코어",
  "scaled-dot": "스케일드 내적 스코어",
  general: "곱셈 어텐션(general) 스코어",
  concat: "덧셈 어텐션 스코어",
  location: "위치 기반 스코어",
  uniform: "균등 스코어",
};

const WIRINGS: Readonly<Record<WiringId, string>> = {
  luong: "Luong 구조",
  bahdanau: "Bahdanau 구조",
  plain: "어텐션 없음",
  "plain-context": "어텐션 없음, 고정 컨텍스트",
};

export const teachingKo: TeachingMessages = {
  presenter: {
    label: "발표 화면",
    leave: "나가기 (Esc)",
    steps: "단계",
    blank: "화면을 가렸습니다. B를 누르면 다시 보입니다.",
    polarity: (more) => `${more === "darker" ? "진할수록" : "밝을수록"} 가중치가 큼`,
    noAttention: ["어텐션 없음:", "스코어, 가중치, 히트맵이 없습니다"],
    oneVector: "문장 전체를 벡터 하나로",
    loom: ({ sentence, output }) => `“${sentence}” → “${output}”: 출력 단어마다의 가중치`,
  },
  again: {
    starting: (updates) =>
      `이 링크에는 모델을 만든 방법이 들어 있습니다. 여기에서 업데이트 ${updates}회까지 다시 학습합니다.`,
    training: ({ step, updates }) =>
      `링크에 적힌 대로 업데이트 ${updates}회까지 다시 학습하고 있습니다. ${updates}회 중 ${step}회입니다.`,
    paused: ({ step, updates }) =>
      `링크에 적힌 업데이트 ${updates}회까지 가는 중에 멈추었습니다. ${updates}회 중 ${step}회입니다.`,
    goOn: "이어서 학습",
    done: ({ updates, seed }) =>
      `링크에 적힌 대로 시드 ${seed}에서 업데이트 ${updates}회까지 다시 학습했습니다. 링크가 뜻하는 바로 그 모델입니다.`,
    rounding: "그래픽 카드에 따라 마지막 자릿수의 반올림이 다를 수 있습니다.",
  },
  link: {
    title: "수업용 링크",
    intro: "이 문장을 이 단어와 이 단계에서, 이 모델로 엽니다.",
    model: "모델",
    shipped: "링크가 이 페이지에 들어 있는 모델을 가리킵니다. 여는 사람 모두가 같은 숫자를 봅니다.",
    again: ({ updates, seed }) =>
      `링크에 설정과 시드(${seed}), 업데이트 횟수(${updates})가 들어 있습니다. 여는 페이지가 정확히 거기까지 다시 학습하고, 그렇게 했다고 알립니다.`,
    file: {
      own: "직접 넣은 문장 쌍으로 학습한 모델이라 링크에 담을 수 없습니다. 모델 파일을 함께 보내세요.",
      imported: "파일에서 온 모델이라 링크에 담을 수 없습니다. 모델 파일을 함께 보내세요.",
      continued:
        "이미 학습된 모델을 더 학습한 것이라 링크로 되풀이할 수 없습니다. 모델 파일을 함께 보내세요.",
    },
    send: "링크를 연 사람은 이 창에서 파일을 엽니다.",
    download: "모델 파일 내려받기",
    open: "모델 파일 열기",
    opened: "파일의 모델이 페이지에 올라왔습니다.",
    notYet: "모델을 불러오고 있습니다.",
    view: "여는 방식",
    present: "발표 화면으로",
    hide: "숨길 것",
    hideKeys: "같은 일을 하는 단축키도 꺼집니다.",
    controls: {
      screens: "화면 고르기",
      link: "링크 복사",
      language: "언어",
      theme: "밝은 / 어두운 테마",
      help: "단축키 목록",
      present: "발표 화면",
      pane: "문장 입력",
      config: "모델 설명 문장",
      views: "보기 고르기",
      ledger: "단계",
      surgery: "가중치 바꾸기",
      export: "내려받기",
      transport: "재생과 이동",
      train: "학습",
    },
    address: "링크",
    copy: "링크 복사",
    copied: "복사했습니다.",
    notCopied: "복사하지 못했습니다. 주소를 선택해 직접 복사하세요.",
    worksheet: "활동지",
  },
  sheet: {
    title: "활동지: 한 단어의 어텐션",
    key: "정답",
    name: "이름",
    row: "출력 단어",
    rowOf: ({ number, word }) => `${ordinal(number)}: ${word}`,
    print: "인쇄 또는 PDF로 저장",
    loading: "숫자를 불러오고 있습니다.",
    missing: "모델의 숫자를 불러오지 못했습니다. 네트워크에 연결한 뒤 활동지를 다시 여세요.",
    otherModel:
      "지금 화면의 모델은 페이지에 들어 있는 모델이 아닙니다. 이 활동지는 페이지에 들어 있는 모델로 만들었습니다.",
    noShipped:
      "이 과제에는 페이지에 들어 있는 모델이 없습니다. 이 활동지는 지금 화면의 모델로 만들었습니다. 정답과 함께 보관하세요.",
    noWeights: "이 모델에는 어텐션이 없어 계산할 가중치가 없습니다. 어텐션이 있는 모델을 고르세요.",
    task: ({ sentence, row, before }) => [
      "원문은 ",
      { family: "src", text: sentence },
      `입니다. 모델이 ${ordinal(row)} 단어를 출력하려고 합니다. 바로 앞 단어는 `,
      { family: "tgt", text: before },
      "입니다. 빈칸을 모두 소수 둘째 자리까지 채우세요.",
    ],
    rounded:
      "반올림하지 않은 숫자로 계산한 뒤 소수 둘째 자리까지 반올림했습니다. 반올림한 숫자로 이어서 계산하면 조금 다르게 나옵니다. 지수 함수의 값은 0.5%까지, 그다음 값은 0.01쯤 다를 수 있습니다.",
    headings: {
      score: "1. 스코어",
      exp: "2. 지수 함수와 그 합",
      weight: "3. 가중치",
      context: "4. 컨텍스트 벡터의 한 유닛",
      word: "5. 단어",
    },
    scoresByHand: ({ score }) =>
      score === "scaled-dot"
        ? "쿼리와 은닉 상태를 유닛마다 곱해 모두 더하고, 유닛 수의 제곱근으로 나누세요."
        : "쿼리와 은닉 상태를 유닛마다 곱해 모두 더하세요.",
    scoresGiven: "스코어는 주어져 있습니다.",
    exp: "스코어마다 exp를 구하고 모두 더하세요.",
    window: "범위 밖의 단어는 계산에 들어가지 않습니다. 가중치는 0입니다.",
    gaussian: "마지막으로 각 몫에 주어진 가우스 함수의 값을 곱하세요.",
    weight: "각 값을 합으로 나누세요. 가중치의 합이 1이 됩니까?",
    context: (unit) => `은닉 상태마다 ${unit}번 유닛의 값이 주어져 있습니다. 가중치를 곱해 모두 더하세요.`,
    best: "로짓이 가장 큰 단어들입니다. 모델은 어느 단어를 출력합니까?",
    sum: "합",
    source: "원문 단어",
    given: "주어짐",
    state: "은닉 상태",
    query: "쿼리",
    share: "몫",
    curve: "가우스 함수",
    outside: "범위 밖",
    product: "가중치 × 상태",
    word: "단어",
    logit: "로짓",
    answer: "출력 단어",
    model: ({ task, cell, wiring, score, units, seed, step, file, byHand }) =>
      `${task} · ${cell}, ${WIRINGS[wiring]}${score === null ? "" : `, ${SCORES[score]}`}, 유닛 ${units}개 · ${byHand ? "손으로 정한 값" : `시드 ${seed}, 업데이트 ${step}회`} · ${file === null ? "여기에서 학습한 모델" : `페이지에 들어 있는 모델 ${file}`}`,
  },
};
