/** What a link with a number of updates does to the page: how far the training again has come, and when it is there. */
import "./teaching.css";
import { useEffect, useState } from "react";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useMessages } from "../../i18n/useMessages";
import { useLoom, useLoomState } from "../../state/useStore";
import { grouped } from "../numbers";

export function TrainedAgain() {
  const loom = useLoom();
  const { note } = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const wanted = useLoomState((state) => state.scene.updates);
  const seed = useLoomState((state) => state.scene.seed);
  const status = useLoomState((state) => state.session.status);
  const step = useLoomState(({ session }) => (session.left || session.runId === 0 ? null : session.step));
  const isWebgl = useLoomState((state) => state.session.choice?.backend === "webgl");
  const [dismissed, setDismissed] = useState<number | null>(null);
  const isPast = wanted !== null && step !== null && step > wanted && status !== "loading";
  useEffect(() => {
    // The reader trained on: this is no longer the model that the link names.
    if (isPast) loom.setScene({ updates: null });
  }, [isPast, loom]);
  if (wanted === null || dismissed === wanted) return null;
  const words = TEACHING_LOCALES[language].again;
  const updates = grouped(wanted, language);
  const isThere = step === wanted && status !== "training";
  const at = { step: grouped(step ?? 0, language), updates };
  return (
    <p className="page-note trained-again" data-again={isThere ? "done" : status}>
      {step === null || status === "loading" ? (
        words.starting(updates)
      ) : isThere ? (
        <>
          <span role="status">
            {words.done({ updates, seed })}
            {isWebgl ? ` ${words.rounding}` : ""}
          </span>
          <button type="button" className="link" onClick={() => setDismissed(wanted)}>
            {note.dismiss}
          </button>
        </>
      ) : status === "training" ? (
        <>
          {words.training(at)} <progress max={wanted} value={step} aria-label={words.starting(updates)} />
        </>
      ) : (
        <>
          {words.paused(at)}
          <button type="button" className="link" onClick={() => loom.train(wanted - step)}>
            {words.goOn}
          </button>
        </>
      )}
    </p>
  );
}
