/** One update of a cell as a box; in view, it shows its gates. */
import type { CellRun } from "../../arithmetic/cellRun";
import type { Theme } from "../../viz/color";
import { CELL_NAMES } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { symmetricDomain } from "../../viz/strip";
import { VectorStrip } from "../../viz/VectorStrip";
import { gatesOf } from "./gates";

export interface CellBoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly family: "src" | "tgt";
  readonly state: "hollow" | "lit" | "current";
  /** Of the cell in view. */
  readonly run: CellRun | null;
  readonly name: keyof typeof CELL_NAMES;
  readonly theme: Theme;
}

export function CellBox({ x, y, width, height, family, state, run, name, theme }: CellBoxProps) {
  return (
    <g className={`cell-box ${state} ${family}`}>
      <rect className="edge" x={x} y={y} width={width} height={height} rx={3} />
      {run ? (
        family === "src" ? (
          <StandingGates {...{ x, y, width, height, run, theme }} />
        ) : (
          <LyingGates {...{ x, y, width, height, run, theme }} />
        )
      ) : state === "hollow" ? null : (
        <text className="cell-kind" x={x + width / 2} y={y + height / 2 + 4}>
          {CELL_NAMES[name]}
        </text>
      )}
    </g>
  );
}

type GatesProps = Pick<CellBoxProps, "x" | "y" | "width" | "height" | "theme"> & { readonly run: CellRun };

/** Source vectors stand. */
function StandingGates({ x, y, width, height, run, theme }: GatesProps) {
  const gates = gatesOf(run, useLetters());
  const pitch = (width - 6) / gates.length;
  const tall = height - 19;
  return gates.map(({ name, letter, values }, i) => {
    const thickness = Math.min(12, pitch - 4);
    const middle = x + 3 + pitch * (i + 0.5);
    const place = {
      x: middle - thickness / 2,
      y: y + 4,
      unit: tall / values.length,
      gap: 0,
      thickness,
      direction: "column" as const,
    };
    return (
      <g key={name} data-gate={name}>
        <VectorStrip values={values} place={place} theme={theme} domain={gateDomain(run, name)} />
        <text className="gate" x={middle} y={y + height - 4}>
          {letter}
        </text>
      </g>
    );
  });
}

/** Target vectors lie. */
function LyingGates({ x, y, width, height, run, theme }: GatesProps) {
  const gates = gatesOf(run, useLetters());
  const pitch = (height - 4) / gates.length;
  return gates.map(({ name, letter, values }, i) => {
    const thickness = Math.min(11, pitch - 3);
    const top = y + 2 + pitch * (i + 0.5) - thickness / 2;
    const place = {
      x: x + 15,
      y: top,
      unit: (width - 20) / values.length,
      gap: 0,
      thickness,
      direction: "row" as const,
    };
    return (
      <g key={name} data-gate={name}>
        <VectorStrip values={values} place={place} theme={theme} domain={gateDomain(run, name)} />
        <text className="gate" x={x + 8} y={top + thickness / 2 + 3.5}>
          {letter}
        </text>
      </g>
    );
  });
}

/** What goes into an RNN's tanh is not bounded; gates and candidates are. */
const gateDomain = (run: CellRun, name: string): number =>
  name === "preactivation" ? symmetricDomain(run.wide) : 1;
