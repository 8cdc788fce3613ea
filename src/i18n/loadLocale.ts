/**
 * Locales as the page gets them: each is a file of its own that is fetched when it is wanted, so that a reader loads
 * one language and not all. Elsewhere `locales.ts` has them all at hand.
 */
import { present } from "../lib/assert";
import type { Language } from "../lib/language";
import type { Messages } from "./messages";

/** One line a language. */
const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import("./locales/en")).en,
  ko: async () => (await import("./locales/ko")).ko,
};

const loaded: Partial<Record<Language, Messages>> = {};

export async function loadLocale(language: Language): Promise<Messages> {
  const messages = loaded[language] ?? (await LOADERS[language]());
  loaded[language] = messages;
  return messages;
}

/** A locale that was loaded, or, while it is on its way, another one that was. Throws before the first. */
export function loadedLocale(language: Language): Messages {
  return present(loaded[language] ?? Object.values(loaded)[0], "a loaded locale");
}
