import { useEffect, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import type { Suggestions } from "../tasks/suggest";
import type { Task } from "../tasks/task";

interface SentenceBuilderProps {
  readonly task: Task;
  readonly onSentence: (sentence: string) => void;
}

type Suggester = (prefix: readonly string[]) => Suggestions;

/** A sentence without typing: every word that the task's grammar allows next, most likely first. */
export function SentenceBuilder({ task, onSentence }: SentenceBuilderProps) {
  const { sentence: words } = useMessages();
  const [open, setOpen] = useState(false);
  const suggester = useSuggester(task, open);
  if (!task.grammar) return null;
  return (
    <details className="builder" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.build}</summary>
      {open && suggester ? <Builder task={task} suggester={suggester} onSentence={onSentence} /> : null}
    </details>
  );
}

/** Loaded when it is first asked for. */
function useSuggester(task: Task, wanted: boolean): Suggester | null {
  const [suggester, setSuggester] = useState<Suggester | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void import("../tasks/suggest").then(({ createSuggester }) => {
      if (!left) setSuggester(() => createSuggester(task));
    });
    return () => {
      left = true;
    };
  }, [task, wanted]);
  return suggester;
}

function Builder({ task, suggester, onSentence }: SentenceBuilderProps & { suggester: Suggester }) {
  const { sentence: words } = useMessages();
  const [prefix, setPrefix] = useState<readonly string[]>([]);
  const suggestions = suggester(prefix);
  const lang = task.sourceLanguage ?? undefined;
  return (
    <div className="builder-inside">
      {prefix.length > 0 ? (
        <p className="built">
          <span lang={lang}>{task.write(prefix)}</span>{" "}
          <button type="button" className="link" onClick={() => setPrefix([])}>
            {words.startOver}
          </button>
        </p>
      ) : null}
      {suggestions.complete ? <p className="caption">{words.complete}</p> : null}
      {suggestions.words.length > 0 ? (
        <fieldset className="chips" aria-label={words.next}>
          {suggestions.words.map(({ text, tokens, sentence }) => (
            <button
              key={sentence}
              type="button"
              className="chip"
              lang={lang}
              aria-label={words.add(text)}
              onClick={() => {
                setPrefix([...prefix, ...tokens]);
                onSentence(sentence);
              }}
            >
              {text}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
