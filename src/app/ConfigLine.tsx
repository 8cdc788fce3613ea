import { useMessages } from "../i18n/useMessages";
import { useLoomState } from "../state/useStore";
import { loadedTask } from "../tasks/loaded";
import { ModelSentence, TrainedOne } from "./picker/ModelSentence";
import { ModelSheet } from "./picker/ModelSheet";
import { PickerWord } from "./picker/PickerWord";
import { PHONE, useMedia } from "./useMedia";
import { ViewChoice } from "./ViewArea";

/** What is translated, and by which model, in sentences whose words can be changed. */
export function ConfigLine({ onEditSentence }: { onEditSentence: () => void }) {
  const { config, sentence: words } = useMessages();
  const sentence = useLoomState((state) => state.scene.sentence);
  const task = useLoomState((state) => state.scene.task);
  const phone = useMedia(PHONE);
  // A link that leaves the sentence box out leaves nothing to press for it either.
  const isFixed = useLoomState((state) => state.scene.hide.includes("pane"));
  const shown = <span lang={loadedTask(task)?.sourceLanguage ?? undefined}>{sentence}</span>;
  return (
    <div className="config">
      <ViewChoice />
      <PickerWord slot="task" text={words.taskNames[task] ?? task} />
      {": "}
      {isFixed ? (
        shown
      ) : (
        <button type="button" className="pick" aria-label={config.edit(sentence)} onClick={onEditSentence}>
          {shown}
        </button>
      )}
      {phone ? (
        <ModelSheet />
      ) : (
        <>
          <span className="model-presets">
            <PickerWord slot="presets" text={config.slots.presets} />
          </span>
          <TrainedOne />
          <ModelSentence />
        </>
      )}
    </div>
  );
}
