/** Page Down or ] goes on, Page Up or [ goes back; a part taller than its room is first read to its end. */
import { type RefObject, useEffect } from "react";
import { useLoom } from "../../state/useStore";
import { holderOf } from "../shortcuts";

const PAGE = 0.85;
const SLACK = 8;

/** Whether a page more of this part was to be seen. */
function readOn(room: HTMLElement | null, current: string, way: 1 | -1): boolean {
  const section = room?.querySelector<HTMLElement>(`[data-part="${CSS.escape(current)}"]`);
  if (!room || !section || room.clientHeight === 0) return false;
  const above = room.scrollTop - section.offsetTop;
  const below = section.offsetTop + section.offsetHeight - (room.scrollTop + room.clientHeight);
  const left = way > 0 ? below : above;
  if (left <= SLACK) return false;
  room.scrollBy({ top: way * Math.min(left, room.clientHeight * PAGE) });
  return true;
}

export function useLessonKeys(
  room: RefObject<HTMLElement | null>,
  current: string,
  onMove: (way: 1 | -1) => void,
): void {
  const loom = useLoom();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { code } = event;
      const { help, handout, singleKeys } = loom.store.getState().ui;
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const holder = holderOf(event.target);
      if (help || handout || event.shiftKey || holder === "text") return;
      const isPage = code === "PageDown" || code === "PageUp";
      const isBracket = singleKeys && (code === "BracketRight" || code === "BracketLeft");
      if (!isBracket && !(isPage && holder !== "slider")) return;
      event.preventDefault();
      const way = code === "PageDown" || code === "BracketRight" ? 1 : -1;
      if (isPage && readOn(room.current, current, way)) return;
      if (!event.repeat) onMove(way);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [loom, room, current, onMove]);
}
