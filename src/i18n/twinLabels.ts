import type { Language } from "../lib/language";

/** What stands on the page from the beginning; the rest is in `twinMessages.ts`, loaded when it is asked for. */
export const TWIN_LABELS: Readonly<Record<Language, string>> = {
  en: "Continue in a notebook",
  ko: "파이썬 노트북에서 이어 하기",
};
