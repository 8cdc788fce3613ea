import type { Language } from "../lib/language";
import { workedEn } from "./locales/en/worked";
import { workedKo } from "./locales/ko/worked";
import type { WorkedMessages } from "./sections/worked";

/** Apart from the other messages, so that it is loaded with the worked examples, or with the list of tasks. */
export const WORKED_LOCALES: Readonly<Record<Language, WorkedMessages>> = { en: workedEn, ko: workedKo };
