import { josa } from "../../josa";
import type { CaptionWords, FigureMessages } from "../../sections/figure";

const KINDS: Readonly<Record<CaptionWords["kind"], string>> = {
  weights: "어텐션 가중치",
  "row-shares": "행의 합으로 나눈 어텐션 가중치",
  "column-shares": "열의 합으로 나눈 어텐션 가중치",
  scores: "소프트맥스 이전의 어텐션 스코어",
  difference: "어텐션의 차이",
};
const WIRINGS: Readonly<Record<string, string>> = { luong: "Luong", bahdanau: "Bahdanau" };
const SCORES: Readonly<Record<string, string>> = {
  dot: "내적",
  "scaled-dot": "스케일드 내적",
  general: "곱셈 어텐션(general)",
  concat: "덧셈 어텐션",
  location: "위치 기반 스코어",
  uniform: "균등 스코어",
};

const number = (value: number): string => value.toFixed(2).replace("-", "−");

/** What the numbers are. */
function name({ kind, minus }: CaptionWords): string {
  if (kind !== "difference" || !minus) return KINDS[kind];
  if (minus.of === "row") return `어텐션 가중치에서 ‘${minus.word}’ 행의 가중치를 뺀 값`;
  return `어텐션 가중치에서 ${minus.of === "gold" ? "정답 정렬을" : `‘${minus.title}’의 가중치를`} 뺀 값`;
}

function subject({ title, output }: CaptionWords): string {
  return output === null ? title : `“${title}” → “${output}”`;
}

/** 표의 어느 행과 열인지. */
function cut({ part }: CaptionWords): string {
  if (!part) return "";
  const range = ([from, to]: readonly [number, number]): string => `${from + 1}–${to}`;
  return ` 전체 ${part.of.rows}행 가운데 ${range(part.rows)}행, 전체 ${part.of.columns}열 가운데 ${range(part.columns)}열입니다.`;
}

function made(facts: CaptionWords): string {
  const { model, isNamedByInput } = facts;
  const named = `${cut(facts)}${isNamedByInput ? " 행 이름은 바로 앞에 읽은 입력 단어입니다." : ""}`;
  if (!model) return named;
  const { wiring, cell, score, task, seed, step, isChanged, isForced } = model;
  const changes = [
    named,
    isChanged ? " 개입으로 바뀐 번역입니다." : "",
    isForced ? " 지정한 출력 단어가 있습니다." : "",
  ].join("");
  const kind = [
    WIRINGS[wiring] ?? wiring,
    cell.toUpperCase(),
    ...(score === null ? [] : [SCORES[score] ?? score]),
  ];
  return ` ${kind.join(", ")}; ${task}, 시드 ${seed}, 학습 횟수 ${step}회.${changes}`;
}

export const figureKo: FigureMessages = {
  labels: {
    language: "ko",
    entropy: "엔트로피",
    coverage: "커버리지",
    sure: "정답 정렬(확실)",
    possible: "정답 정렬(가능)",
    scale: (kind, isDarkMore) => {
      if (kind === "weights") return isDarkMore ? "가중치, 진할수록 큼" : "가중치, 밝을수록 큼";
      if (kind === "row-shares" || kind === "column-shares")
        return `${kind === "row-shares" ? "행" : "열"}에서 차지하는 몫, ${isDarkMore ? "진할수록" : "밝을수록"} 큼`;
      return kind === "scores" ? "스코어" : "차이";
    },
    caption: (facts) => `${name(facts)}: ${subject(facts)}.${made(facts)}`,
    description(facts) {
      const { kind, rows, columns, flip, described, more, aer, part } = facts;
      const way = flip ? "밝은" : "진한";
      const areShares = kind === "row-shares" || kind === "column-shares";
      const things = kind === "weights" ? "가중치가" : areShares ? "몫이" : null;
      const colour = things === null ? "" : `${way} 칸일수록 ${things} 큽니다. `;
      const most =
        (kind === "weights" || kind === "row-shares") && !part
          ? "행마다 가장 많이 본 단어"
          : "행마다 값이 가장 큰 열";
      const looks = described.map(({ word, looked, number: n }) => `${word} → ${looked} (${number(n)})`);
      const rest = more > 0 ? `, 그 밖에 ${more}행` : "";
      const error = aer === null ? "" : ` 정답 정렬에 대한 정렬 오류율(AER)은 ${number(aer)}입니다.`;
      return `${josa(name(facts), "을/를")} 나타낸 히트맵입니다: ${subject(facts)}. 출력 단어가 ${rows}개의 행, 원문 단어가 ${columns}개의 열입니다. ${colour}${most}: ${looks.join(", ")}${rest}.${error}${made(facts)}`;
    },
  },
  noAttention: "이 모델에는 어텐션이 없어서 그릴 가중치가 없습니다. 어텐션이 있는 모델을 고르세요.",
  tooLarge: (cells, limit) =>
    `이 형식의 그림에는 칸이 ${limit.toLocaleString("ko")}개까지 들어가는데 이 표에는 ${cells.toLocaleString("ko")}개가 있습니다. CSV와 JSON에는 모두 들어갑니다.`,
  missing: (characters) =>
    `그림의 글꼴에 없는 글자가 있습니다: ${characters.join(" ")}. SVG에서는 읽는 쪽의 글꼴로 보이고 PDF와 PNG에서는 빈 네모로 보입니다.`,
  menu: {
    open: "내보내기",
    title: "그림 내보내기",
    files: {
      svg: "글자가 글자로 남음",
      pdf: "한 쪽, 벡터",
      png: "픽셀",
      tex: "pgfplots 행렬 그림",
      csv: "정확한 값, 머리글 포함",
      json: "단어, 값, 정답 정렬, 모델",
    },
    pngSize: (width, height) => `${width.toLocaleString("ko")} × ${height.toLocaleString("ko")}`,
    kilobytes: (kB) => `${kB} kB`,
    save: "저장할 형식",
    working: "파일을 만드는 중입니다…",
    saved: (file) => `${josa(file, "을/를")} 내려받습니다.`,
    failed: "파일을 만들지 못했습니다. 페이지의 일부를 불러오지 못했으니 연결을 확인하고 다시 시도하세요.",
    width: "너비, mm",
    points: "글자, pt",
    between: (low, high) => `${low}에서 ${high} 사이의 수를 쓰세요.`,
    scale: "PNG 크기",
    palette: "색",
    palettes: { light: "컬러", greyscale: "회색조" },
    parts: "그림에 넣을 것",
    part: {
      numbers: "칸 안의 가중치 값",
      brackets: "형태소 위의 어절",
      gold: "정답 정렬",
      margins: "엔트로피와 커버리지",
      legend: "범례",
      caption: "설명 줄",
    },
    seen: (rows, columns) => `보이는 부분만: 행 ${rows}, 열 ${columns}`,
    copyImage: "이미지 복사",
    copySvg: "SVG 복사",
    copyAlt: "대체 텍스트 복사",
    copied: "복사했습니다.",
    notCopied: (file) => `브라우저가 복사를 허용하지 않아 ${josa(file, "을/를")} 내려받았습니다.`,
    preview: "미리 보기",
  },
};
