/** What can be done with an experiment: run it here, stop it, look at the recorded runs. */
import type { ExperimentsMessages } from "../../../i18n/sections/experiments";
import type { Experiment } from "../../../lessons/lesson";
import { medianSeconds } from "../../../lessons/record";
import type { RecordState, RunState } from "./useExperiment";

/** What an experiment that is run while one waits may take. */
const LONG_SECONDS = 60;

interface ActionsProps {
  readonly experiment: Experiment;
  readonly state: RunState;
  readonly record: RecordState;
  readonly isRevealed: boolean;
  readonly isRecordShown: boolean;
  readonly hasRun: boolean;
  readonly seed: number;
  readonly words: ExperimentsMessages;
  readonly onSeed: (seed: number) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onRecord: () => void;
  readonly onPredictAgain: () => void;
}

export function Actions(props: ActionsProps) {
  const { experiment, state, record, isRevealed, isRecordShown, hasRun, seed, words } = props;
  if (state.kind === "running") {
    const percent = Math.floor(100 * state.share);
    return (
      <div className="question-actions">
        <progress max={100} value={percent} aria-label={words.running(percent)} />
        <span className="experiment-percent">{words.running(percent)}</span>
        <button type="button" className="framed" onClick={props.onStop}>
          {words.stop}
        </button>
        {state.pausedStage ? <p className="caption">{words.pausedStage}</p> : null}
      </div>
    );
  }
  const isRecorded = record !== "loading" && record !== null;
  const took = isRecorded ? medianSeconds(record) : 0;
  const isLong = took > LONG_SECONDS;
  const runButton = (
    <button type="button" className={isLong ? "framed" : "framed primary"} onClick={props.onRun}>
      {hasRun ? words.again : words.run}
    </button>
  );
  const recordButton =
    isRecorded && !isRevealed && !isRecordShown ? (
      <button type="button" className={isLong ? "framed primary" : "framed"} onClick={props.onRecord}>
        {words.showRecord}
      </button>
    ) : null;
  return (
    <>
      <div className="question-actions">
        {isLong ? (
          <>
            {recordButton}
            {runButton}
          </>
        ) : (
          <>
            {runButton}
            {recordButton}
          </>
        )}
        {isRevealed ? (
          <button type="button" className="link" onClick={props.onPredictAgain}>
            {words.otherPrediction}
          </button>
        ) : null}
        {experiment.seeds.length > 1 ? (
          <label className="experiment-seed">
            {words.seed}{" "}
            <select value={seed} onChange={(event) => props.onSeed(Number(event.target.value))}>
              {experiment.seeds.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <p className="caption">
        {record === "loading"
          ? words.loadingRecord
          : record === null
            ? words.noRecord
            : `${words.took(String(took))}${isLong ? ` ${words.long}` : ""}`}
      </p>
    </>
  );
}
