/** The pane of a worked example: its vectors to change, what follows for the row in view, and what the note leaves out. */
import "./worked.css";
import { useState } from "react";
import type { WorkedId } from "../../i18n/sections/worked";
import { WORKED_LOCALES } from "../../i18n/workedLocales";
import { positionIn } from "../../state/position";
import { shownTrace } from "../../state/store";
import { useLoom, useLoomState } from "../../state/useStore";
import { loadedTask } from "../../tasks/loaded";
import { askingState } from "../../trace/anatomy";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import { useCommands } from "../commands";
import { shippedFor } from "../shipped";
import { Chain } from "./Chain";
import { Gestures } from "./Gestures";
import { Scores } from "./Scores";
import { type Change, useBefore, useDraft } from "./useDraft";
import { VectorEditor } from "./VectorEditor";
import { isEqual, LIMIT, type Place, statesGiven, stepOf, vectorAt, withUnit } from "./vectors";

export function WorkedPane() {
  const scene = useLoomState((state) => state.scene);
  const trace = useLoomState(shownTrace);
  const words = WORKED_LOCALES[scene.language];
  const example = words.examples[scene.task as WorkedId];
  return (
    <>
      <h2>{example.title}</h2>
      <p className="prose">{example.intro}</p>
      {trace?.tensors.weights && trace.model.task === scene.task ? <Example trace={trace} /> : null}
    </>
  );
}

function Example({ trace }: { trace: Trace }) {
  const scene = useLoomState((state) => state.scene);
  const words = WORKED_LOCALES[scene.language];
  const { remarks } = words.examples[scene.task as WorkedId];
  const [list, change] = useDraft();
  const before = useBefore();
  const { row, step } = positionIn(trace, scene);
  return (
    <div className="worked">
      {statesGiven(list) > 0 ? (
        <Vectors trace={trace} row={row} list={list} onChange={change} />
      ) : (
        <p>{words.taken}</p>
      )}
      <Restore list={list} onChange={change} />
      <Scores trace={trace} before={before} row={row} words={words} />
      <Chain trace={trace} row={row} words={words} />
      <Gestures list={list} units={trace.model.units} words={words} onChange={change} />
      <section className="remark" aria-label={words.remark}>
        <h3 className="caption">{words.remark}</h3>
        <p>{remarks[step]}</p>
      </section>
    </div>
  );
}

interface EditingProps {
  readonly list: readonly Intervention[];
  readonly onChange: Change;
}

function Vectors({ trace, row, list, onChange }: EditingProps & { trace: Trace; row: number }) {
  const language = useLoomState((state) => state.scene.language);
  const theme = useLoomState((state) => state.ui.theme);
  const words = WORKED_LOCALES[language];
  const [bad, setBad] = useState(false);
  const own = loadedTask(trace.model.task)?.opening?.interventions ?? [];
  const numbersOf = (place: Place): readonly number[] => vectorAt(own, place) ?? [];
  const grid = stepOf(numbersOf({ kind: "state", position: 0 }));
  // Room above the example's own numbers, the same for all, so that bars compare.
  const domain = grid === 1 ? 4 : 1;
  const common = { step: grid, domain, theme, onBad: setBad };
  const query: Place = { kind: "query", row };
  const asks = vectorAt(list, query);
  const asking = askingState(trace, row);
  return (
    <section aria-label={words.vectors}>
      <p className="caption">{words.how(grid, grid / 10)}</p>
      {trace.source.tokens.map((word, position) => {
        const place: Place = { kind: "state", position };
        return (
          <VectorEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a state is its place
            key={position}
            {...common}
            family="src"
            symbol={
              <>
                <i className="math">h</i>
                <sub>{position + 1}</sub>
              </>
            }
            detail={word}
            numbers={vectorAt(list, place) ?? []}
            nameOf={(unit) => words.unitOfState({ word, position: position + 1, unit })}
            onChange={(unit, value) => onChange((latest) => withUnit(latest, place, unit, value))}
          />
        );
      })}
      {asks ? (
        <VectorEditor
          {...common}
          family="tgt"
          symbol={
            <>
              <i className="math">s</i>
              <sub>{asking}</sub>
            </>
          }
          detail={words.query}
          numbers={asks}
          nameOf={(unit) => words.unitOfQuery({ row: row + 1, unit })}
          onChange={(unit, value) => onChange((latest) => withUnit(latest, query, unit, value))}
        />
      ) : (
        <p className="caption">{words.queryOwn}</p>
      )}
      {bad ? (
        <p className="field-problem" role="alert">
          {words.badNumber(LIMIT)}
        </p>
      ) : null}
    </section>
  );
}

/** The way back: to the example's numbers, in the example's own model. */
function Restore({ list, onChange }: EditingProps) {
  const { store } = useLoom();
  const { runs } = useCommands();
  const scene = useLoomState((state) => state.scene);
  const words = WORKED_LOCALES[scene.language];
  const own = loadedTask(scene.task)?.opening?.interventions ?? [];
  const isOtherModel = shippedFor(scene.task, scene) === null;
  const restore = (): void => {
    // A refusal is already a note on the page.
    if (isOtherModel) runs.chooseTask(store.getState().scene.task).catch(() => {});
    else onChange(() => own);
  };
  return (
    <p className="restore">
      <button
        type="button"
        className="framed"
        disabled={!isOtherModel && isEqual(list, own)}
        onClick={restore}
      >
        {words.restore}
      </button>
      {list.length === 0 ? null : (
        <button type="button" className="link" onClick={() => onChange(() => [])}>
          {words.modelsOwn}
        </button>
      )}
    </p>
  );
}
