import { useMessages } from "../i18n/useMessages";
import { shownTrace } from "../state/store";
import { useLoomState } from "../state/useStore";
import { findTask } from "../tasks/list";

/** What is translated, and by which model, in a sentence. */
export function ConfigLine({ onEditSentence }: { onEditSentence: () => void }) {
  const { config } = useMessages();
  const sentence = useLoomState((state) => state.scene.sentence);
  const task = useLoomState((state) => state.scene.task);
  const score = useLoomState((state) => shownTrace(state)?.model.score);
  const wiring = useLoomState((state) => shownTrace(state)?.model.wiring);
  return (
    <p className="config">
      {config.before}{" "}
      <button type="button" className="pick" aria-label={config.edit(sentence)} onClick={onEditSentence}>
        <span lang={findTask(task)?.sourceLanguage ?? undefined}>{sentence}</span>
      </button>{" "}
      {score && wiring ? (
        <span className="config-model">
          {config.after({ score: config.scores[score] ?? score, wiring: config.wirings[wiring] ?? wiring })}
        </span>
      ) : null}
    </p>
  );
}
