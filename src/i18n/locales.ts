import type { Language } from "../lib/language";
import { en } from "./locales/en";
import { ko } from "./locales/ko";
import type { Messages } from "./messages";

/** One line a language. */
export const LOCALES: Readonly<Record<Language, Messages>> = { en, ko };
