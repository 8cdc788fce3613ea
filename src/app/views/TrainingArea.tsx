import { useCallback, useMemo } from "react";
import { LOSS_TABLE_LOCALES } from "../../i18n/lossTableLocales";
import { problemText } from "../../i18n/messages";
import { useMessages } from "../../i18n/useMessages";
import { positionIn } from "../../state/position";
import { shownTrace } from "../../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../../state/useStore";
import { attends } from "../../trace/architecture";
import type { Probe } from "../../trace/probe";
import { isWorked } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { TargetField } from "../../views/TargetField";
import type { WorkerClient } from "../../worker/clientTypes";
import "../../views/target.css";
import { Gradients } from "../../views/training/Gradients";
import { seriesOf } from "../../views/training/gradients";
import { LossTable } from "../../views/training/LossTable";
import { lossTable } from "../../views/training/lossRows";
import "../../views/training/training.css";
import { useCommands } from "../commands";
import { useSize } from "../useSize";
import { useCounterpart } from "./counterpart";
import { useAsked } from "./useAsked";
import { useTarget } from "./useTarget";

/** While training the numbers follow at most twice a second. */
const REDRAW = 500;
/** Updates that the other model makes when it is asked to. */
const SOME_UPDATES = 200;

/** What training makes of the sentence on the stage: its loss, opened, and where that pulls. */
export function TrainingArea() {
  const [ref, size] = useSize();
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  return (
    <div className="view-room training-room" ref={ref} data-view="training">
      {trace && size ? <TrainingOfTrace trace={trace} width={size.width} /> : null}
    </div>
  );
}

type Opened = readonly [trace: Trace, probe: Probe];

/** Along the target: a trace and a probe in one breath, so that the same weights make them. */
function useOpened(
  client: Pick<WorkerClient, "trace" | "probe"> | null,
  text: string,
  target: string,
  version: unknown,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each version of the model
  const question = useCallback((): Promise<Opened> => {
    if (!client) throw new RangeError("nobody to ask");
    return Promise.all([client.trace(text, [], { forced: target }), client.probe(text, target)]);
  }, [client, text, target, version]);
  return useAsked(client && target !== "" ? question : null);
}

function useSeries(opened: Opened | null) {
  return useMemo(() => {
    if (!opened) return null;
    const [{ source, model }, probe] = opened;
    return seriesOf(probe, source.tokens, model.step, attends(model.wiring));
  }, [opened]);
}

function TrainingOfTrace({ trace, width }: { readonly trace: Trace; readonly width: number }) {
  const loom = useLoom();
  const messages = useMessages();
  const { ask } = useCommands();
  const scene = useLoomState((state) => state.scene);
  const webgl = useLoomState(({ session }) => session.choice?.backend === "webgl");
  const ready = useLoomState(({ session }) => session.runId > 0 && session.status !== "loading");
  const { lossTable: labels, target: field } = LOSS_TABLE_LOCALES[scene.language];
  const target = useTarget(trace);
  const { value: answer, problem } = useOpened(ready ? ask : null, trace.source.text, target.words, trace);
  // A target that is refused leaves the numbers of the sentence as they were.
  const value = answer && (!problem || answer[0].source.text === trace.source.text) ? answer : null;
  const table = useMemo(() => (value ? lossTable(value[0], value[1].loss) : null), [value]);
  const { step, row } = positionIn(trace, scene);
  const onRow = useCallback(
    (to: number) => {
      const now = loom.store.getState().scene.step;
      loom.moveTo({ row: to, step: now === "encode" ? "output" : now });
    },
    [loom],
  );
  return (
    <>
      <section aria-label={labels.title} className="loss-area">
        <h2>{labels.title}</h2>
        <p className="explain">{labels.explain}</p>
        <TargetField
          target={target.words}
          known={target.known}
          labels={field}
          language={target.language}
          problem={problem ? problemText(messages, problem) : null}
          onTarget={target.choose}
        />
        {scene.interventions.length > 0 ? <p className="quiet">{labels.unchanged}</p> : null}
        {table && value ? (
          <>
            <p className="quiet" data-updates={value[0].model.step}>
              {labels.updates(value[0].model.step.toLocaleString(scene.language))}
            </p>
            <LossTable
              table={table}
              labels={labels}
              tolerance={webgl ? 1e-4 : 1e-5}
              row={step === "encode" ? null : row}
              language={target.language}
              onRow={onRow}
            />
          </>
        ) : problem ? null : (
          <p className="quiet">{target.words === "" ? labels.noTarget : labels.waiting}</p>
        )}
      </section>
      {value ? <GradientsOf opened={value} target={target.words} width={width} /> : null}
    </>
  );
}

function GradientsOf({
  opened,
  target,
  width,
}: {
  readonly opened: Opened;
  readonly target: string;
  readonly width: number;
}) {
  const loom = useLoom();
  const messages = useMessages();
  const { runs } = useCommands();
  const scene = useLoomState((state) => state.scene);
  const backend = useLoomState(({ session }) => session.choice?.backend ?? null);
  const { source } = useSpot();
  const labels = LOSS_TABLE_LOCALES[scene.language].lossTable;
  const { gradients } = labels;
  const [trace] = opened;
  const handSet = isWorked(scene.task);
  const other = useCounterpart(!handSet, scene, backend, runs.pairs());
  const { value } = useOpened(other.isTraining ? null : other.client, trace.source.text, target, other.step);
  const [own, beside] = [useSeries(opened), useSeries(value)];
  const attending = attends(trace.model.wiring);
  const onSource = useCallback(
    (position: number | undefined) => loom.hover(position === undefined ? {} : { source: position }),
    [loom],
  );
  const room = width - 48;
  return (
    <section aria-label={gradients.title} className="gradient-area">
      <h2>{gradients.title}</h2>
      <p className="explain">{gradients.explain}</p>
      <Gradients
        attending={attending ? own : beside}
        plain={attending ? beside : own}
        labels={labels}
        width={Math.max(280, width < 520 ? width : room)}
        source={source}
        language={null}
        instead={
          other.problem ? (
            <p className="quiet">
              {problemText(messages, other.problem)}{" "}
              <button type="button" className="link" onClick={other.again}>
                {gradients.again}
              </button>
            </p>
          ) : (
            <p className="quiet">{handSet ? gradients.handSet : gradients.starting}</p>
          )
        }
        beside={
          other.client && !other.shipped ? (
            <p className="beside">
              {other.step === 0 ? gradients.fresh : null}{" "}
              <button
                type="button"
                className="framed"
                disabled={other.isTraining}
                onClick={() => other.train(SOME_UPDATES)}
              >
                {other.isTraining ? gradients.training : gradients.train(SOME_UPDATES)}
              </button>
            </p>
          ) : null
        }
        own={attending ? "attending" : "plain"}
        onSource={onSource}
      />
    </section>
  );
}
