/**
 * The faces of Pretendard as it comes, 92 of them, for letters that the page's own two do not hold (`scripts/faces.mjs`).
 * Each face that a style sheet names is asked about each size of each text, whether its characters occur or not, and that
 * was a third of the first layout: a page whose letters are its own does without.
 */
import { type LoomState, shownTrace } from "../state/store";

const HANGUL_AND_BEYOND = /[\u1100-\uffff]/;

/** Whether a page in this state may show other letters than its own texts have: what a grammar makes, or a reader brings. */
export function wantsRareFaces(state: LoomState): boolean {
  const { screen, sentence } = state.scene;
  const words = shownTrace(state)?.output.tokens ?? [];
  return screen === "inspect" || HANGUL_AND_BEYOND.test([sentence, ...words].join());
}

/** Never rejects: where they cannot be had, a font of the system stands in. */
export function loadRareFaces(): Promise<void> {
  return import("pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css").then(
    () => {},
    () => {},
  );
}
