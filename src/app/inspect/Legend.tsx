import { useLoom, useLoomState } from "../../state/useStore";
import { legendGradient, valueColour, weightColour } from "../../viz/color";
import { decimals } from "../../viz/format";
import type { InspectState } from "./inspectState";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";

interface LegendProps {
  readonly shown: Shown;
  readonly state: InspectState;
  readonly hasGold: boolean;
}

/** What the colours mean, always: direction in words, the domain in numbers. */
export function Legend({ shown, state, hasGold }: LegendProps) {
  const { legend, gold, threshold } = useInspectWords();
  const loom = useLoom();
  const theme = useLoomState((one) => one.ui.theme);
  const flip = useLoomState((one) => one.scene.flip);
  const isWeights = shown.layer === "weights";
  const gradient = isWeights
    ? legendGradient((share) => weightColour(share, theme, flip))
    : legendGradient((share) => valueColour((flip ? -1 : 1) * (2 * share - 1), theme));
  const polarity =
    theme === "light" ? (flip ? legend.paler : legend.darker) : flip ? legend.dimmer : legend.brighter;
  const end = decimals(shown.largest, 2);
  return (
    <div className="matrix-legend" data-legend>
      <span className="legend-scale">
        <span>{isWeights ? "0" : decimals(-shown.largest, 2)}</span>
        <span className="legend-bar" style={{ background: gradient }} aria-hidden="true" />
        <span>{isWeights ? "1" : end}</span>
      </span>
      <span>{isWeights ? polarity : legend.diverging}</span>
      <button type="button" className="link" onClick={() => loom.setScene({ flip: !flip })}>
        {legend.flip}
      </button>
      {hasGold && state.showGold ? (
        <span className="gold-keys">
          <i className="gold-key" aria-hidden="true" /> {gold.sure}
          <i className="gold-key possible" aria-hidden="true" /> {gold.possible}
        </span>
      ) : null}
      {isWeights && state.threshold > 0 ? (
        <span role="status" className="threshold-note">
          {threshold.on(state.threshold.toFixed(2))}
        </span>
      ) : null}
    </div>
  );
}
