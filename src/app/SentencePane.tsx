import type { RefObject } from "react";
import { useMessages } from "../i18n/useMessages";
import { useLoom, useLoomState } from "../state/useStore";
import { findTask } from "../tasks/list";
import { useCommands } from "./commands";
import { SentenceBox } from "./SentenceBox";

/** What the page is, which task it does, and the sentence. */
export function SentencePane({ sentence }: { sentence: RefObject<HTMLInputElement | null> }) {
  const { app } = useMessages();
  const loom = useLoom();
  const open = useLoomState((state) => state.ui.pane);
  const task = useLoomState((state) => findTask(state.scene.task));
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
        <h2>{app.heading}</h2>
        <p className="prose">{app.intro}</p>
        <p className="prose">{app.invitation}</p>
        <hr />
        <TaskPicker />
        {task ? <SentenceBox key={task.id} task={task} input={sentence} /> : null}
      </div>
    </aside>
  );
}

function TaskPicker() {
  const { sentence } = useMessages();
  const { runs } = useCommands();
  const tasks = useLoomState((state) => state.session.capabilities?.tasks);
  const current = useLoomState((state) => state.scene.task);
  const offered = (tasks ?? [current]).filter((id) => findTask(id) !== null);
  return (
    <label className="field">
      <span>{sentence.task}</span>
      <select
        value={current}
        onChange={(event) => {
          // A refusal is already a note on the page.
          runs.chooseTask(event.target.value).catch(() => {});
        }}
      >
        {offered.map((id) => (
          <option key={id} value={id}>
            {sentence.taskNames[id] ?? id}
          </option>
        ))}
      </select>
    </label>
  );
}
