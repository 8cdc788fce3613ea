import type { Language } from "../lib/language";
import { teachingEn } from "./locales/en/teaching";
import { teachingKo } from "./locales/ko/teaching";
import type { TeachingMessages } from "./sections/teaching";

/** Apart from the other messages: nobody needs them before teaching. */
export const TEACHING_LOCALES: Readonly<Record<Language, TeachingMessages>> = {
  en: teachingEn,
  ko: teachingKo,
};
