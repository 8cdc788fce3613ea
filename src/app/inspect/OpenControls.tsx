import { type ChangeEvent, useId, useRef, useState } from "react";
import { problemText } from "../../i18n/messages";
import { useMessages } from "../../i18n/useMessages";
import { changeInspect, type InspectState } from "./inspectState";
import { openMatrix } from "./open";
import { useInspectWords } from "./useInspectWords";

const ACCEPT = ".json,.csv,.tsv,.txt,application/json,text/csv,text/tab-separated-values,text/plain";

const SAMPLE = `,la,voiture,rouge,<eos>
the,0.90,0.06,0.03,0.01
red,0.02,0.09,0.88,0.01
car,0.03,0.90,0.06,0.01
<eos>,0.01,0.01,0.02,0.96`;

function useFileInput(side: "first" | "second") {
  return async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const file = input.files?.[0];
    if (!file) return;
    await openMatrix(file, file.name, side);
    // The same file can be chosen again after it was mended.
    input.value = "";
  };
}

/** What is looked at: the translation or a file, and how another file comes in. */
export function OpenControls({ file, title }: { file: InspectState["file"]; title: string }) {
  const { open } = useInspectWords();
  const onFile = useFileInput("first");
  return (
    <div className="open-controls">
      <bdi className="shown-title" title={title}>
        {title}
      </bdi>
      {file ? (
        <button type="button" className="link" onClick={() => changeInspect({ file: null, opening: null })}>
          {open.back}
        </button>
      ) : null}
      <label className="file-button framed" data-open="first">
        <span>{open.file}</span>
        <input type="file" accept={ACCEPT} onChange={(event) => void onFile(event)} />
      </label>
      <PasteButton />
    </div>
  );
}

function PasteButton() {
  const { open } = useInspectWords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const show = (): void => {
    popover.current?.hidePopover();
    void openMatrix(text, open.pasted, "first");
  };
  return (
    <>
      <button type="button" className="framed" popoverTarget={`${id}paste`}>
        {open.paste}
      </button>
      <div
        ref={popover}
        id={`${id}paste`}
        popover="auto"
        role="dialog"
        aria-label={open.paste}
        className="popover paste-popover"
        onToggle={(event) => {
          if (event.newState === "open") area.current?.focus();
        }}
      >
        <p id={`${id}what`}>{open.formats}</p>
        <textarea
          ref={area}
          aria-label={open.paste}
          aria-describedby={`${id}what`}
          rows={8}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="popover-buttons">
          <button type="button" className="framed" disabled={text.trim() === ""} onClick={show}>
            {open.use}
          </button>
          <button type="button" className="framed" onClick={() => setText(SAMPLE)}>
            {open.sample}
          </button>
        </div>
      </div>
    </>
  );
}

/** Chooses a file to lie beside the first. Pressed by the choice of it. */
export function SecondFileInput({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }) {
  const { beside } = useInspectWords();
  const onFile = useFileInput("second");
  return (
    <input
      ref={inputRef}
      type="file"
      className="visually-hidden"
      tabIndex={-1}
      data-open="second"
      aria-label={beside.file}
      accept={ACCEPT}
      onChange={(event) => void onFile(event)}
    />
  );
}

/** What came of opening: read, or refused and why. */
export function OpeningNote({ opening }: { opening: InspectState["opening"] }) {
  const { open, problems, unreadable, beside } = useInspectWords();
  const messages = useMessages();
  const told = opening?.kind === "refused" ? opening.problem : null;
  const ofModel = opening?.kind === "refused" ? opening.model : undefined;
  const why = ofModel
    ? ofModel.kind === "problem"
      ? problemText(messages, ofModel.problem)
      : ofModel.kind === "no-attention"
        ? beside.noAttention
        : beside.otherTask(messages.sentence.taskNames[ofModel.task] ?? ofModel.task)
    : told
      ? (problems[told.code] as (problem: typeof told) => string)(told)
      : unreadable;
  return (
    <div className="opening-note" role="status" data-opening={opening?.kind}>
      {opening?.kind === "reading" ? <p>{open.reading(opening.name)}</p> : null}
      {opening?.kind === "opened" ? (
        <p className="visually-hidden">{open.opened(opening.name, opening.rows, opening.columns)}</p>
      ) : null}
      {opening?.kind === "refused" ? (
        <p className="refused">
          {open.refused(opening.name)} <b>{why}</b> {open.kept}{" "}
          <button type="button" className="link" onClick={() => changeInspect({ opening: null })}>
            {open.close}
          </button>
        </p>
      ) : null}
    </div>
  );
}
