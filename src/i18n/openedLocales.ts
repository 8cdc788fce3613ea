import type { Language } from "../lib/language";
import { openedEn } from "./locales/en/opened";
import { openedKo } from "./locales/ko/opened";
import type { OpenedMessages } from "./sections/opened";

/** Apart from the other messages, so that it is loaded with the first number that is opened. */
export const OPENED_LOCALES: Readonly<Record<Language, OpenedMessages>> = { en: openedEn, ko: openedKo };
