import type { Language } from "../lib/language";
import { surgeryEn } from "./locales/en/surgery";
import { surgeryKo } from "./locales/ko/surgery";
import type { SurgeryMessages } from "./sections/surgery";

/** Apart from the other messages, so that it is loaded with the handles. */
export const SURGERY_LOCALES: Readonly<Record<Language, SurgeryMessages>> = { en: surgeryEn, ko: surgeryKo };
