import type { Language } from "../lib/language";
import { reportEn } from "./locales/en/report";
import { reportKo } from "./locales/ko/report";
import type { ReportMessages } from "./sections/report";

/** Apart from the other messages, so that it is loaded with the report. */
export const REPORT_LOCALES: Readonly<Record<Language, ReportMessages>> = { en: reportEn, ko: reportKo };
