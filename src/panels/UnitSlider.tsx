/** Chooses one unit of the vectors drawn inside it: by a click, or with the arrow keys, Home and End. */
import type { KeyboardEvent, ReactNode } from "react";
import { useMessages } from "../i18n/useMessages";
import { inLedger } from "../viz/format";

interface UnitSliderProps {
  readonly unit: number;
  readonly units: number;
  /** The chosen unit's value in the vector that the step makes. */
  readonly value: number;
  readonly onUnit: (unit: number) => void;
  /** Which unit lies at a point of the drawing; null where there is none. */
  readonly unitAt: (x: number, y: number) => number | null;
  readonly children: ReactNode;
}

function moved(key: string, unit: number, units: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(units - 1, unit + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, unit - 1);
  if (key === "Home") return 0;
  return key === "End" ? units - 1 : null;
}

export function UnitSlider({ unit, units, value, onUnit, unitAt, children }: UnitSliderProps) {
  const { panels } = useMessages();
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.shiftKey ? null : moved(event.key, unit, units);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onUnit(next);
  };
  return (
    <div
      className="unit-slider"
      role="slider"
      tabIndex={0}
      aria-label={panels.chooseUnit}
      aria-valuemin={1}
      aria-valuemax={units}
      aria-valuenow={unit + 1}
      aria-valuetext={panels.unitValue(unit + 1, inLedger(value))}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const chosen = unitAt(event.clientX - box.left, event.clientY - box.top);
        if (chosen !== null && chosen >= 0 && chosen < units) onUnit(chosen);
      }}
    >
      {children}
    </div>
  );
}
