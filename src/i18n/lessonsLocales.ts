import type { Language } from "../lib/language";
import { lessonsEn } from "./locales/en/lessons";
import { lessonsKo } from "./locales/ko/lessons";
import type { LessonsMessages } from "./sections/lessons";

/** Apart from the other messages, so that it is loaded with the lessons. */
export const LESSONS_LOCALES: Readonly<Record<Language, LessonsMessages>> = { en: lessonsEn, ko: lessonsKo };
