import type { Language } from "../lib/language";
import { dictionaryEn } from "./locales/en/dictionary";
import { dictionaryKo } from "./locales/ko/dictionary";
import type { DictionaryMessages } from "./sections/dictionary";

/** Apart from the other messages, so that it is loaded with its view. */
export const DICTIONARY_LOCALES: Readonly<Record<Language, DictionaryMessages>> = {
  en: dictionaryEn,
  ko: dictionaryKo,
};
