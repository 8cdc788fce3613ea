import { useEffect, useRef } from "react";
import type { PickerMessages } from "../../i18n/sections/picker";

interface QuestionProps {
  readonly words: PickerMessages;
  readonly updates: number;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A model that was trained here is not thrown away without a word. */
export function Question({ words, updates, onYes, onNo }: QuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className="picker-question" role="alertdialog" aria-label={words.begin}>
      <p>{words.ask(updates)}</p>
      <div className="popover-buttons">
        <button type="button" className="framed" onClick={onYes}>
          {words.begin}
        </button>
        <button ref={keep} type="button" className="plain" onClick={onNo}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
