/**
 * The faces of rarer syllables and of Chinese characters, 70 of Pretendard's 92 (`vite.config.ts` divides them). Each
 * face that a style sheet names is asked about each size of each text, whether its characters occur or not, and that was
 * a third of the first layout: a page without such characters does without these faces.
 */
import { type LoomState, shownTrace } from "../state/store";

const HANGUL_AND_BEYOND = /[\u1100-\uffff]/;

/** Whether a page in this state may show such characters: what is written in it, or what a reader brings. */
export function wantsRareFaces(state: LoomState): boolean {
  const { language, screen, sentence } = state.scene;
  const words = shownTrace(state)?.output.tokens ?? [];
  return language === "ko" || screen === "inspect" || HANGUL_AND_BEYOND.test([sentence, ...words].join());
}

/** Never rejects: where they cannot be had, a font of the system stands in. */
export function loadRareFaces(): Promise<void> {
  return import("pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css?rare").then(
    () => {},
    () => {},
  );
}
