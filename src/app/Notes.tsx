/** One line for each thing that the reader should know: what happened, what still works, what to do. */
import { lazy, type ReactNode, Suspense } from "react";
import { type Messages, problemText } from "../i18n/messages";
import { useMessages } from "../i18n/useMessages";
import type { Language } from "../lib/language";
import type { Note, Session } from "../state/session";
import { useLoom, useLoomState } from "../state/useStore";
import { useCommands } from "./commands";

const PlainKernels = lazy(async () => ({ default: (await import("./report/PlainKernels")).PlainKernels }));
const TrainedAgain = lazy(async () => ({ default: (await import("./teaching/TrainedAgain")).TrainedAgain }));

type FellBack = Extract<Note, { kind: "fell-back" }>;

function noteText(note: Note, messages: Messages, language: Language): ReactNode {
  switch (note.kind) {
    case "problem":
      return problemText(messages, note.problem);
    case "diverged":
      return messages.note.diverged(note.step, note.kept);
    case "no-checkpoint":
      return messages.note.noCheckpoint;
    case "restarted":
      return messages.note.restarted(note.step);
    case "taken-up":
      return messages.note.takenUp(note.step, note.savedAt);
    case "not-saved":
      return messages.note.notSaved[note.why];
    case "link": {
      const fields = note.problems.flatMap((problem) => (problem.code === "link-field" ? [problem] : []));
      const others = note.problems.filter((problem) => problem.code !== "link-field");
      const said = others.map((problem) => problemText(messages, problem));
      return [...(fields.length > 0 ? [messages.note.link(fields)] : []), ...said].join(" ");
    }
    case "plain-kernels":
      return (
        <Suspense>
          <PlainKernels why={note.why} />
        </Suspense>
      );
    case "disagrees":
      return note.said[language];
    case "fell-back":
      return fellBackText(note, messages);
  }
}

function fellBackText({ asked, got, rejected }: FellBack, { backend: words, note }: Messages): string {
  const said = note.fellBack(asked && words.names[asked], words.names[got]);
  const reasons = rejected.map(({ backend, why }) => words.rejected[why](words.names[backend]));
  return (asked ? [said, ...reasons] : [...reasons, said]).join(" ");
}

export function Notes() {
  const messages = useMessages();
  const loom = useLoom();
  const { discard } = useCommands();
  const language = useLoomState((state) => state.scene.language);
  const notes = useLoomState((state) => state.session.notes);
  const failed = useLoomState((state) => state.session.status === "failed");
  const kept = useLoomState(keptStep);
  const again = useLoomState((state) => state.scene.updates !== null);
  return (
    <section className="notes" aria-label={messages.note.label}>
      <div role="status">
        {failed ? (
          <p className="page-note">
            {messages.note.stopped(kept)}
            <button type="button" className="link" onClick={loom.restart}>
              {messages.note.restart}
            </button>
          </p>
        ) : null}
        {notes.map((note) => (
          <p key={note.kind} className="page-note" data-note={note.kind}>
            {noteText(note, messages, language)}
            {note.kind === "taken-up" ? (
              <button type="button" className="link" onClick={discard}>
                {messages.note.discard}
              </button>
            ) : null}
            <button type="button" className="link" onClick={() => loom.dismiss(note.kind)}>
              {messages.note.dismiss}
            </button>
          </p>
        ))}
      </div>
      <Suspense>{again ? <TrainedAgain /> : null}</Suspense>
    </section>
  );
}

const keptStep = ({ session }: { session: Session }): number | null => session.checkpoint?.step ?? null;
