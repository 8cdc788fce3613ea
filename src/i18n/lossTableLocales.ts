import type { Language } from "../lib/language";
import { lossTableEn } from "./locales/en/lossTable";
import { targetEn } from "./locales/en/target";
import { lossTableKo } from "./locales/ko/lossTable";
import { targetKo } from "./locales/ko/target";
import type { LossTableMessages } from "./sections/lossTable";
import type { TargetMessages } from "./sections/target";

/** Apart from the other messages, so that it is loaded with the view. */
export const LOSS_TABLE_LOCALES: Readonly<
  Record<Language, { readonly lossTable: LossTableMessages; readonly target: TargetMessages }>
> = {
  en: { lossTable: lossTableEn, target: targetEn },
  ko: { lossTable: lossTableKo, target: targetKo },
};
