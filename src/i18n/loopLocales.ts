import type { Language } from "../lib/language";
import { loopEn } from "./locales/en/loop";
import { targetEn } from "./locales/en/target";
import { loopKo } from "./locales/ko/loop";
import { targetKo } from "./locales/ko/target";
import type { LoopMessages } from "./sections/loop";
import type { TargetMessages } from "./sections/target";

/** Apart from the other messages, so that it is loaded with the view. */
export const LOOP_LOCALES: Readonly<
  Record<Language, { readonly loop: LoopMessages; readonly target: TargetMessages }>
> = { en: { loop: loopEn, target: targetEn }, ko: { loop: loopKo, target: targetKo } };
