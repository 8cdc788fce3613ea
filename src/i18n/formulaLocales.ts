import type { Language } from "../lib/language";
import { formulasEn } from "./locales/en/formulas";
import { formulasKo } from "./locales/ko/formulas";
import type { FormulaMessages } from "./sections/formulas";

/** Apart from the other messages, so that it is loaded with the panels. */
export const FORMULA_LOCALES: Readonly<Record<Language, FormulaMessages>> = {
  en: formulasEn,
  ko: formulasKo,
};
