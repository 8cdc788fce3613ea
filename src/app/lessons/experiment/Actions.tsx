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
  const isRunning = state.kind === "running";
  const isRecorded = record !== "loading" && record !== null;
  const took = isRecorded ? medianSeconds(record) : 0;
  const isLong = took > LONG_SECONDS;
  const label = isRunning ? words.stop : hasRun ? words.again : words.run;
  return (
    <>
      <div className="question-actions">
        {/* One button for both, so that the focus stays where it is. */}
        <button
          type="button"
          className={isLong || isRunning ? "framed" : "framed primary"}
          data-run
          onClick={isRunning ? props.onStop : props.onRun}
        >
          {label}
        </button>
        {isRunning ? (
          <Share share={state.share} words={words} />
        ) : (
          <>
            {isRecorded && !isRevealed && !isRecordShown ? (
              <button
                type="button"
                className={isLong ? "framed primary" : "framed"}
                data-record
                onClick={props.onRecord}
              >
                {words.showRecord}
              </button>
            ) : null}
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
          </>
        )}
      </div>
      <p className="caption">
        {isRunning
          ? state.pausedStage
            ? words.pausedStage
            : ""
          : record === "loading"
            ? words.loadingRecord
            : record === null
              ? words.noRecord
              : `${words.took(String(took))}${isLong ? ` ${words.long}` : ""}`}
      </p>
    </>
  );
}

function Share({ share, words }: { readonly share: number; readonly words: ExperimentsMessages }) {
  const percent = Math.floor(100 * share);
  return (
    <>
      <progress max={100} value={percent} aria-label={words.running(percent)} />
      <span className="experiment-percent">{words.running(percent)}</span>
    </>
  );
}
