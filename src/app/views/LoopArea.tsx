import { useCallback } from "react";
import { LOOP_LOCALES } from "../../i18n/loopLocales";
import { problemText } from "../../i18n/messages";
import { useMessages } from "../../i18n/useMessages";
import { positionIn } from "../../state/position";
import { shownTrace } from "../../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { LoopDrawing } from "../../views/loop/LoopDrawing";
import "../../views/loop/loop.css";
import { Tracks } from "../../views/loop/Tracks";
import { TargetField } from "../../views/TargetField";
import "../../views/target.css";
import { useCommands } from "../commands";
import { useSize } from "../useSize";
import { useAsked } from "./useAsked";
import { type Target, useTarget } from "./useTarget";

/** While training the drawing follows at most twice a second. */
const REDRAW = 500;

/** The translation over time, and the same model along the right words beside its own. */
export function LoopArea() {
  const [ref, size] = useSize();
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  return (
    <div className="view-room loop-room" ref={ref} data-view="loop">
      {trace && size ? <LoopOfTrace trace={trace} width={size.width} /> : null}
    </div>
  );
}

function LoopOfTrace({ trace, width }: { readonly trace: Trace; readonly width: number }) {
  const loom = useLoom();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const live = useLoomState((state) => state.session.status === "training" && state.held === null);
  const labels = LOOP_LOCALES[scene.language].loop;
  const focus = useSpot();
  const target = useTarget(trace);
  const place = positionIn(trace, scene);
  return (
    <>
      <LoopDrawing
        // Lanes belong to a model, ways to a sentence.
        key={`${trace.model.layers} ${trace.model.bidirectional} ${trace.source.text}`}
        trace={trace}
        place={place}
        focus={focus}
        labels={labels}
        theme={theme}
        width={width}
        live={live}
        sourceLanguage={target.sourceLanguage}
        targetLanguage={target.language}
        onPlace={loom.moveTo}
        onFocus={loom.hover}
      />
      <TracksOfTrace trace={trace} target={target} row={place.step === "encode" ? null : place.row} />
    </>
  );
}

/** Both tracks are asked for in one breath, so that the same weights make them. */
function useTracks(trace: Trace, target: string) {
  const { ask } = useCommands();
  const interventions = useLoomState((state) => state.scene.interventions);
  const ready = useLoomState(({ session }) => session.runId > 0 && session.status !== "loading");
  const text = trace.source.text;
  // Another snapshot of the model is another question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each trace
  const question = useCallback(
    () =>
      Promise.all([
        ask.trace(text, interventions),
        ask.trace(
          text,
          interventions.filter(({ kind }) => kind !== "token"),
          { forced: target },
        ),
      ]),
    [ask, text, target, interventions, trace],
  );
  return useAsked(ready && target !== "" ? question : null);
}

function TracksOfTrace({
  trace,
  target,
  row,
}: {
  readonly trace: Trace;
  readonly target: Target;
  readonly row: number | null;
}) {
  const loom = useLoom();
  const messages = useMessages();
  const { loop, target: field } = LOOP_LOCALES[useLoomState((state) => state.scene.language)];
  const { value, problem } = useTracks(trace, target.words);
  const onRow = useCallback(
    (to: number) => {
      const { step } = loom.store.getState().scene;
      loom.moveTo({ row: to, step: step === "encode" ? "output" : step });
    },
    [loom],
  );
  return (
    <div className="tracks-area">
      <h2>{loop.tracks.title}</h2>
      <p className="explain">{loop.tracks.explain}</p>
      <TargetField
        target={target.words}
        known={target.known}
        labels={field}
        language={target.language}
        problem={problem ? problemText(messages, problem) : null}
        onTarget={target.choose}
      />
      {/* A target that is refused leaves the tracks of the sentence as they were. */}
      {value && (!problem || value[0].source.text === trace.source.text) ? (
        <Tracks
          free={value[0]}
          forced={value[1]}
          labels={loop}
          row={row}
          language={target.language}
          onRow={onRow}
        />
      ) : target.words !== "" && !problem ? (
        <p className="quiet">{field.waiting}</p>
      ) : null}
    </div>
  );
}
