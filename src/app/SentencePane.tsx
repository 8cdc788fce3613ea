import { lazy, type RefObject, Suspense } from "react";
import { useMessages } from "../i18n/useMessages";
import { useLoom, useLoomState } from "../state/useStore";
import { loadedTask } from "../tasks/loaded";
import { isWorked } from "../trace/settings";
import { FirstSteps } from "./FirstSteps";
import { SentenceBox } from "./SentenceBox";

const WorkedPane = lazy(async () => ({ default: (await import("./worked/WorkedPane")).WorkedPane }));

/** What the page is, which task it does, and the sentence. */
export function SentencePane({ sentence }: { sentence: RefObject<HTMLInputElement | null> }) {
  const { app } = useMessages();
  const loom = useLoom();
  const open = useLoomState((state) => state.ui.pane);
  const task = useLoomState((state) => loadedTask(state.scene.task));
  return (
    <aside className="pane" aria-label={app.openPane}>
      <button
        type="button"
        className="pane-tab"
        aria-expanded={open}
        onClick={() => loom.setUi({ pane: !open })}
      >
        {open ? app.closePane : app.openPane}
      </button>
      <div className="pane-inside">
        {task && isWorked(task.id) ? (
          <Suspense fallback={null}>
            <WorkedPane />
          </Suspense>
        ) : (
          <>
            <h2>{app.heading}</h2>
            <p className="prose">{app.intro}</p>
            <p className="prose">{app.invitation}</p>
            <FirstSteps />
            <hr />
            {task ? <SentenceBox key={task.id} task={task} input={sentence} /> : null}
          </>
        )}
      </div>
    </aside>
  );
}
