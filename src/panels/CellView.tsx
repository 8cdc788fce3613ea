/** One update of a cell, unit by unit, as its own kind is drawn. */
import { type ReactNode, useContext, useState } from "react";
import type { HeldGate } from "../arithmetic/byHand";
import type { CellRun } from "../arithmetic/cellRun";
import { FORMULA_LOCALES } from "../i18n/formulaLocales";
import type { PanelMessages } from "../i18n/sections/panels";
import { useMessages } from "../i18n/useMessages";
import type { CellId } from "../trace/architecture";
import type { GateName } from "../trace/tensors";
import type { Theme } from "../viz/color";
import { inLedger } from "../viz/format";
import { type Letters, useLetters } from "../viz/letters";
import { type FlatStrip, FlatStrips } from "./FlatStrips";
import { gatesOf } from "./formulas/equations";
import type { FormulaPlace } from "./formulas/place";
import { Equations } from "./formulas/StepFormulas";
import { FormulaSettingsContext } from "./formulas/settings";
import { gruCell } from "./GruCell";
import { lstmCell } from "./LstmCell";
import { Live } from "./Num";
import { Numbers } from "./Numbers";
import type { PanelProps } from "./panel";
import { rnnCell } from "./RnnCell";

export interface CellColumn {
  readonly symbol: ReactNode;
  readonly name: keyof PanelMessages["gates"];
  readonly values: ArrayLike<number>;
  /** Where another number is shown than the trace holds. */
  readonly opensAs?: "taken" | GateName;
}

/** What is particular about a kind of cell. */
export interface CellView {
  /** The arithmetic of one unit. */
  line(run: CellRun, unit: number, letters: Letters): ReactNode;
  strips(run: CellRun, letters: Letters): readonly FlatStrip[];
  columns(run: CellRun, letters: Letters): readonly CellColumn[];
}

const VIEWS: Readonly<Record<CellId, CellView>> = { gru: gruCell, lstm: lstmCell, rnn: rnnCell };

export function CellLine({ run, unit }: { readonly run: CellRun; readonly unit: number }) {
  const { panels } = useMessages();
  return (
    <Live>
      {panels.unit(run.offset + unit + 1)}: {VIEWS[run.cell].line(run, unit, useLetters())}
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
        strips={VIEWS[run.cell].strips(run, useLetters())}
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

interface CellNumbersProps extends Pick<PanelProps, "focus" | "onFocus"> {
  readonly run: CellRun;
  readonly place: FormulaPlace;
}

export function CellNumbers({ run, place, focus, onFocus }: CellNumbersProps) {
  const { panels } = useMessages();
  const columns = VIEWS[run.cell].columns(run, useLetters());
  return (
    <>
      {run.cell === "rnn" ? null : <Gates {...{ run, place, focus, onFocus }} />}
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
            numbers: columns.map(({ name, opensAs }) =>
              name === "zero" ? null : run.number(opensAs ?? name, u),
            ),
          }))
        }
      />
    </>
  );
}

/** A gate that no formula makes. */
function HeldLine({ one, run }: { readonly one: HeldGate; readonly run: CellRun }) {
  const { panels } = useMessages();
  const { mirrored } = useLetters();
  const { held } = FORMULA_LOCALES[useContext(FormulaSettingsContext).language];
  const name = one.gate as GateName;
  const value = mirrored && run.cell === "gru" && name === "update" ? 1 - one.value : one.value;
  const unit = one.unit === undefined ? null : run.offset + one.unit + 1;
  return (
    <p className="check" data-held={name}>
      {held({ gate: panels.gates[name], value: inLedger(value), unit })}
    </p>
  );
}

/** Formulas of the gates, on request: the drawing begins where they end. */
function Gates({ run, ...props }: CellNumbersProps) {
  const { panels } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      {run.held.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an intervention is its place in the list
        <HeldLine key={i} {...{ one, run }} />
      ))}
      <details className="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{panels.gatesFrom}</summary>
        {open ? <Equations of={gatesOf} {...props} /> : null}
      </details>
    </>
  );
}
