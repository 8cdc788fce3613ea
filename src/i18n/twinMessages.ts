/** Apart from the other messages: only who downloads a twin loads them. */
import type { Language } from "../lib/language";
import { twinEn } from "./locales/en/twin";
import { twinKo } from "./locales/ko/twin";
import type { TwinMessages } from "./sections/twin";

export const TWIN_MESSAGES: Readonly<Record<Language, TwinMessages>> = { en: twinEn, ko: twinKo };
