import type { RefObject } from "react";
import { useMessages } from "../i18n/useMessages";
import { useLoom, useLoomState } from "../state/useStore";
import { ConfigLine } from "./ConfigLine";
import { FirstSteps } from "./FirstSteps";
import { FormulaScope } from "./FormulaScope";
import { Intervened } from "./Intervened";
import { LedgerArea } from "./LedgerArea";
import { openClicked } from "./openNumber";
import { SentencePane } from "./SentencePane";
import { ViewArea } from "./ViewArea";

interface StageProps {
  readonly sentence: RefObject<HTMLInputElement | null>;
  readonly onEditSentence: () => void;
}

/** The three parts: the sentence, its translation and attention, the steps of one word. */
export function Stage({ sentence, onEditSentence }: StageProps) {
  const { app } = useMessages();
  const pane = useLoomState((state) => state.ui.pane);
  const loom = useLoom();
  return (
    <FormulaScope>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: what shows a number has a button for it */}
      <main
        className={pane ? "stage pane-open" : "stage"}
        onClick={(event) => openClicked(loom, event.target)}
      >
        <SentencePane sentence={sentence} />
        <section className="loom-area" id="loom" tabIndex={-1} aria-label={app.stage}>
          <p className="intro-line">
            {app.introShort} <FirstSteps />
          </p>
          <ConfigLine onEditSentence={onEditSentence} />
          <Intervened />
          <ViewArea />
        </section>
        <LedgerArea />
      </main>
    </FormulaScope>
  );
}
