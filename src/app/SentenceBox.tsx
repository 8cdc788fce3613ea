import { type RefObject, useCallback, useEffect, useId, useMemo, useState } from "react";
import { problemText } from "../i18n/messages";
import { useMessages } from "../i18n/useMessages";
import { useLoom, useLoomState } from "../state/useStore";
import type { Task } from "../tasks/task";
import { problemOf } from "../tasks/text";
import { ReadingView } from "./ReadingView";
import { SentenceBuilder } from "./SentenceBuilder";

/** Milliseconds after which a word that the model does not know is no longer taken for one that is being typed. */
const PAUSE = 250;
/** Samples that are offered: more would push the builder out of sight. */
const SAMPLES = 5;

const plain = (text: string): string => text.normalize("NFC").trim();

interface SentenceBoxProps {
  readonly task: Task;
  readonly input: RefObject<HTMLInputElement | null>;
}

/**
 * The text box. What it says is read at every key; the model gets it as soon as it knows all of its words, else at a
 * pause or at Enter.
 */
export function SentenceBox({ task, input }: SentenceBoxProps) {
  const messages = useMessages();
  const { sentence: words } = messages;
  const { draft, write, composing, problem, reading, say } = useDraft(task);
  const explanation = useId();
  return (
    <div className="sentence-box">
      <label className="field">
        <span>{words.label}</span>
        <input
          ref={input}
          type="text"
          value={draft}
          placeholder={words.placeholder}
          lang={task.sourceLanguage ?? undefined}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          dir="auto"
          aria-invalid={problem !== null}
          aria-describedby={explanation}
          onChange={(event) => write(event.target.value)}
          onCompositionStart={() => composing(true)}
          onCompositionEnd={() => composing(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.code === "Enter" || event.code === "NumpadEnter") say(draft);
            else if (event.code === "Escape") event.currentTarget.blur();
          }}
        />
      </label>
      <div id={explanation}>
        {problem ? (
          <p className="field-problem" role="alert">
            {problemText(messages, problem)}
          </p>
        ) : null}
      </div>
      <ReadingView task={task} reading={reading} onReplace={say} />
      <div className="samples">
        <span className="caption">{words.samples}</span>
        {task.samples.slice(0, SAMPLES).map((sample) => (
          <button
            key={sample}
            type="button"
            className="sample"
            lang={task.sourceLanguage ?? undefined}
            onClick={() => say(sample)}
          >
            {sample}
          </button>
        ))}
      </div>
      <SentenceBuilder task={task} onSentence={say} />
    </div>
  );
}

/** What stands in the box: it follows the scene, and the scene follows it as soon as it can be translated. */
function useDraft(task: Task) {
  const loom = useLoom();
  const sentence = useLoomState((state) => state.scene.sentence);
  const [draft, setDraft] = useState(sentence);
  const [inComposition, setInComposition] = useState(false);
  const [last, setLast] = useState(sentence);
  if (last !== sentence) {
    // The scene changed: here, where the draft may have a space at its end, or elsewhere, by a link or the console.
    setLast(sentence);
    if (plain(draft) !== sentence) setDraft(sentence);
  }
  const reading = useMemo(() => task.read(draft), [task, draft]);
  const problem = problemOf(reading, task);
  const pin = useCallback(
    (text: string): void => {
      const { scene } = loom.store.getState();
      if (problemOf(task.read(text), task) === null && plain(text) !== scene.sentence)
        loom.setSentence(plain(text));
    },
    [loom, task],
  );
  const say = (text: string): void => {
    setDraft(text);
    pin(text);
  };
  const isKnown = reading.tokens.every(({ known }) => known);
  useEffect(() => {
    if (inComposition) return;
    const timer = setTimeout(() => pin(draft), isKnown ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [draft, inComposition, isKnown, pin]);
  return { draft, write: setDraft, composing: setInComposition, problem, reading, say };
}
