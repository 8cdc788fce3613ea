import type { Language } from "../lib/language";
import { helpEn } from "./locales/en/help";
import { helpKo } from "./locales/ko/help";
import type { HelpMessages } from "./sections/help";

/** Apart from the other messages, so that it is loaded with the list of keys. */
export const HELP_LOCALES: Readonly<Record<Language, HelpMessages>> = { en: helpEn, ko: helpKo };
