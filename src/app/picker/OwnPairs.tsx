import { type ChangeEvent, useId, useState } from "react";
import { problemText } from "../../i18n/messages";
import type { PickerMessages } from "../../i18n/sections/picker";
import { useMessages } from "../../i18n/useMessages";
import { asProblem, type Problem } from "../../lib/problem";
import { createOwnTask } from "../../tasks/corpora/own";
import { type PairsReport, readPairsFile } from "../../tasks/pairsFile";
import type { Task } from "../../tasks/task";

interface OwnPairsProps {
  readonly words: PickerMessages["own"];
  readonly onUse: (task: Task, text: string) => void;
}

interface Read {
  readonly report: PairsReport;
  readonly task: Task;
  readonly text: string;
}

/** A file of sentence pairs: first what is in it, then, if that is wanted, a task made of it. Nothing is sent anywhere. */
export function OwnPairs({ words, onUse }: OwnPairsProps) {
  const messages = useMessages();
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = useId();

  const open = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (!file) return;
    setRead(null);
    setProblem(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const pairs = readPairsFile(bytes);
      const text = new TextDecoder().decode(bytes);
      setRead({ report: pairs.report, task: createOwnTask(pairs), text });
    } catch (error) {
      setProblem(asProblem(error));
    }
  };

  return (
    <section className="own-pairs" aria-label={words.title}>
      <h3 className="popover-title">{words.title}</h3>
      <p className="prose" id={`${id}-what`}>
        {words.what}
      </p>
      <label className="own-file framed">
        <span>{words.choose}</span>
        <input
          type="file"
          accept=".tsv,.txt,text/tab-separated-values,text/plain"
          aria-describedby={`${id}-what`}
          onChange={(event) => void open(event)}
        />
      </label>
      <div role="status">
        {problem ? <p className="own-problem">{problemText(messages, problem)}</p> : null}
        {read ? (
          <ul className="own-report">
            {words.report(read.report).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {read ? (
        <div className="popover-buttons">
          <button type="button" className="framed" onClick={() => onUse(read.task, read.text)}>
            {words.use}
          </button>
        </div>
      ) : null}
    </section>
  );
}
