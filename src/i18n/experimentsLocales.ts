import type { Language } from "../lib/language";
import { experimentsEn } from "./locales/en/experiments";
import { experimentsKo } from "./locales/ko/experiments";
import type { ExperimentsMessages } from "./sections/experiments";

/** Apart from the other messages, so that it is loaded with a lesson's experiment. */
export const EXPERIMENTS_LOCALES: Readonly<Record<Language, ExperimentsMessages>> = {
  en: experimentsEn,
  ko: experimentsKo,
};
