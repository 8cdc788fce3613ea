/** What the source notes call a step: "note 4, 5", or nothing where they have no name for it. */
import { useMessages } from "../i18n/useMessages";
import { NOTE_STEPS, type StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";

export function NoteSteps({ trace, step }: { readonly trace: Trace; readonly step: StepId }) {
  const { panels } = useMessages();
  const names = NOTE_STEPS[trace.model.wiring][step];
  return names.length > 0 ? <span className="note">{panels.note(names)}</span> : null;
}
