import type { Language } from "../lib/language";
import { clothEn } from "./locales/en/cloth";
import { clothKo } from "./locales/ko/cloth";
import type { ClothMessages } from "./sections/cloth";

/** Apart from the other messages, so that it does not stand in the way of the first paint. */
export const CLOTH_LOCALES: Readonly<Record<Language, ClothMessages>> = { en: clothEn, ko: clothKo };
