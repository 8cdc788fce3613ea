/** The experiment of a lesson: what is done, the reader's prediction, the run here or the recorded ones, and how both compare. */
import { useState } from "react";
import { EXPERIMENTS_LOCALES } from "../../../i18n/experimentsLocales";
import { problemText } from "../../../i18n/messages";
import type { ExperimentsMessages } from "../../../i18n/sections/experiments";
import { useMessages } from "../../../i18n/useMessages";
import { contrastOf } from "../../../lessons/contrast";
import type { Experiment } from "../../../lessons/lesson";
import { contrasts, type LessonRecord, seedsHeld } from "../../../lessons/record";
import { nearness } from "../../../lessons/score";
import { useLoomState } from "../../../state/useStore";
import { decimals } from "../../../viz/format";
import { Prose } from "../Prose";
import type { ProseContext } from "../pieces";
import { changeProgress, useProgress, withAnswer } from "../progress";
import { valueAt } from "../questions/scale";
import { Actions } from "./Actions";
import { predictionText } from "./numbers";
import { OutcomeFigure } from "./OutcomeFigure";
import { Prediction } from "./Prediction";
import { SeedTable } from "./SeedTable";
import { isShortRun } from "./shortRuns";
import { useExperiment, useRecord } from "./useExperiment";
import "../questions/questions.css";
import "./experiment.css";

const MIDDLE = 0.5;

/** `experiment.id` is its lesson's: the prediction is kept with the answers of that lesson's questions. */
export function ExperimentBlock({ experiment }: { readonly experiment: Experiment }) {
  const { predict } = experiment;
  const language = useLoomState((state) => state.scene.language);
  const words = EXPERIMENTS_LOCALES[language];
  const messages = useMessages();
  const recorded = useRecord(experiment);
  const record = recorded === "loading" ? null : recorded;
  const { state, own, run, stop, forget } = useExperiment(experiment);
  const place = `${experiment.id}.${experiment.id}`;
  const kept = useProgress().answers[place]?.guess;
  const [draft, setDraft] = useState(() => (typeof kept === "number" ? kept : valueAt(predict, MIDDLE)));
  const [isRecordShown, setRecordShown] = useState(false);
  const [seed, setSeed] = useState(experiment.seeds[0] ?? 1);

  const isRunning = state.kind === "running";
  // Before the prediction is given, nothing is shown that would answer it.
  const isRevealed = !isRunning && (own !== null || (isRecordShown && record !== null));
  const outcome = own?.outcome ?? (isRecordShown ? record?.runs[0]?.outcome : undefined) ?? null;
  const truth = isRevealed && outcome ? contrastOf(experiment, outcome) : null;
  const context: ProseContext = { here: null, beside: null, outcome, pending: false };

  const commit = (): void => {
    const known = record?.runs[0];
    const score = known ? nearness(draft, contrastOf(experiment, known.outcome), predict) : 0;
    changeProgress((before) => withAnswer(before, place, { guess: draft, score }));
  };
  return (
    <div
      className="experiment"
      data-experiment={experiment.id}
      data-state={state.kind === "idle" ? (truth === null ? "predicting" : "revealed") : state.kind}
    >
      <p className="prose">
        <Prose text={experiment.say} context={context} />
      </p>
      <h3 className="experiment-predict">{words.predict}</h3>
      <Prediction
        experiment={experiment}
        guess={draft}
        fixed={isRunning || truth !== null}
        truth={truth === null ? null : { value: truth, from: own ? "here" : "record" }}
        others={truth !== null && record ? contrasts(experiment, record) : []}
        words={words}
        language={language}
        onGuess={setDraft}
      />
      <Actions
        experiment={experiment}
        state={state}
        record={recorded}
        isRevealed={truth !== null}
        isRecordShown={isRecordShown}
        hasRun={own !== null}
        seed={seed}
        words={words}
        onSeed={setSeed}
        onRun={() => {
          commit();
          run(seed);
        }}
        onStop={stop}
        onRecord={() => {
          commit();
          setRecordShown(true);
        }}
        onPredictAgain={() => {
          forget();
          setRecordShown(false);
          changeProgress((before) => withAnswer(before, place, null));
        }}
      />
      {state.kind === "failed" ? (
        <p className="experiment-problem" role="alert">
          {problemText(messages, state.problem)}
        </p>
      ) : null}
      {isShortRun() ? <p className="caption">{own?.isShort ? words.shortDone : words.short}</p> : null}
      <div className="experiment-said" aria-live="polite">
        {truth === null ? null : (
          <>
            <p className="experiment-compared">
              {words.compared({
                yours: predictionText(experiment, draft),
                truth: predictionText(experiment, truth),
                nearness: decimals(nearness(draft, truth, predict), 2),
              })}
            </p>
            <p className="prose">
              <Prose text={experiment.contrast.text} context={context} />
            </p>
          </>
        )}
      </div>
      {truth === null ? null : (
        <>
          <OutcomeFigure
            experiment={experiment}
            own={own?.outcome ?? null}
            record={record}
            words={words}
            language={language}
          />
          {experiment.seeds.length > 1 ? (
            <SeedTable experiment={experiment} own={own} record={record} words={words} language={language} />
          ) : null}
          {record ? <RecordLine experiment={experiment} record={record} words={words} /> : null}
        </>
      )}
    </div>
  );
}

interface RecordLineProps {
  readonly experiment: Experiment;
  readonly record: LessonRecord;
  readonly words: ExperimentsMessages;
}

/** When, what and on how many seeds, as the record's file says it. */
export function RecordLine({ experiment, record, words }: RecordLineProps) {
  const language = useLoomState((state) => state.scene.language);
  const { date, backend, runs, updates } = record;
  const most = Math.max(...Object.values(updates).map((count) => count ?? 0));
  const values = contrasts(experiment, record);
  const said = (value: number): string => predictionText(experiment, value);
  const seconds = runs.map((one) => one.processorSeconds);
  const [least, longest] = [Math.min(...seconds), Math.max(...seconds)];
  return (
    <p className="caption experiment-record">
      {words.recorded({
        date,
        seeds: runs.map(({ seed }) => seed).join(", "),
        updates: most > 0 ? words.updates(most) : words.shipped,
        backend,
        seconds: least === longest ? String(least) : `${least}–${longest}`,
      })}{" "}
      {runs.length > 1 ? (
        <>
          {words.spread({
            seeds: runs.length,
            low: said(Math.min(...values)),
            high: said(Math.max(...values)),
          })}{" "}
          {words.held({
            held: seedsHeld(experiment, record),
            of: runs.length,
            claim: experiment.contrast.claim[language],
          })}
        </>
      ) : null}
    </p>
  );
}
