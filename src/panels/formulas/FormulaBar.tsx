/** How the equations are shown, and in whose letters: for all panels at once. */
import { useContext } from "react";
import type { FormulaMessages } from "../../i18n/sections/formulas";
import { FORMULA_VIEWS } from "../../trace/formulaView";
import { isNotation, NOTATIONS } from "../../trace/notation";
import { FormulaSettingsContext } from "./settings";

export function FormulaBar({ words }: { readonly words: FormulaMessages }) {
  const { view, notation, onView, onNotation } = useContext(FormulaSettingsContext);
  return (
    <div className="formula-bar">
      <fieldset aria-label={words.viewsLabel}>
        {FORMULA_VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
            {words.views[one]}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={words.notationLabel}
        value={notation ?? "own"}
        onChange={({ target: { value } }) => onNotation(isNotation(value) ? value : null)}
      >
        {(["own", ...NOTATIONS] as const).map((one) => (
          <option key={one} value={one}>
            {words.notations[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
