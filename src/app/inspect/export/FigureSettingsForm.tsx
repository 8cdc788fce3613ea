import { useId, useState } from "react";
import {
  FIGURE_PALETTES,
  FIGURE_PARTS,
  type FigurePart,
  type FigureSettings,
  type PngScale,
  POINT_BOUNDS,
  SCALES,
  WIDTH_BOUNDS,
} from "../../../figure/settings";
import type { FigureMessages } from "../../../i18n/sections/figure";
import { type AttentionMatrix, isByRow, type MatrixPart } from "../../../matrix/matrix";

interface FigureSettingsFormProps {
  readonly settings: FigureSettings;
  readonly scale: PngScale;
  readonly words: FigureMessages["menu"];
  readonly matrix: AttentionMatrix;
  /** What the zoom shows of the table; null where that is all of it. */
  readonly seen: MatrixPart | null;
  /** Only that goes into the figure. */
  readonly isPart: boolean;
  readonly onPart: (isPart: boolean) => void;
  readonly onChange: (patch: Partial<FigureSettings>) => void;
  readonly onScale: (scale: PngScale) => void;
}

/** Parts that this table has nothing for are not offered. */
function hasPart(part: FigurePart, { brackets, gold, kind, part: cut }: AttentionMatrix): boolean {
  if (part === "brackets") return brackets.length > 0;
  if (part === "gold") return gold !== null;
  return part !== "margins" || (isByRow(kind) && !cut);
}

const range = ([from, to]: readonly [number, number]): string => `${from + 1}–${to}`;

export function FigureSettingsForm({
  settings,
  scale,
  words,
  matrix,
  seen,
  isPart,
  onPart,
  onChange,
  onScale,
}: FigureSettingsFormProps) {
  const { parts } = settings;
  return (
    <div className="export-settings">
      <div className="export-sizes">
        <Bounded
          label={words.width}
          value={settings.width}
          bounds={WIDTH_BOUNDS}
          wrong={words.between}
          onChange={(width) => onChange({ width })}
        />
        <Bounded
          label={words.points}
          value={settings.points}
          bounds={POINT_BOUNDS}
          wrong={words.between}
          onChange={(points) => onChange({ points })}
        />
        <label>
          <span>{words.palette}</span>
          <select
            value={settings.palette}
            onChange={({ target }) => {
              const palette = FIGURE_PALETTES.find((one) => one === target.value);
              if (palette) onChange({ palette });
            }}
          >
            {FIGURE_PALETTES.map((palette) => (
              <option key={palette} value={palette}>
                {words.palettes[palette]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.scale}</span>
          <select
            value={scale}
            onChange={({ target }) => onScale(SCALES.find((one) => String(one) === target.value) ?? 1)}
          >
            {SCALES.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className="export-parts">
        <legend>{words.parts}</legend>
        {FIGURE_PARTS.filter((part) => hasPart(part, matrix)).map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts[part]}
              onChange={({ target }) => onChange({ parts: { ...parts, [part]: target.checked } })}
            />
            <span>{words.part[part]}</span>
          </label>
        ))}
        {seen ? (
          <label>
            <input type="checkbox" checked={isPart} onChange={({ target }) => onPart(target.checked)} />
            <span>{words.seen(range(seen.rows), range(seen.columns))}</span>
          </label>
        ) : null}
      </fieldset>
    </div>
  );
}

interface BoundedProps {
  readonly label: string;
  readonly value: number;
  readonly bounds: { readonly low: number; readonly high: number };
  wrong(low: number, high: number): string;
  readonly onChange: (value: number) => void;
}

/** A number within bounds. While what is typed is none, the last one counts and a sentence says what is wanted. */
function Bounded({ label, value, bounds: { low, high }, wrong, onChange }: BoundedProps) {
  const [typed, setTyped] = useState(String(value));
  const note = useId();
  const number = typed.trim() === "" ? Number.NaN : Number(typed.replace(",", "."));
  const isWrong = !(number >= low && number <= high);
  return (
    <label>
      <span>{label}</span>
      <input
        type="text"
        inputMode="decimal"
        value={typed}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? note : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = target.value.trim() === "" ? Number.NaN : Number(target.value.replace(",", "."));
          if (next >= low && next <= high) onChange(next);
        }}
      />
      {isWrong ? (
        <small id={note} role="alert">
          {wrong(low, high)}
        </small>
      ) : null}
    </label>
  );
}
