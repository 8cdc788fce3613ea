import { PICKER_LOCALES } from "../../i18n/pickerLocales";
import { shownTrace, weightsInHand } from "../../state/store";
import { useLoomState } from "../../state/useStore";
import { useCommands } from "../commands";

/** What was changed in the translation on the stage, and the way back. */
export function InterventionLine() {
  const language = useLoomState((state) => state.scene.language);
  const interventions = useLoomState((state) => shownTrace(state)?.interventions);
  const isInHand = useLoomState(weightsInHand);
  const { runs } = useCommands();
  const words = PICKER_LOCALES[language].interventions;
  return (
    <section className="intervened" aria-label={words.label}>
      <span>
        {words.intro} {words.say((interventions ?? []).filter(({ kind }) => kind !== "weights" || !isInHand))}
        .
      </span>
      <button
        type="button"
        className="pick"
        onClick={() => {
          // Nothing can be refused in a translation of the model's own.
          void runs.intervene([]);
        }}
      >
        {words.remove}
      </button>
    </section>
  );
}
