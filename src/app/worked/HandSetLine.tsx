/** On the stage of a worked example: that its numbers are set by hand, and the way to them where the pane is folded. */
import "./worked.css";
import { PICKER_LOCALES } from "../../i18n/pickerLocales";
import type { WorkedId } from "../../i18n/sections/worked";
import { WORKED_LOCALES } from "../../i18n/workedLocales";
import { shownTrace, weightsInHand } from "../../state/store";
import { useLoom, useLoomState } from "../../state/useStore";
import { loadedTask } from "../../tasks/loaded";

export function HandSetLine() {
  const loom = useLoom();
  const task = useLoomState((state) => state.scene.task);
  const language = useLoomState((state) => state.scene.language);
  const list = useLoomState((state) => shownTrace(state)?.interventions);
  const isInHand = useLoomState(weightsInHand);
  const words = WORKED_LOCALES[language];
  const own = new Set(
    loadedTask(task)?.opening?.interventions.map((intervention) => JSON.stringify(intervention)),
  );
  /** What was done beside giving vectors. */
  const more = (list ?? []).filter(
    (one) =>
      one.kind !== "states" &&
      one.kind !== "query" &&
      !(one.kind === "weights" && isInHand) &&
      !own.has(JSON.stringify(one)),
  );
  return (
    <p className="hand-set">
      {words.examples[task as WorkedId].handSet}{" "}
      {more.length > 0 ? `${words.also} ${PICKER_LOCALES[language].interventions.say(more)}. ` : null}
      <button type="button" className="pick to-vectors" onClick={() => loom.setUi({ pane: true })}>
        {words.changeVectors}
      </button>
    </p>
  );
}
