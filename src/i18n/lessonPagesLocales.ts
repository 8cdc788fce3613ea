import type { Language } from "../lib/language";
import { lessonPagesEn } from "./locales/en/lessonPages";
import { lessonPagesKo } from "./locales/ko/lessonPages";
import type { LessonPagesMessages } from "./sections/lessonPages";

/** Apart from the other messages, so that it is loaded with the pages that have them. */
export const LESSON_PAGES_LOCALES: Readonly<Record<Language, LessonPagesMessages>> = {
  en: lessonPagesEn,
  ko: lessonPagesKo,
};
