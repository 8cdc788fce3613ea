import type { Language } from "../lib/language";
import { pickerEn } from "./locales/en/picker";
import { pickerKo } from "./locales/ko/picker";
import type { PickerMessages } from "./sections/picker";

/** Apart from the other messages, so that it is loaded with the picker. */
export const PICKER_LOCALES: Readonly<Record<Language, PickerMessages>> = { en: pickerEn, ko: pickerKo };
