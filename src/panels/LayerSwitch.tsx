/** Which of two recurrent layers is shown, and the way to the other. */
import { useState } from "react";
import { useMessages } from "../i18n/useMessages";
import type { Trace } from "../trace/trace";

/** The layer in view, from 0: the upper one, whose states are attended, until the reader asks for the other. */
export function useLayer({ model }: Trace): { layer: number; isLower: boolean; flip: () => void } {
  const [wantsLower, setWantsLower] = useState(false);
  const isLower = wantsLower && model.layers === 2;
  return { layer: isLower ? 0 : model.layers - 1, isLower, flip: () => setWantsLower(!isLower) };
}

interface LayerSwitchProps {
  readonly trace: Trace;
  readonly isLower: boolean;
  readonly onFlip: () => void;
}

export function LayerSwitch({ trace, isLower, onFlip }: LayerSwitchProps) {
  const { panels } = useMessages();
  if (trace.model.layers === 1) return null;
  return (
    <p className="reader">
      {isLower ? panels.layers.lower : panels.layers.upper} ·{" "}
      <button type="button" className="link" onClick={onFlip}>
        {isLower ? panels.layers.showUpper : panels.layers.showLower}
      </button>
    </p>
  );
}
