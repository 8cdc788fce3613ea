import type { Language } from "../lib/language";
import type { TwinLabels } from "./sections/twin";

/** What stands on the page from the beginning; the rest is in `twinMessages.ts`, loaded when it is asked for. */
export const TWIN_LABELS: Readonly<Record<Language, TwinLabels>> = {
  en: { caption: "Python", open: "Notebook", title: "Continue in a notebook" },
  ko: { caption: "파이썬", open: "노트북", title: "파이썬 노트북에서 이어 하기" },
};
