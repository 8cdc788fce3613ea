import { called, josa } from "../../josa";
import type { InspectMessages } from "../../sections/inspect";

const place = ({ line, row }: { readonly line: number | null; readonly row: number }): string =>
  line === null ? `${row}행` : `${row}행(${line}번째 줄)`;

const sum = (value: number): string => String(Number(value.toPrecision(4)));

const OTHER_NUMBERS = {
  scores: "소프트맥스 전 스코어",
  difference: "가중치의 차이",
  "row-shares": "행의 합으로 나눈 가중치",
  "column-shares": "열의 합으로 나눈 가중치",
} as const;

const problems: InspectMessages["problems"] = {
  empty: () => "내용이 없습니다.",
  "too-large": ({ cells, limit }) =>
    `칸이 ${cells.toLocaleString("ko")}개입니다. ${limit.toLocaleString("ko")}개까지 보여 줄 수 있습니다.`,
  "not-a-table": () => "표에는 원문 단어가 적힌 머리글 행과 그 아래로 한 행 이상이 있어야 합니다.",
  "not-json": ({ detail }) => `JSON처럼 시작하지만 JSON이 아닙니다: ${detail}.`,
  field: ({ field }) => `${called(`‘${field}’`, "필드", "이/가")} 없거나 형식이 다릅니다.`,
  "other-numbers": ({ kind }) =>
    `${josa(OTHER_NUMBERS[kind], "이/가")} 들어 있는 파일입니다. 여기에서는 가중치만 열 수 있으니, ‘가중치’를 보이는 상태에서 내보낸 파일을 여세요.`,
  "no-weights": () => "어텐션이 없는 모델의 번역이라 가중치가 들어 있지 않습니다.",
  "row-length": (problem) =>
    `${place(problem)}에 숫자가 ${problem.actual}개 있지만 원문 단어는 ${problem.expected}개입니다.`,
  "row-count": ({ expected, actual }) => `출력 단어는 ${expected}개인데 가중치 행은 ${actual}개입니다.`,
  number: (problem) => `${place(problem)} ${problem.column}열의 내용이 숫자가 아닙니다: ‘${problem.text}’.`,
  range: (problem) =>
    `${place(problem)} ${problem.column}열의 값이 가중치가 아닙니다: ${problem.value}. 가중치는 0과 1 사이에 있습니다.`,
  "row-sum": (problem) =>
    `${place(problem)}의 합이 ${sum(problem.sum)}입니다. 한 행의 가중치는 모두 더하면 1이 됩니다.`,
};

export const inspectKo: InspectMessages = {
  label: "어텐션 분석",
  toolbar: "무엇을 어떻게 보일지",
  settings: "설정",
  open: {
    translation: "지금 번역",
    file: "파일 열기",
    paste: "붙여 넣기",
    back: "번역으로 돌아가기",
    formats:
      "이 페이지의 트레이스, source·output·weights가 있는 JSON, 또는 머리글 행과 머리글 열이 있는 표(CSV)를 읽습니다. 행은 출력 단어입니다. 이 페이지 안에서만 읽고 어디에도 보내지 않습니다.",
    sample: "보기",
    use: "보기",
    drop: "파일을 놓으면 보여 줍니다",
    pasted: "붙여 넣은 내용",
    reading: (name) => `읽는 중: ${name}`,
    opened: (name, rows, columns) => `${name}: ${rows}행 ${columns}열입니다.`,
    refused: (name) => `열지 못했습니다: ${name}.`,
    kept: "앞서 보던 내용은 그대로 있습니다.",
    close: "닫기",
  },
  problems,
  unreadable: "파일을 읽지 못했습니다.",
  beside: {
    label: "나란히",
    none: "없음",
    keep: "지금 숫자를 남겨 두기",
    kept: "남겨 둔 숫자",
    untouched: "개입하지 않은 모델",
    model: "다른 모델 파일 …",
    shipped: (name) => `모델 ${name}`,
    modelTitle: (name, updates, own) =>
      `${name}, 업데이트 ${updates.toLocaleString("ko")}회${own === null ? "" : `, 같은 단어를 출력하게 한 것(스스로는 ‘${own}’)`}`,
    noAttention: "어텐션이 없는 모델이라 비교할 가중치가 없습니다.",
    otherTask: (task) => `다른 과제(${task})로 학습한 모델이라 이 문장을 읽을 수 없습니다.`,
    file: "파일 …",
    shown: (title) => `나란히: ${title}`,
    keptTitle: (title, updates) => `${title}, 업데이트 ${updates.toLocaleString("ko")}회 때`,
  },
  layer: {
    label: "보이는 값",
    options: {
      weights: "가중치",
      scores: "소프트맥스 전 스코어",
      row: "한 행과의 차이",
      second: "나란히 둔 것과의 차이",
      gold: "정답 정렬과의 차이",
    },
    noScores: "파일에는 가중치만 있고 스코어가 없습니다.",
    noSecond: "먼저 나란히 볼 것을 고르면 차이를 보여 줍니다.",
    otherShape: "둘의 행이나 열의 수가 달라 차이를 보여 줄 수 없습니다.",
    noGold: "정답 정렬이 알려져 있지 않아 차이를 보여 줄 수 없습니다.",
    minusRow: (word) =>
      `모든 행에서 ${called(`‘${word}’`, "단어")}의 행을 뺀 값입니다. 다른 행을 고정하면 그 행과 비교합니다.`,
    minusSecond: (title) => `이 가중치에서 나란히 둔 것의 가중치를 뺀 값입니다: ${title}.`,
    minusGold: "가중치에서 정답 정렬을 뺀 값입니다. 정답 정렬의 한 행은 이어진 단어끼리 1을 똑같이 나눕니다.",
  },
  rows: {
    label: "행",
    options: {
      given: "출력 순서",
      peak: "가장 크게 본 열 순서",
      entropy: "집중된 행부터",
      alphabet: "가나다순",
    },
  },
  columns: {
    label: "열",
    options: { given: "원문 순서", coverage: "많이 본 열부터", alphabet: "가나다순" },
  },
  normalise: {
    label: "나누기",
    options: { none: "안 함", row: "행의 합으로", column: "열의 합으로" },
    warning: "한 열의 가중치는 합이 1이 아니어도 됩니다. 열의 합으로 나눈 값은 모델의 가중치가 아닙니다.",
    rowWarning: "합이 1이 아닌 행을 행의 합으로 나눈 값은 모델의 가중치가 아닙니다.",
  },
  rowWord: { label: "행 이름", predicted: "예측한 단어", input: "입력 단어" },
  gold: {
    show: "정답 정렬",
    sure: "확실한 정렬",
    possible: "가능한 정렬",
    none: "이 파일에는 정답 정렬이 없습니다.",
    noneOfTranslation: "출력이 과제의 번역과 달라 정답 정렬이 없습니다.",
    title: "정답 정렬과 비교",
    precision: "정밀도",
    recall: "재현율",
    aer: "정렬 오류율",
    share: (hits, of) => `${of}개 가운데 ${hits}개`,
    strict: (aer) => `확실한 정렬만 쓰면 ${aer}`,
  },
  threshold: {
    label: "이 값부터",
    off: "모두",
    on: (value) => `${value}보다 작은 가중치는 그리지 않습니다.`,
  },
  zoom: {
    label: "확대",
    closer: "확대",
    farther: "축소",
    whole: "전체 보기",
    hint: "끌어서 고른 부분을 확대합니다. Ctrl과 휠로 확대하고, 휠 또는 Shift와 끌기로 움직입니다.",
    seen: (rows, columns) => `행 ${rows}, 열 ${columns}`,
  },
  table: {
    show: "표",
    hide: "히트맵",
    captions: {
      weights: "출력 단어(행)가 원문 단어(열)에 준 가중치",
      "row-shares": "출력 단어(행)가 원문 단어(열)에 준 가중치를 행의 합으로 나눈 값",
      "column-shares": "출력 단어(행)가 원문 단어(열)에 준 가중치를 열의 합으로 나눈 값",
      scores: "소프트맥스 전 스코어: 행은 출력 단어, 열은 원문 단어",
      difference: "가중치의 차이: 행은 출력 단어, 열은 원문 단어",
    },
    sum: "합",
    pages: { up: "앞 행", down: "다음 행", left: "앞 열", right: "다음 열" },
  },
  plot: {
    grid: "히트맵: 행은 출력 단어, 열은 원문 단어",
    entropy: "엔트로피(비트)",
    coverage: "커버리지",
    cell: ({ output, source, value, rank, count }) =>
      `‘${output}’ 행이 ‘${source}’에 준 값 ${value}, ${count}개 가운데 ${rank}번째`,
    pooled: (rows, columns) =>
      `한 점이 ${rows}행 × ${columns}열 가운데 가장 큰 값을 보입니다. 확대하면 칸마다 보입니다.`,
    fold: (word) => `${word}: 한 열로 접기`,
    unfold: (word) => `${word}: 펼치기`,
  },
  threads: {
    title: "실",
    label: "같은 가중치를 원문 단어에서 출력 단어로 이은 실로 그린 그림",
    tooMany: (most) => `실은 한쪽의 단어가 ${most}개 이하일 때 그립니다.`,
    onlyWeights: "실은 가중치일 때 그립니다.",
  },
  readout: {
    hint: "칸을 가리키거나 화살표 키로 움직여 보세요. 누르거나 Enter 키를 치면 고정됩니다.",
    cell: ({ output, source, value, rank, count, isWeight }) =>
      isWeight
        ? `‘${output}’ 행이 ‘${source}’에 준 가중치 α = ${value}, ${count}개 가운데 ${rank}번째`
        : `‘${output}’ 행, ‘${source}’ 열: ${value}, ${count}개 가운데 ${rank}번째`,
    margins: ({ entropy, uniform, coverage }) =>
      `행의 엔트로피 ${entropy}비트(최대 ${uniform}비트), 열의 커버리지 ${coverage}`,
    arithmetic: "계산 펼치기:",
    ways: {
      itself: "이 숫자",
      weight: "바탕이 된 가중치",
      entropy: "엔트로피",
      coverage: "커버리지",
    },
    noArithmetic: "단계별 보기에 있는 모델의 숫자만 계산을 펼쳐 볼 수 있습니다.",
    isSum: "이 칸은 여러 열을 더한 값입니다. 단어를 펼치면 하나씩 열어 볼 수 있습니다.",
    held: "가리키는 동안에는 숫자가 멈춰 있습니다. 학습은 계속됩니다.",
  },
  say: ({ row, output, source, percent }) => `${row}번째 출력 ${output}: ${source} ${percent}퍼센트`,
  sayNumber: ({ row, output, source, value }) => `${row}번째 출력 ${output}: ${source} ${value}`,
  detail: {
    row: (row) => `${row}행`,
    hint: "행이나 열을 가리키면 여기에서 읽을 수 있습니다. 고정하면 남아 있습니다.",
    column: (word, readers) =>
      `${called(`‘${word}’`, "단어", "을/를")} 본 행: ${readers.map((reader) => `${reader.word}(${reader.value})`).join(", ")}`,
    unread: (word) => `${called(`‘${word}’`, "단어", "을/를")} 0.05 이상 본 행이 없습니다.`,
    largest: (word, rows) =>
      `‘${word}’ 열에서 크기가 큰 값: ${rows.map((row) => `${row.word}(${row.value})`).join(", ")}`,
    unpin: "고정 풀기",
  },
  legend: {
    darker: "진할수록 큼",
    brighter: "밝을수록 큼",
    paler: "연할수록 큼",
    dimmer: "어두울수록 큼",
    flip: "색 반전",
    diverging: "가운데가 0",
  },
  metrics: {
    label: "숫자로 본 행렬",
    aer: "정렬 오류율(AER)",
    aerDetail: (hits, words) => `단어 ${words}개 가운데 ${hits}개가 정답 정렬에 맞음`,
    aerNone: "AER에는 정답 정렬이 필요합니다",
    entropy: "행의 평균 엔트로피",
    bits: "비트",
    uniform: (bits) => `모두 똑같이 보면 ${bits}`,
    covered: "커버리지 0.5 미만",
    lastTakes: (word) => `‘${word}’ 열이 받는 몫`,
    lastDetail: "단어 행의 평균",
    shift: "밀린 정도",
    shiftUnit: (off) => (off === 0 ? "자리" : `자리 ${off > 0 ? "오른쪽" : "왼쪽"}`),
    shiftDetail: (off, aer) =>
      off === 0 ? `지금 그대로 AER이 가장 낮음: ${aer}` : `되돌리면 AER이 가장 낮음: ${aer}`,
    shiftNone: "정답 정렬이 필요합니다",
    allCovered: "모든 단어를 보았음",
  },
  diagnosis: {
    label: "눈에 띄는 점",
    none: "눈에 띄는 점이 없습니다. 아주 집중되지도 퍼지지도 않았고, 빠뜨린 단어도 모두 차지한 단어도 없습니다.",
    why: "왜 그럴까요?",
    lesson: (name) => `강의에서 보기: ${name}`,
    term: (name) => `용어집에서 보기: ${name}`,
    says: {
      sharp: ({ bits, effective }) =>
        `집중됨: 한 행이 단어를 약 ${effective.toFixed(1)}개 봅니다(${bits.toFixed(2)}비트).`,
      diffuse: ({ bits, uniform }) =>
        `퍼져 있음: 한 행이 ${bits.toFixed(2)}비트이고, 모든 단어를 똑같이 보면 ${uniform.toFixed(2)}비트입니다.`,
      shifted: ({ by, error, shiftedError }) =>
        `한 자리 밀림: 모든 행이 한 자리 ${by > 0 ? "왼쪽" : "오른쪽"}을 봅니다. 되돌리면 정렬 오류율이 ${error.toFixed(2)}에서 ${josa(shiftedError.toFixed(2), "(으)로")} 내려갑니다.`,
      "end-sink": ({ column, share }, word) =>
        `쏠림: ‘${word(column)}’ 열이 평균 행의 ${Math.round(share * 100)}퍼센트를 받습니다.`,
      "padding-leak": ({ largest }) =>
        `패딩 누출: 패딩에 가중치가 최대 ${largest.toPrecision(2)}까지 있습니다. 0이어야 합니다.`,
      ignored: ({ columns }, word) =>
        `빠뜨림: 어느 행도 보지 않은 단어가 있습니다: ${columns
          .slice(0, 6)
          .map((column) => `‘${word(column)}’`)
          .join(", ")}${columns.length > 6 ? " …" : ""}`,
      dominating: ({ column, share }, word) =>
        `한 단어에 몰림: ${called(`‘${word(column)}’`, "단어", "이/가")} 모든 행의 ${Math.round(share * 100)}퍼센트를 받습니다.`,
    },
    explains: {
      sharp:
        "엔트로피가 낮습니다. 각 행이 가중치를 거의 모두 한두 단어에 줍니다. 단어 대 단어로 번역하면 이런 모양이 됩니다. 모델이 골랐다는 뜻이지, 잘 골랐다는 뜻은 아닙니다.",
      diffuse:
        "엔트로피가 높습니다. 행이 거의 고르지 않습니다. 학습 초기에는 우연입니다. 학습한 뒤라면 은닉 상태가 필요한 것을 이미 담고 있거나, 스코어가 너무 작아 소프트맥스가 단어를 가리지 못하는 것일 수 있습니다.",
      shifted:
        "가중치는 단어를 내기 전에, 앞 단어까지 읽은 상태로 계산합니다. 순환 신경망의 상태는 이웃 단어도 담으므로 한 자리 옆을 보고도 잘 번역할 수 있습니다. ‘행 이름’에서 두 가지 읽는 법을 비교해 보세요.",
      "end-sink":
        "종료 토큰은 모든 행에서 보이고 그 자체로는 뜻이 거의 없어, 모델이 볼 것이 없을 때 머무는 자리로 씁니다. 이 상태는 문장을 끝까지 읽었으므로 문장의 요약을 담고 있을 수도 있습니다.",
      "padding-leak":
        "패딩은 배치의 짧은 문장을 채웁니다. 마스크가 없으면 소프트맥스가 패딩에도 가중치를 주고, 단어가 아닌 벡터가 컨텍스트에 섞입니다. 마스크가 없거나, 소프트맥스 뒤에 적용하고 다시 나누지 않은 것입니다.",
      ignored:
        "이 원문 단어가 받은 가중치를 모두 더해도 0.1이 되지 않습니다. 번역할 것이 없는 기능어일 수 있습니다. 뜻이 있는 단어라면 번역에서 빠지지 않았는지 보세요.",
      dominating:
        "무엇을 말하든 한 원문 단어가 전체의 절반 넘게 받습니다. 그 단어의 상태가 문장을 모두 모았거나, 쿼리가 행마다 거의 바뀌지 않는 것입니다.",
    },
  },
  bleu: {
    title: "n-그램으로 펼친 BLEU",
    intro: (output, reference) => `출력 ‘${output}’, 참조 번역 ‘${reference}’`,
    none: "BLEU에는 참조 번역이 필요합니다. 이 문장은 과제에 번역이 없습니다.",
    order: (n) => (n === 1 ? "단어 하나" : `${n}-그램`),
    ngram: "n-그램",
    inOutput: "출력에서",
    inReference: "참조에서",
    clipped: "인정",
    precision: (matches, total, value) => `${total}개 가운데 ${matches}개 일치: ${value}`,
    smoothed: "평활함",
    brevity: (value, output, reference) =>
      `짧은 문장 페널티 ${value}: 출력 ${output}단어, 참조 ${reference}단어`,
  },
  unattended: "어텐션이 없는 모델이라 보여 줄 가중치가 없습니다. 파일은 열 수 있습니다.",
  waiting: "번역을 기다리고 있습니다.",
};
