/** How formulas are shown, the same in every panel: chosen by the reader, kept by the page. */
import { createContext } from "react";
import type { Language } from "../../lib/language";
import type { FormulaView } from "../../trace/formulaView";
import type { Notation } from "../../trace/notation";

export interface FormulaSettings {
  readonly language: Language;
  readonly view: FormulaView;
  /** Null: the wiring's own letters. */
  readonly notation: Notation | null;
  readonly onView: (view: FormulaView) => void;
  readonly onNotation: (notation: Notation | null) => void;
}

const NOTHING = (): void => {};

export const FormulaSettingsContext = createContext<FormulaSettings>({
  language: "en",
  view: "symbols",
  notation: null,
  onView: NOTHING,
  onNotation: NOTHING,
});
