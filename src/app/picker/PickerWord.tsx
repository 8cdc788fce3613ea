import { lazy, Suspense, useId, useRef } from "react";
import type { Slot } from "../../i18n/sections/config";
import { useMessages } from "../../i18n/useMessages";
import { PickerPopover } from "./PickerPopover";

/** What the words open is loaded at the first gesture toward one of them: it is not part of the first paint. */
const loadPanel = () => import("./PickerPanel").then(({ PickerPanel }) => ({ default: PickerPanel }));
const PickerPanel = lazy(loadPanel);

/** A word of the sentence that opens what it could be instead. */
export function PickerWord({ slot, text }: { slot: Slot; text: string }) {
  const { config } = useMessages();
  const word = useRef<HTMLButtonElement>(null);
  const id = useId();
  const name = config.slots[slot];
  return (
    <>
      <button
        ref={word}
        type="button"
        className="pick"
        aria-label={name === text ? name : `${name}: ${text}`}
        title={name}
        aria-haspopup="dialog"
        popoverTarget={id}
        data-slot={slot}
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
      >
        {text}
      </button>
      <PickerPopover id={id} word={word} title={name}>
        {(close) => (
          <Suspense fallback={null}>
            <PickerPanel slot={slot} onDone={close} />
          </Suspense>
        )}
      </PickerPopover>
    </>
  );
}
