/** What can be done with the word that is chosen and with the whole row. */
import { useState } from "react";
import type { SurgeryMessages } from "../../i18n/sections/surgery";
import { onStage } from "../../viz/format";
import type { WeightsChange } from "./rowChanges";

interface RowToolsProps {
  readonly words: SurgeryMessages;
  readonly word: string;
  readonly weight: number;
  readonly isPinned: boolean;
  readonly isChanged: boolean;
  readonly isForAll: boolean;
  readonly notes: readonly string[];
  readonly onWord: (kind: "zero" | "one-hot" | "pin") => void;
  readonly onRow: (change: WeightsChange) => void;
  readonly onForAll: (isForAll: boolean) => void;
  readonly onRelease: () => void;
}

export function RowTools(props: RowToolsProps) {
  const { words, isForAll, onWord, onRow, onForAll } = props;
  const [seed, setSeed] = useState(1);
  return (
    <div className="row-tools">
      <p className="row-tools-line">
        <b className="src">{words.word({ word: props.word, weight: onStage(props.weight) })}</b>
        <button type="button" className="link" onClick={() => onWord("zero")}>
          {words.zero}
        </button>
        <button type="button" className="link" onClick={() => onWord("one-hot")}>
          {words.oneHot}
        </button>
        <button type="button" className="link" aria-pressed={props.isPinned} onClick={() => onWord("pin")}>
          {words.pin}
        </button>
        <button type="button" className="framed" disabled={!props.isChanged} onClick={props.onRelease}>
          {words.release}
        </button>
      </p>
      <fieldset className="row-tools-line" aria-label={words.rowTools}>
        <button type="button" className="link" aria-pressed={!isForAll} onClick={() => onForAll(false)}>
          {words.thisRow}
        </button>
        <button type="button" className="link" aria-pressed={isForAll} onClick={() => onForAll(true)}>
          {words.allRows}
        </button>
        <span aria-hidden="true">:</span>
        <button type="button" className="link" onClick={() => onRow({ set: "uniform" })}>
          {words.uniform}
        </button>
        <button type="button" className="link" onClick={() => onRow({ set: "drop-largest" })}>
          {words.dropLargest}
        </button>
        <button type="button" className="link" onClick={() => onRow({ set: "hard" })}>
          {words.hard}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => {
            onRow({ set: "permute", seed });
            setSeed(seed + 1);
          }}
        >
          {words.shuffle(seed)}
        </button>
      </fieldset>
      {props.notes.map((note) => (
        <p key={note} className="caption" role="status">
          {note}
        </p>
      ))}
    </div>
  );
}
