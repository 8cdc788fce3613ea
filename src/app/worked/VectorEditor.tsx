import type { ReactNode } from "react";
import type { Theme } from "../../viz/color";
import { UnitEditor } from "./UnitEditor";

interface VectorEditorProps {
  readonly family: "src" | "tgt";
  /** Its letter, and what it belongs to. */
  readonly symbol: ReactNode;
  readonly detail: ReactNode;
  readonly numbers: readonly number[];
  readonly step: number;
  readonly domain: number;
  readonly theme: Theme;
  /** The accessible name of one of its numbers, from 1. */
  readonly nameOf: (unit: number) => string;
  readonly onChange: (unit: number, value: number) => void;
  readonly onBad: (isBad: boolean) => void;
}

/** A vector whose numbers can be changed. */
export function VectorEditor(props: VectorEditorProps) {
  const { family, symbol, detail, numbers, nameOf, onChange, ...rest } = props;
  return (
    <div className={`vector-editor of-${family}`}>
      <span className="vector-of">
        <span className={`ref-${family}`}>{symbol}</span>
        {detail}
      </span>
      {numbers.map((value, unit) => (
        <UnitEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
          key={unit}
          {...rest}
          name={nameOf(unit + 1)}
          value={value}
          onChange={(next) => onChange(unit, next)}
        />
      ))}
    </div>
  );
}
