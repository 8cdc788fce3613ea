/** The right translation: the task's own where it knows one, or whatever is typed instead. */
import { useId, useState } from "react";
import type { TargetMessages } from "../i18n/sections/target";

export interface TargetFieldProps {
  /** The words in use, without `<eos>`; empty where there are none yet. */
  readonly target: string;
  /** The task's own translation; null where it knows none. */
  readonly known: string | null;
  readonly labels: TargetMessages;
  readonly language: string | null;
  /** What is wrong with the words in use, in the reader's language. */
  readonly problem: string | null;
  onTarget(target: string): void;
}

export function TargetField({ target, known, labels, language, problem, onTarget }: TargetFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string } | null>(null);
  // A draft belongs to the words that it began with: other words, from another sentence, take its place.
  const text = draft?.of === target ? draft.text : target;
  const isOwn = known !== null && target === known;
  return (
    <form
      className="target-field"
      onSubmit={(event) => {
        event.preventDefault();
        onTarget(text.trim().replace(/\s+/g, " "));
        setDraft(null);
      }}
    >
      <label htmlFor={id}>{labels.label}</label>
      <span className="target-line">
        <input
          id={id}
          value={text}
          placeholder={labels.placeholder}
          lang={language ?? undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-help`}
          onChange={(event) => setDraft({ of: target, text: event.target.value })}
        />
        <button type="submit" className="framed">
          {labels.use}
        </button>
      </span>
      <p
        id={`${id}-help`}
        className={problem ? "target-problem" : "target-help"}
        role={problem ? "alert" : undefined}
      >
        {problem ?? (isOwn ? labels.known : known === null && target === "" ? labels.unknown : labels.typed)}
        {known !== null && !isOwn ? (
          <>
            {" "}
            <button type="button" className="link" onClick={() => onTarget(known)}>
              {labels.own}
            </button>
          </>
        ) : null}
      </p>
    </form>
  );
}
