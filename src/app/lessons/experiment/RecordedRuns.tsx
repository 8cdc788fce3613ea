/** The recorded runs of an experiment inside the text: their drawing, their numbers by seed, when and where they ran. */
import type { ReactNode } from "react";
import { EXPERIMENTS_LOCALES } from "../../../i18n/experimentsLocales";
import type { Experiment } from "../../../lessons/lesson";
import { useLoomState } from "../../../state/useStore";
import { RecordLine } from "./ExperimentBlock";
import { OutcomeFigure } from "./OutcomeFigure";
import { SeedTable } from "./SeedTable";
import { useRecord } from "./useExperiment";
import "./experiment.css";

interface RecordedRunsProps {
  readonly experiment: Experiment;
  /** What the text says of the runs: left out where there are none. */
  readonly children: ReactNode;
}

export function RecordedRuns({ experiment, children }: RecordedRunsProps) {
  const language = useLoomState((state) => state.scene.language);
  const words = EXPERIMENTS_LOCALES[language];
  const record = useRecord(experiment);
  if (record === "loading")
    return (
      <>
        {children}
        <p className="caption">{words.loadingRecord}</p>
      </>
    );
  if (record === null) return <p className="caption">{words.noRecord}</p>;
  return (
    <>
      {children}
      <div className="recorded-runs">
        <OutcomeFigure experiment={experiment} own={null} record={record} words={words} language={language} />
        <SeedTable experiment={experiment} own={null} record={record} words={words} language={language} />
        <RecordLine experiment={experiment} record={record} words={words} />
      </div>
    </>
  );
}
