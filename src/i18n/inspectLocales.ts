import type { Language } from "../lib/language";
import { inspectEn } from "./locales/en/inspect";
import { inspectKo } from "./locales/ko/inspect";
import type { InspectMessages } from "./sections/inspect";

/** Apart from the other messages, so that it is loaded with the Inspect screen. */
export const INSPECT_LOCALES: Readonly<Record<Language, InspectMessages>> = { en: inspectEn, ko: inspectKo };
