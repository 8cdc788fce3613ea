import { type RefObject, useCallback, useEffect } from "react";
import { useCommands } from "./commands";
import { holderOf, pressKey } from "./shortcuts";

/**
 * Listens for the page's keys. Gives back the way to the sentence box, which may first have to slide into view:
 * then `wanted` says that the focus is to follow.
 */
export function useShortcuts(
  sentence: RefObject<HTMLInputElement | null>,
  wanted: RefObject<boolean>,
): () => void {
  const commands = useCommands();
  const editSentence = useCallback(() => {
    const input = sentence.current;
    if (input?.checkVisibility()) {
      input.focus();
      input.select();
    } else {
      wanted.current = true;
      commands.loom.setUi({ pane: true });
    }
  }, [sentence, wanted, commands]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // What is open on top of the page closes first, by the browser's own means.
      if (event.code === "Escape" && document.querySelector(":popover-open")) return;
      if (pressKey(event, holderOf(event.target), commands, { editSentence })) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [commands, editSentence]);
  return editSentence;
}
