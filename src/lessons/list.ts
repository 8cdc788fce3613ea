/** The lessons in their order. Each is a file of its own that is fetched when it is opened. */
import type { Both, Lesson, LessonId } from "./lesson";

export interface LessonEntry {
  readonly id: LessonId;
  readonly title: Both<string>;
  readonly load: () => Promise<Lesson>;
}

export const LESSONS: readonly LessonEntry[] = [
  {
    id: "cell",
    title: { en: "One recurrent cell", ko: "순환 셀 하나" },
    load: async () => (await import("./lessons/cell")).lesson,
  },
  {
    id: "seq2seq",
    title: { en: "From words to one vector", ko: "단어에서 벡터 하나로" },
    load: async () => (await import("./lessons/seq2seq")).lesson,
  },
  {
    id: "bottleneck",
    title: { en: "The bottleneck", ko: "병목" },
    load: async () => (await import("./lessons/bottleneck")).lesson,
  },
  {
    id: "attention",
    title: { en: "Attention in eight steps", ko: "8단계로 보는 어텐션" },
    load: async () => (await import("./lessons/attention")).lesson,
  },
  {
    id: "query-key-value",
    title: { en: "Queries, keys and values", ko: "쿼리, 키, 값" },
    load: async () => (await import("./lessons/query-key-value")).lesson,
  },
  {
    id: "heatmap",
    title: { en: "Reading a heatmap", ko: "히트맵 읽기" },
    load: async () => (await import("./lessons/heatmap")).lesson,
  },
  {
    id: "word-order",
    title: { en: "Word order", ko: "어순" },
    load: async () => (await import("./lessons/word-order")).lesson,
  },
  {
    id: "elision",
    title: { en: "“the man” and l' homme", ko: "“the man”과 l' homme" },
    load: async () => (await import("./lessons/elision")).lesson,
  },
  {
    id: "bahdanau",
    title: { en: "Bahdanau, step by step", ko: "Bahdanau 어텐션 단계별로" },
    load: async () => (await import("./lessons/bahdanau")).lesson,
  },
  {
    id: "scores",
    title: { en: "Other ways to score", ko: "여러 가지 스코어 함수" },
    load: async () => (await import("./lessons/scores")).lesson,
  },
  {
    id: "training",
    title: { en: "Training: the right word, and the reversed source", ko: "학습: 교사 강요와 거꾸로 읽기" },
    load: async () => (await import("./lessons/training")).lesson,
  },
  {
    id: "gradients",
    title: { en: "Gradients, and the limits", ko: "기울기와 한계" },
    load: async () => (await import("./lessons/gradients")).lesson,
  },
  {
    id: "trust",
    title: { en: "Can you trust it?", ko: "히트맵을 믿어도 될까" },
    load: async () => (await import("./lessons/trust")).lesson,
  },
];
