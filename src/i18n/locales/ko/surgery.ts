import { josa } from "../../josa";
import type { SurgeryMessages } from "../../sections/surgery";

export const surgeryKo: SurgeryMessages = {
  title: "직접 정하는 가중치",
  open: "가중치 바꾸기",
  close: "마치기",
  handles: ({ row, output }) => `${row}행 ${output}의 가중치`,
  handle: ({ word, position, count, read }) =>
    `${word}의 가중치, 원문 단어 ${count}개 중 ${position}번째${read ? `, ${read}번째로 읽음` : ""}`,
  value: ({ weight, pinned }) => (pinned ? `${weight}, 고정됨` : weight),
  word: ({ word, weight }) => `${word}: ${weight}`,
  zero: "0으로",
  oneHot: "모두 여기로",
  pin: "고정",
  rowTools: "행 전체",
  thisRow: "이 행만",
  allRows: "모든 행",
  uniform: "모두 같게",
  dropLargest: "가장 큰 값 빼기",
  hard: "가장 큰 값만",
  shuffle: (seed) => `뒤섞기, 시드 ${seed}`,
  release: "되돌리기",
  keys: "막대를 끌거나 키를 쓰세요. ↑ ↓ 값 바꾸기, ← → 다른 단어로, 0 0으로, 1 모두 여기로, P 고정, Esc 되돌리기",
  limited: "다른 단어가 모두 고정되었거나 0이어서 가중치를 주고받을 단어가 없습니다.",
  fork: "두 번역",
  first: "처음",
  changed: "바꾼 뒤",
  logProbability: "ln p",
  nats: "단어마다 구한 로그 확률의 합(단위: nat)입니다.",
  firstDifference: "처음으로 달라진 단어",
  nothingYet: "아직 바꾼 것이 없습니다.",
  same: "단어는 그대로입니다.",
  differ: (position) => `${position}번째 단어부터 번역이 갈라집니다.`,
  along: ({ before, after, change }) =>
    `바꾼 가중치에서는 처음 번역의 ln p가 ${before}에서 ${josa(after, "(으)로")} 바뀝니다(${change}).`,
  alongUnknown: "바꾼 가중치에서 처음 번역이 나올 확률은 여기서 구할 수 없습니다.",
  distances: ({ row, output, weights, words }) =>
    `${row}행 ${output}의 총변동 거리: 가중치 ${weights}, 단어 확률 ${words}`,
  noDistances: "이 행은 한쪽 번역에만 있어 비교할 수 없습니다.",
  moment: (update) => `둘 다 ${update.toLocaleString("ko")}회 학습한 모델의 번역입니다.`,
  newer: (updates) => `그 뒤로 모델이 ${updates.toLocaleString("ko")}회 더 학습했습니다.`,
  ghost: (row) => `바꾸기 전 ${row}행의 가중치`,
  localWindow:
    "직접 정한 가중치가 창에서 나온 가중치를 대신합니다. 그래서 창 밖의 단어에도 가중치를 줄 수 있습니다.",
  gaussian: "가우시안을 곱한 뒤에는 가중치의 합이 1보다 작지만, 직접 정한 가중치의 합은 1입니다.",
};
