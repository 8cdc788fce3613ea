/** One update of a cell, unit by unit, as its own kind is drawn. */
import { type ReactNode, useState } from "react";
import type { CellRun } from "../arithmetic/cellRun";
import type { PanelMessages } from "../i18n/sections/panels";
import { useMessages } from "../i18n/useMessages";
import type { CellId } from "../trace/architecture";
import type { Theme } from "../viz/color";
import { type FlatStrip, FlatStrips } from "./FlatStrips";
import { Formula, type FormulaProps } from "./Formula";
import { gruCell } from "./GruCell";
import { lstmCell } from "./LstmCell";
import { Live } from "./Num";
import { Numbers } from "./Numbers";
import { rnnCell } from "./RnnCell";

export interface CellColumn {
  readonly symbol: ReactNode;
  readonly name: keyof PanelMessages["gates"];
  readonly values: ArrayLike<number>;
}

/** What is particular about a kind of cell. */
export interface CellView {
  /** The new state. */
  formulas(run: CellRun): readonly FormulaProps[];
  /** What the gates are computed from; `x` is the input. */
  gateFormulas(run: CellRun): readonly FormulaProps[];
  /** The arithmetic of one unit. */
  line(run: CellRun, unit: number): ReactNode;
  strips(run: CellRun): readonly FlatStrip[];
  columns(run: CellRun): readonly CellColumn[];
}

const VIEWS: Readonly<Record<CellId, CellView>> = { gru: gruCell, lstm: lstmCell, rnn: rnnCell };

export function CellFormulas({ run }: { readonly run: CellRun }) {
  return VIEWS[run.cell].formulas(run).map((formula) => <Formula key={formula.plain} {...formula} />);
}

export function CellLine({ run, unit }: { readonly run: CellRun; readonly unit: number }) {
  const { panels } = useMessages();
  return (
    <Live>
      {panels.unit(run.offset + unit + 1)}: {VIEWS[run.cell].line(run, unit)}
    </Live>
  );
}

interface CellDrawingProps {
  readonly run: CellRun;
  /** Chosen unit of this part, from 0. */
  readonly unit: number;
  readonly width: number;
  readonly theme: Theme;
  readonly onUnit: (unit: number) => void;
}

export function CellDrawing({ run, unit, width, theme, onUnit }: CellDrawingProps) {
  const { panels } = useMessages();
  return (
    <>
      <FlatStrips
        strips={VIEWS[run.cell].strips(run)}
        width={width}
        theme={theme}
        unit={unit}
        value={run.after[unit] ?? 0}
        onUnit={onUnit}
      />
      {run.memory ? <p className="caption">{panels.memoryLetter}</p> : null}
    </>
  );
}

export function CellNumbers({ run }: { readonly run: CellRun }) {
  const { panels } = useMessages();
  const columns = VIEWS[run.cell].columns(run);
  return (
    <>
      <Gates run={run} />
      <Numbers
        count={columns.length * run.after.length}
        head={[
          panels.unitColumn,
          ...columns.map(({ symbol, name }) => (
            <span key={name}>
              {symbol} <span className="gate-name">{panels.gates[name]}</span>
            </span>
          )),
        ]}
        rows={() =>
          Array.from(run.after, (_, u) => ({
            name: run.offset + u + 1,
            values: columns.map(({ values }) => values[u] ?? 0),
          }))
        }
      />
    </>
  );
}

/** Formulas of the gates, on request: the drawing begins where they end. */
function Gates({ run }: { readonly run: CellRun }) {
  const { panels } = useMessages();
  const [open, setOpen] = useState(false);
  const formulas = VIEWS[run.cell].gateFormulas(run);
  if (formulas.length === 0) return null;
  return (
    <details className="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{panels.gatesFrom}</summary>
      {open ? formulas.map((formula) => <Formula key={formula.plain} {...formula} />) : null}
    </details>
  );
}
