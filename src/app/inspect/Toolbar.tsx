import { type ReactNode, useId, useState } from "react";
import type { Trace } from "../../trace/trace";
import { BesideChoice } from "./BesideChoice";
import { Choice } from "./Choice";
import { type Base, changeInspect, type InspectState } from "./inspectState";
import { OpenControls } from "./OpenControls";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";

interface ToolbarProps {
  readonly state: InspectState;
  readonly base: Base | null;
  /** The translation, where that is shown and no file. */
  readonly trace: Trace | null;
  readonly shown: Shown | null;
  readonly title: string;
  /** The way to files. */
  readonly children?: ReactNode;
}

/** What is shown, and how. */
export function Toolbar({ state, base, trace, shown, title, children }: ToolbarProps) {
  const words = useInspectWords();
  const id = useId();
  /** On a phone, where the settings would leave no room for the heatmap. */
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="inspect-toolbar" role="toolbar" aria-label={words.toolbar}>
      <OpenControls file={state.file} title={title} />
      <button
        type="button"
        className="framed settings-switch"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {words.settings}
      </button>
      <div id={id} className={isOpen ? "toolbar-settings open" : "toolbar-settings"}>
        <Choice
          label={words.layer.label}
          value={state.layer}
          options={words.layer.options}
          onChange={(layer) => changeInspect({ layer })}
        />
        <Choice
          label={words.rows.label}
          value={state.rowOrder}
          options={words.rows.options}
          onChange={(rowOrder) => changeInspect({ rowOrder })}
        />
        <Choice
          label={words.columns.label}
          value={state.columnOrder}
          options={words.columns.options}
          onChange={(columnOrder) => changeInspect({ columnOrder })}
        />
        <Choice
          label={words.normalise.label}
          value={state.normalisation}
          options={words.normalise.options}
          onChange={(normalisation) => changeInspect({ normalisation })}
        />
        <Choice
          label={words.rowWord.label}
          value={state.rowWord}
          options={{ predicted: words.rowWord.predicted, input: words.rowWord.input }}
          onChange={(rowWord) => changeInspect({ rowWord })}
        />
        <label className="tick" title={base && !base.weights.gold ? words.gold.none : undefined}>
          <input
            type="checkbox"
            checked={state.showGold}
            onChange={(event) => changeInspect({ showGold: event.target.checked })}
          />
          <span>{words.gold.show}</span>
        </label>
        <Threshold value={state.threshold} isUsed={shown?.layer === "weights"} />
        <BesideChoice state={state} base={base} trace={trace} />
      </div>
      <button
        type="button"
        className="link table-switch"
        aria-pressed={state.asTable}
        onClick={() => changeInspect({ asTable: !state.asTable })}
      >
        {state.asTable ? words.table.hide : words.table.show}
      </button>
      <span className="toolbar-end">{children}</span>
    </div>
  );
}

function Threshold({ value, isUsed }: { value: number; isUsed: boolean }) {
  const { threshold } = useInspectWords();
  return (
    <label className="threshold">
      <span>{threshold.label}</span>
      <input
        type="range"
        min={0}
        max={0.5}
        step={0.01}
        value={value}
        disabled={!isUsed}
        aria-valuetext={value === 0 ? threshold.off : value.toFixed(2)}
        onChange={(event) => changeInspect({ threshold: Number(event.target.value) })}
      />
      <output>{value === 0 ? threshold.off : value.toFixed(2)}</output>
    </label>
  );
}
