import { useId, useRef } from "react";
import { useMessages } from "../../i18n/useMessages";
import { useLoomState } from "../../state/useStore";
import { ModelSentence, TrainedOne } from "./ModelSentence";
import { PickerPopover } from "./PickerPopover";
import { PickerWord } from "./PickerWord";

/** On a phone: the model's names in one line, which opens the sentence in a sheet. */
export function ModelSheet() {
  const { config } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const word = useRef<HTMLButtonElement>(null);
  const id = useId();
  const short = config.short(scene);
  return (
    <>
      <button
        ref={word}
        type="button"
        className="pick model-short"
        aria-label={`${config.change}: ${short}`}
        aria-haspopup="dialog"
        popoverTarget={id}
      >
        {short}
      </button>
      <PickerPopover id={id} word={word} title={config.change} className="model-sheet">
        {() => (
          <>
            <ModelSentence />
            <p className="model-sentence">
              <PickerWord slot="presets" text={config.slots.presets} />
              <TrainedOne />
            </p>
          </>
        )}
      </PickerPopover>
    </>
  );
}
