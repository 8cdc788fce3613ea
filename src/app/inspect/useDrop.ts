import { type DragEvent, useEffect, useState } from "react";
import { openMatrix } from "./open";
import { useInspectWords } from "./useInspectWords";

/** A paste that goes into a box for text is that box's own. */
const isBox = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input:not([type=range], [type=checkbox]), textarea") !== null;

/** Files and text that are dropped on the screen, or pasted anywhere in it. */
export function useDrop() {
  const { open } = useInspectWords();
  const [isOver, setOver] = useState(false);
  const { pasted } = open;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      if (!data || isBox(event.target)) return;
      const [file] = data.files;
      const text = data.getData("text/plain");
      if (file) void openMatrix(file, file.name, "first");
      else if (text.trim() !== "") void openMatrix(text, pasted, "first");
      else return;
      event.preventDefault();
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, [pasted]);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent): void => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent): void => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent): void => {
        event.preventDefault();
        setOver(false);
        const [first, second] = event.dataTransfer.files;
        const isSecond = (event.target as Element).closest(".inspect-map.second") !== null;
        if (first) {
          void openMatrix(first, first.name, isSecond ? "second" : "first").then(() =>
            second ? openMatrix(second, second.name, "second") : undefined,
          );
          return;
        }
        const text = event.dataTransfer.getData("text/plain");
        if (text.trim() !== "") void openMatrix(text, pasted, isSecond ? "second" : "first");
      },
    },
  };
}
