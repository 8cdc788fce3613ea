import type { Language } from "../lib/language";
import { figureEn } from "./locales/en/figure";
import { figureKo } from "./locales/ko/figure";
import type { FigureMessages } from "./sections/figure";

/** Apart from the other messages: who exports a figure loads them. */
export const FIGURE_LOCALES: Readonly<Record<Language, FigureMessages>> = { en: figureEn, ko: figureKo };
