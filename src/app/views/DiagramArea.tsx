/** The diagram of the word in view, and the wirings that one can go to from here. */
import { useCallback } from "react";
import { DIAGRAM_LOCALES } from "../../i18n/diagramLocales";
import { useMessages } from "../../i18n/useMessages";
import { goFirst } from "../../lib/turns";
import { positionIn } from "../../state/position";
import { shownTrace } from "../../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../../state/useStore";
import { loadedTask } from "../../tasks/loaded";
import { besideWord, hasWeights, writtenAt } from "../../trace/anatomy";
import { WIRING_IDS, type WiringId } from "../../trace/architecture";
import { change, choiceOf, defaultsOf, isWorked, type SomeChoice } from "../../trace/settings";
import type { StepId } from "../../trace/steps";
import type { Trace } from "../../trace/trace";
import { Diagram, scalesOf } from "../../views/diagram/Diagram";
import { diagramOf } from "../../views/diagram/diagram";
import { readsOf } from "../../views/diagram/words";
import { sourceInView } from "../../viz/focus";
import { scaleLimit } from "../../viz/strip";
import { useCommands } from "../commands";
import { SHIPPED } from "../shipped";
import { FIXED, useMedia } from "../useMedia";
import { useSize } from "../useSize";
import "./diagram.css";

const REDRAW = 250;
/** What stands under the drawing. */
const FOOT = 96;

export function DiagramArea() {
  const [ref, size] = useSize();
  const trace = useThrottledLoomState(shownTrace, REDRAW, goFirst);
  const labels = DIAGRAM_LOCALES[useLoomState((state) => state.scene.language)];
  return (
    <div className="view-room diagram-room" ref={ref} data-view="diagram">
      <Wirings />
      {trace && size ? (
        <DiagramOfTrace trace={trace} width={size.width} height={size.height} />
      ) : (
        <p className="dg-line-of-words">{labels.waiting}</p>
      )}
    </div>
  );
}

/** The model that lies beside the page for this task and wiring: what it has of its own. */
function shippedWith(task: string, wiring: WiringId): SomeChoice | null {
  const found = SHIPPED.find(
    (one) => one.task === task && change(defaultsOf(task), one.choice).wiring === wiring,
  );
  return found ? choiceOf(change(defaultsOf(task), found.choice)) : null;
}

function Wirings() {
  const { runs } = useCommands();
  const task = useLoomState((state) => state.scene.task);
  const current = useLoomState((state) => state.scene.wiring);
  const labels = DIAGRAM_LOCALES[useLoomState((state) => state.scene.language)];
  // A note has its own wiring: no other model computes its numbers.
  if (isWorked(task)) return null;
  return (
    <fieldset className="dg-wirings">
      <legend>{labels.order}</legend>
      {WIRING_IDS.map((wiring) => {
        const shipped = shippedWith(task, wiring);
        return (
          <button
            key={wiring}
            type="button"
            aria-pressed={wiring === current}
            title={shipped ? undefined : labels.untrainedNote}
            onClick={() => {
              // What is refused is told by a note of its own.
              if (wiring !== current) runs.chooseModel(shipped ?? { wiring }).catch(() => {});
            }}
          >
            {labels.wirings[wiring]}
            {shipped ? null : <span className="dg-untrained"> · {labels.untrained}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

function gistOf(trace: Trace): "cellFirst" | "scoreFirst" | "plain" | "fixed" {
  if (hasWeights(trace)) return besideWord(trace) === "context" ? "scoreFirst" : "cellFirst";
  return besideWord(trace) === "context" ? "fixed" : "plain";
}

function DiagramOfTrace({ trace, width, height }: { trace: Trace; width: number; height: number }) {
  const loom = useLoom();
  const { panels, loom: words } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const focus = useSpot();
  const fixed = useMedia(FIXED);
  const labels = DIAGRAM_LOCALES[scene.language];
  const task = loadedTask(trace.model.task);
  const { row, step, column } = positionIn(trace, scene);
  const pick = useCallback(
    (to: StepId, at?: number) => loom.moveTo(at === undefined ? { step: to } : { step: to, column: at }),
    [loom],
  );
  const shown = focus.step ?? step;
  const reads = readsOf(diagramOf(trace, row), shown, labels);
  const name = panels.steps[shown]?.name ?? "";
  const { states, embedded, memories } = scalesOf(trace);
  const limit = (most: number): string | null => (most > 1 ? scaleLimit(most) : null);
  const hasMemories = trace.tensors.cellStates !== undefined;
  return (
    <>
      <Diagram
        trace={trace}
        row={row}
        step={step}
        column={column}
        linked={sourceInView(trace, row, step, column, focus)}
        focus={focus}
        theme={theme}
        labels={labels}
        queryName={words.query}
        stepNames={panels.steps}
        width={width}
        height={fixed ? height - FOOT : undefined}
        order={trace.source.tokens.map((_, j) => writtenAt(trace, j))}
        sourceLanguage={task?.sourceLanguage ?? null}
        targetLanguage={task?.targetLanguage ?? null}
        onFocus={loom.hover}
        onPickStep={pick}
      />
      <p className="dg-line-of-words">{labels.gist[gistOf(trace)]}</p>
      <p className="dg-line-of-words reads">
        {reads.length > 0 ? labels.reads({ step: name, reads }) : labels.readsNothing(name)}
      </p>
      <p className="dg-line-of-words quiet">
        {labels.scales({
          states: scaleLimit(states),
          embedded: limit(embedded),
          memories: hasMemories ? scaleLimit(memories) : null,
        })}
        .{trace.model.reverseSource ? ` ${labels.reversed}` : null}
      </p>
    </>
  );
}
