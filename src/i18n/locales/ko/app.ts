import { groupedWhole } from "../../../lib/grouped";
import { called, josa } from "../../josa";
import type { Messages } from "../../messages";

type Parts = readonly { word: string; percent: number }[];
const percents = (parts: Parts): string =>
  parts.map(({ word, percent }) => `${word} ${percent}퍼센트`).join(", ");

const moment = (time: number): string =>
  new Date(time).toLocaleString("ko", { dateStyle: "medium", timeStyle: "short" });

const names = { webgl: "WebGL", wasm: "WebAssembly", cpu: "CPU" };

export const appKo: Omit<Messages, "problem" | "config" | "loom" | "panels"> = {
  app: {
    name: "Attention Loom",
    title: "Attention Loom: 번역 모델의 어텐션을 숫자 하나까지",
    skipToLoom: "그림으로 건너뛰기",
    skipToSentence: "문장으로 건너뛰기",
    startLessons: "1강부터 시작하기",
    explore: "자유롭게 둘러보기",
    screensLabel: "화면",
    screens: { stage: "단계별 보기", lessons: "강의", inspect: "분석" },
    viewsLabel: "번역을 보는 방법",
    views: { loom: "전체", diagram: "구조도", dictionary: "사전", loop: "시간", training: "학습" },
    copyLink: "링크 복사",
    linkCopied: "링크를 복사했습니다",
    linkNotCopied: "브라우저가 복사를 허용하지 않았습니다. 링크는 주소창에 있습니다.",
    language: "언어",
    useDark: "어두운 테마로 보기",
    useLight: "밝은 테마로 보기",
    keys: "단축키",
    present: "발표 화면 (P)",
    heading: "번역 모델은 어디를 볼까요?",
    intro:
      "이 페이지 안의 작은 신경망이 아래 문장을 번역합니다. 단어를 하나 출력할 때마다 원문의 각 단어에 어텐션 가중치를 얼마나 주는지 실제 숫자로 보여 줍니다.",
    introShort: "작은 신경망이 이 문장을 번역합니다. 출력 단어마다 원문의 어디에 가중치를 주는지 보세요.",
    invitation:
      "화살표 키로 한 단어의 계산을 단계별로 따라가거나, 문장을 직접 입력하거나, 신경망을 처음부터 학습시켜 보세요.",
    stage: "번역과 어텐션",
    ledger: "이 단어의 계산 단계",
    wordOf: (row, rows) => `출력 단어 ${rows}개 중 ${row}번째`,
    stepOf: (place, places) => `${places}단계 중 ${place}단계`,
    loadingModel: "학습된 모델을 불러오는 중",
    loadingEngine: "워커에서 모델을 시작하는 중",
    openPane: "문장과 과제",
    closePane: "문장 칸 숨기기",
    sheetLarger: "단계 더 보기",
    sheetSmaller: "단계 접기",
    close: "닫기",
  },
  sentence: {
    taskNames: {
      "fr-en": "프랑스어 → 영어",
      "en-fr": "영어 → 프랑스어",
      "ko-en": "한국어 → 영어",
      "ko-en-eojeol": "한국어 → 영어 (어절 단위)",
      dates: "날짜, 글자 하나씩",
      copy: "숫자 그대로 쓰기",
      reverse: "숫자 거꾸로 쓰기",
      sort: "숫자 정렬하기",
      duplicate: "숫자 두 번씩 쓰기",
      recall: "기억해 내기: 글자에 붙은 숫자",
      own: "내 문장 쌍",
      "worked-luong": "계산 예제 1",
      "worked-bahdanau": "계산 예제 2",
    },
    label: "문장",
    placeholder: "문장을 입력하세요",
    split: "읽은 토큰",
    unknown: (word) => `${called(`‘${word}’`, "단어", "은/는")} 단어 집합에 없어서 모델이 <unk>로 읽습니다.`,
    nearest: "모델이 아는 단어:",
    replace: (word, by) => `‘${word}’ 대신 ‘${by}’ 쓰기`,
    offer: (sentence) => `‘${sentence}’ 문장으로 바꿔 읽기`,
    samples: "예문",
    build: "단어를 골라 문장 만들기",
    next: "다음 단어",
    add: (word) => `‘${word}’ 붙이기`,
    startOver: "처음부터",
    complete: "완성된 문장입니다.",
  },
  transport: {
    label: "단계별 보기",
    previousWord: "이전 출력 단어",
    nextWord: "다음 출력 단어",
    previousStep: "이전 단계",
    nextStep: "다음 단계",
    play: "재생",
    pause: "멈춤",
    speed: "속도",
    times: (speed) => `${speed}×`,
    scrubber: "번역의 어디까지 왔는지",
    encodeOnce: "인코딩(한 번)",
  },
  train: {
    label: "학습",
    start: "학습 시작",
    pause: "학습 일시정지",
    one: "한 번 학습",
    reset: "초기화",
    resetAsk: "지금 모델을 버리고 학습하지 않은 상태에서 다시 시작할까요?",
    changeSeed: (seed) => `시드 ${seed}: 다른 시드로 다시 시작`,
    resetYes: "초기화",
    resetNo: "그대로 두기",
    throttle: "학습 빠르기",
    full: "최대한 빠르게",
    atMost: (n) => `1초에 ${n}회`,
    background: "탭이 가려져 있는 동안",
    backgrounds: { train: "가려져도 학습", pause: "가려지면 대기" },
    loss: "손실",
    exact: "검증 완전 일치율",
    exactHelp: (n) => `학습에 쓰지 않은 문장 ${groupedWhole(n)}개 중 전체를 맞게 번역한 비율입니다.`,
    aer: "정렬 오류율",
    aerHelp:
      "가장 큰 가중치가 정답 정렬에서 얼마나 벗어나는지를 나타냅니다. 번역이 완벽해도 한 단어 옆을 볼 수 있습니다.",
    noAer: "정답 정렬이 있어야 계산합니다",
    noAttention: "어텐션이 없습니다",
    notYet: "아직 측정하지 않음",
    curve: ({ name, points, last }) => `${name}: 점 ${groupedWhole(points)}개, 지금 ${last}`,
    perSecond: (updates) => `초당 ${updates}회`,
    update: "학습 횟수",
    seed: "시드",
    seedBad: (text, largest) =>
      `‘${text}’ 값은 시드로 쓸 수 없습니다. 0부터 ${groupedWhole(largest)}까지의 정수를 입력하세요.`,
    newer: (n) => `모델은 그 뒤로 ${groupedWhole(n)}회 더 학습했습니다`,
    refresh: "새로 보기",
    preparing: "컴파일 중",
    status: {
      loading: "불러오는 중",
      idle: "학습 전",
      training: "학습 중",
      paused: "일시정지",
      failed: "멈춤",
    },
    open: "학습 조작",
  },
  backend: {
    label: "백엔드",
    names,
    chip: (backend) => `${names[backend]}, 워커`,
    why: "이 백엔드를 고른 이유",
    taken: ({ backend, renderer, forced, webgl }) => {
      if (forced === backend)
        return `주소(?backend=${backend})에서 ${josa(names[backend], "을/를")} 쓰라고 했습니다.`;
      if (backend === "webgl") {
        const place = webgl?.software ? "소프트웨어로 에뮬레이션하는 WebGL로" : "그래픽 장치에서";
        return `모델을 ${place} 실행합니다${renderer ? `: ${renderer}` : "."}`;
      }
      if (backend === "wasm") return "모델을 CPU에서 WebAssembly로 실행합니다.";
      return "모델을 CPU에서 자바스크립트로 실행합니다. 모두 작동하지만 느립니다.";
    },
    rejected: {
      "no-context": (backend) =>
        `${josa(backend, "은/는")} 쓰지 않습니다. 이 브라우저의 워커에서는 WebGL 2를 쓸 수 없습니다.`,
      software: (backend) =>
        `${josa(backend, "은/는")} 쓰지 않습니다. 여기서는 소프트웨어로 에뮬레이션하므로 WebAssembly를 먼저 씁니다.`,
      float16: (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 이 장치는 반정밀도로만 계산합니다.`,
      "self-test": (backend) =>
        `${josa(backend, "은/는")} 쓰지 않습니다. 계산을 확인해 보니 답이 틀렸습니다.`,
      "load-failed": (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 불러오지 못했습니다.`,
      "timed-out": (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 제시간에 준비되지 않았습니다.`,
      stopped: (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 여기서 작동을 멈췄습니다.`,
      compiling: (backend) =>
        `${josa(backend, "은/는")} 쓰지 않습니다. 다른 백엔드가 준비된 뒤에도 컴파일이 끝나지 않았습니다.`,
      fence: (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 여기서는 계산 결과가 돌아오지 않습니다.`,
      slower: (backend) => `${josa(backend, "은/는")} 쓰지 않습니다. 둘 다 잠깐 학습해 보니 더 느렸습니다.`,
      close: (backend) =>
        `${josa(backend, "은/는")} 쓰지 않습니다. 더 빨랐지만 차이가 20%를 넘지 않고, 그래픽 장치로 계산하면 CPU를 페이지가 쓸 수 있습니다.`,
    },
    draws: (n) => `그리기 ${n}회`,
    tensors: (n) => `텐서 ${n}개`,
    because: {
      asked: "지정됨",
      fastest: "가장 빠름",
      close: "가장 빠른 것과 비슷함",
      only: "다른 것은 제외",
    },
  },
  note: {
    label: "알림",
    untrained: "아직 학습하지 않았습니다. 지금 가중치는 우연일 뿐입니다. 학습을 시작해 보세요.",
    noCheckpoint: "이 과제의 학습된 모델이 페이지에 없어서, 학습하지 않은 모델로 시작합니다.",
    diverged: (step, kept) =>
      kept === null
        ? `학습 ${groupedWhole(step)}회에서 손실이 발산했습니다. 모델을 처음 상태로 되돌렸습니다.`
        : `학습 ${groupedWhole(step)}회에서 손실이 발산했습니다. 모델을 학습 ${groupedWhole(kept)}회로 되돌렸습니다.`,
    restarted: (step) =>
      step === null
        ? "워커를 다시 시작했습니다."
        : `워커를 학습 ${groupedWhole(step)}회에서 다시 시작했습니다.`,
    takenUp: (step, savedAt) =>
      `${moment(savedAt)}에 저장한 학습을 ${groupedWhole(step)}회부터 이어서 합니다.`,
    discard: "저장한 학습 버리기",
    notSaved: {
      full: "브라우저의 저장 공간이 가득 차서, 페이지를 닫으면 이 학습은 사라집니다. 나머지는 모두 그대로 작동합니다.",
      refused:
        "브라우저가 저장을 허용하지 않아서, 페이지를 닫으면 이 학습은 사라집니다. 나머지는 모두 그대로 작동합니다.",
    },
    stopped: (step) =>
      step === null
        ? "워커가 멈췄습니다."
        : `학습이 멈췄습니다. 학습 ${groupedWhole(step)}회의 모델을 보관하고 있습니다.`,
    restart: "다시 시작",
    link: (fields) =>
      `링크에서 알 수 없는 부분이 있습니다: ${fields.map(({ field, value }) => `${field}(‘${value}’)`).join(", ")}. 그 자리에는 기본값을 썼습니다.`,
    fellBack: (asked, got) =>
      asked === null
        ? `그래서 모델을 ${josa(got, "(으)로")} 실행합니다.`
        : `${josa(asked, "을/를")} 쓰라고 했지만 여기서는 쓸 수 없어서 ${josa(got, "(으)로")} 실행합니다.`,
    dismiss: "닫기",
  },
  live: {
    encode: ({ word, position, count: n }) => `인코딩 ${word}, 단어 ${n}개 중 ${position}번째`,
    step: ({ word, step }) => `${word}, ${step}`,
    weights: ({ word, step, parts }) => `${word}, ${step}: ${percents(parts)}`,
    output: ({ word, step, parts }) => `${word}, ${step}: ${percents(parts)}`,
  },
  console: { wholeNumber: (from) => `${from} 이상의 정수`, text: "문장" },
};
