import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { goFirst } from "../lib/turns";
import { positionIn, walkOf } from "../state/position";
import { shownTrace } from "../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../state/useStore";
import { loadedTask } from "../tasks/loaded";
import type { Task } from "../tasks/task";
import { isWorked } from "../trace/settings";
import type { Trace } from "../trace/trace";
import { Loom } from "../viz/Loom";
import { BareLoom } from "./BareLoom";
import { FIXED, useMedia } from "./useMedia";
import { useSize } from "./useSize";

/** While training the cloth is drawn again at most eight times a second, the rest of the loom twice, part by part. */
const REDRAW = 125;
const PACE = 500;

/** What can be done with the loom beyond looking at it comes when a model is there. */
const LoomTools = lazy(async () => ({ default: (await import("./cloth/LoomTools")).LoomTools }));
const TableToggle = lazy(async () => ({ default: (await import("./cloth/LoomTools")).TableToggle }));

/** The loom of the trace on the stage, or the bare warp until there is one. */
export function LoomArea() {
  const [ref, size] = useSize();
  const [below, setBelow] = useState<Element | null>(null);
  const trace = useThrottledLoomState(shownTrace, REDRAW, goFirst);
  const untrained = useLoomState(
    (state) => shownTrace(state)?.model.step === 0 && !isWorked(state.scene.task),
  );
  const fixed = useMedia(FIXED);
  const { note, loom: labels } = useMessages();
  return (
    <>
      <div className="loom-room-outer" ref={ref}>
        {size === null ? null : trace ? (
          <LoomOfTrace trace={trace} width={size.width} height={size.height} below={below} />
        ) : (
          <BareLoom width={size.width} height={fixed ? size.height : undefined} />
        )}
        {trace && untrained ? (
          <p className="under-cloth">{trace.tensors.weights ? note.untrained : labels.untrainedUnattended}</p>
        ) : null}
      </div>
      <div className="below-loom" ref={setBelow} />
    </>
  );
}

/** How the source words are written together, and which of them the model does not know. */
function useReading(task: Task | null, text: string) {
  return useMemo(() => {
    const reading = task?.read(text);
    const unknown = new Set((reading?.tokens ?? []).flatMap((token, i) => (token.known ? [] : [i])));
    return { written: reading?.written ?? [], unknown };
  }, [task, text]);
}

interface LoomOfTraceProps {
  readonly trace: Trace;
  readonly width: number;
  readonly height: number;
  readonly below: Element | null;
}

function LoomOfTrace({ trace, width, height, below }: LoomOfTraceProps) {
  const loom = useLoom();
  const { loom: labels } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const focus = useSpot();
  const live = useLoomState((state) => state.session.status === "training" && state.held === null);
  const hasModel = useLoomState((state) => state.session.runId > 0);
  const handles = useLoomState((state) => state.ui.surgery);
  const fixed = useMedia(FIXED);
  const task = loadedTask(trace.model.task);
  const { written, unknown } = useReading(task, trace.source.text);
  const position = positionIn(trace, scene);
  const pickRow = useCallback(
    (row: number) => {
      const { step } = loom.store.getState().scene;
      const [first] = walkOf(trace).steps;
      loom.moveTo(step === "encode" && first ? { row, step: first } : { row });
    },
    [loom, trace],
  );
  const flip = useCallback(() => loom.setScene({ flip: !loom.store.getState().scene.flip }), [loom]);
  return (
    <Loom
      trace={trace}
      row={position.row}
      step={position.step}
      column={position.column}
      focus={focus}
      labels={labels}
      theme={theme}
      flip={scene.flip}
      width={width}
      height={fixed ? height : undefined}
      gloss={task?.gloss[scene.language] ?? null}
      written={written}
      unknown={unknown}
      sourceLanguage={task?.sourceLanguage ?? null}
      targetLanguage={task?.targetLanguage ?? null}
      pace={live ? PACE : 0}
      onFocus={loom.hover}
      onPin={loom.pinSpot}
      onPickRow={pickRow}
      onFlip={flip}
      handles={handles && hasModel}
      overlay={(view, drawn) =>
        hasModel ? (
          <Suspense>
            <LoomTools view={view} height={drawn} below={below} />
          </Suspense>
        ) : null
      }
      foot={
        hasModel ? (
          <Suspense>
            <TableToggle />
          </Suspense>
        ) : null
      }
    />
  );
}
