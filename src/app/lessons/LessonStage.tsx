/** The stage beside the lessons: what the open part shows, or a cover while a question about it is open. */
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import { useMessages } from "../../i18n/useMessages";
import { useLoom, useLoomState } from "../../state/useStore";
import { loadedTask } from "../../tasks/loaded";
import { isWorked } from "../../trace/settings";
import { ConfigLine } from "../ConfigLine";
import { FormulaScope } from "../FormulaScope";
import { Intervened } from "../Intervened";
import { LedgerArea } from "../LedgerArea";
import { openClicked } from "../openNumber";
import { SentenceBox } from "../SentenceBox";
import { TransportBar } from "../TransportBar";
import { PHONE, useMedia } from "../useMedia";
import { ViewArea } from "../ViewArea";
import { useRowInView } from "./useRowInView";

const WorkedPane = lazy(async () => ({ default: (await import("../worked/WorkedPane")).WorkedPane }));

/** On a phone text and stage come in turns. */
export type Turn = "text" | "stage";

interface LessonStageProps {
  readonly words: LessonsMessages;
  readonly sentence: RefObject<HTMLInputElement | null>;
  readonly onEditSentence: () => void;
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
  readonly veiled: boolean;
  /** Stands above the loom, or in its place while it is covered. */
  readonly figure: ReactNode;
  /** On paper there is none. */
  readonly isAway?: boolean;
  /** The column of text. */
  readonly children: ReactNode;
}

export function LessonStage(props: LessonStageProps) {
  const { words, sentence, onEditSentence, turn, onTurn, veiled, figure, isAway = false, children } = props;
  const { app } = useMessages();
  const loom = useLoom();
  const phone = useMedia(PHONE);
  // Whoever hears the page is not told either what is covered.
  useEffect(() => {
    loom.setUi({ veil: veiled });
    return () => loom.setUi({ veil: false });
  }, [loom, veiled]);
  return (
    <>
      <FormulaScope>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: what shows a number has a button for it */}
        <main
          className={veiled ? "stage lessons veiled" : "stage lessons"}
          data-turn={turn}
          onClick={(event) => openClicked(loom, event.target)}
        >
          <fieldset className="lesson-turns" aria-label={words.turns}>
            {(["text", "stage"] as const).map((one) => (
              <button key={one} type="button" aria-pressed={one === turn} onClick={() => onTurn(one)}>
                {words[one]}
              </button>
            ))}
          </fieldset>
          {children}
          {isAway || (phone && turn === "text") ? null : (
            <StageRoom>
              <section className="loom-area" id="loom" tabIndex={-1} aria-label={app.stage}>
                <ConfigLine onEditSentence={onEditSentence} />
                {veiled ? null : <PaneInStage sentence={sentence} />}
                <Intervened />
                {figure}
                {veiled ? <p className="veil">{words.covered}</p> : <ViewArea />}
              </section>
              {veiled ? (
                <aside className="ledger-area">
                  <p className="veil">{words.coveredSteps}</p>
                </aside>
              ) : (
                <LedgerArea />
              )}
            </StageRoom>
          )}
        </main>
      </FormulaScope>
      {veiled ? <div className="transport" /> : <TransportBar />}
    </>
  );
}

function StageRoom({ children }: { readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null);
  useRowInView(room);
  return (
    <div className="lesson-stage" ref={room}>
      {children}
    </div>
  );
}

/** Sentence and task, which the stage's own screen has in the column that holds the text here. */
function PaneInStage({ sentence }: Pick<LessonStageProps, "sentence">) {
  const { app } = useMessages();
  const loom = useLoom();
  const isOpen = useLoomState((state) => state.ui.pane);
  const task = useLoomState((state) => loadedTask(state.scene.task));
  if (!task) return null;
  return (
    <div className={isOpen ? "lesson-pane open" : "lesson-pane"}>
      <button
        type="button"
        className="link"
        aria-expanded={isOpen}
        onClick={() => loom.setUi({ pane: !isOpen })}
      >
        {isOpen ? app.closePane : app.openPane}
      </button>
      {isOpen ? (
        <div className="lesson-pane-inside">
          {isWorked(task.id) ? (
            <Suspense fallback={null}>
              <WorkedPane />
            </Suspense>
          ) : (
            <SentenceBox key={task.id} task={task} input={sentence} />
          )}
        </div>
      ) : null}
    </div>
  );
}

export function useTurn(place: string): [Turn, (turn: Turn) => void] {
  const [turn, setTurn] = useState<{ readonly place: string; readonly turn: Turn }>({ place, turn: "text" });
  // Another part begins with its text.
  const now = turn.place === place ? turn.turn : "text";
  return [now, (next) => setTurn({ place, turn: next })];
}
