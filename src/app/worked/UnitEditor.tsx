import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { type Theme, valueColour } from "../../viz/color";
import { decimals } from "../../viz/format";
import { LIMIT, readNumber, snapped } from "./vectors";

interface UnitEditorProps {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  /** The value at the top of the bar's room. */
  readonly domain: number;
  readonly theme: Theme;
  readonly onChange: (value: number) => void;
  /** Whether what is typed is no number. */
  readonly onBad: (isBad: boolean) => void;
}

/** As short as it can be: 3, −0.5. */
const written = (value: number): string => decimals(value, 2).replace(/\.?0+$/, "");

/** One number of a vector: a bar to drag, and the number to type or to step. */
export function UnitEditor({ name, value, step, domain, theme, onChange, onBad }: UnitEditorProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [grip, setGrip] = useState<{ readonly y: number; readonly from: number } | null>(null);
  const isBad = typed !== null && readNumber(typed) === null;

  const change = (next: number): void => {
    setTyped(null);
    onBad(false);
    if (next !== value) onChange(next);
  };
  const press = (event: KeyboardEvent): void => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.code];
    if (way === undefined) {
      if (event.code === "Enter" || event.code === "Escape") setTyped(null);
      return;
    }
    event.preventDefault();
    const by = event.shiftKey ? step / 10 : step;
    change(snapped(value + way * by, step / 10));
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!grip) return;
    const perPixel = (2 * domain) / event.currentTarget.clientHeight;
    change(snapped(grip.from + (grip.y - event.clientY) * perPixel, event.shiftKey ? step / 10 : step));
  };
  const share = Math.min(1, Math.abs(value) / domain) * 50;
  return (
    <span className="unit-editor">
      <span
        className="unit-bar"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setGrip({ y: event.clientY, from: value });
        }}
        onPointerMove={drag}
        onPointerUp={() => setGrip(null)}
        onPointerCancel={() => setGrip(null)}
      >
        <span
          className={Math.abs(value) > domain ? "unit-fill beyond" : "unit-fill"}
          style={{
            height: `${share}%`,
            [value < 0 ? "top" : "bottom"]: "50%",
            backgroundColor: valueColour(value / domain, theme),
          }}
        />
      </span>
      <input
        type="text"
        inputMode="decimal"
        role="spinbutton"
        autoComplete="off"
        aria-label={name}
        aria-valuenow={value}
        aria-valuemin={-LIMIT}
        aria-valuemax={LIMIT}
        aria-valuetext={written(value)}
        aria-invalid={isBad}
        value={typed ?? written(value)}
        onChange={(event) => {
          const next = readNumber(event.target.value);
          setTyped(event.target.value);
          onBad(next === null);
          if (next !== null && next !== value) onChange(next);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          setTyped(null);
          onBad(false);
        }}
        onKeyDown={press}
      />
    </span>
  );
}
