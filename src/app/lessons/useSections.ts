/**
 * The parts of a lesson stand one below the other, each as tall as its room: going to a part scrolls there, and where the
 * reader scrolls to another one, that one is open.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Scrolling past a part does not open it. */
const REST = 180;
/** Scrolling that no hand began within this time is the page's own. */
const RECENT = 1500;

const INPUTS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

export function useSections(
  room: RefObject<HTMLElement | null>,
  current: string,
  onReach: (id: string) => void,
): void {
  /** What is open because it was scrolled to, and needs no scrolling. */
  const reached = useRef<string | null>(null);

  useLayoutEffect(() => {
    // What had the focus in the part before has it no more; the keys go on scrolling the column.
    const holder = document.activeElement?.closest<HTMLElement>("[data-part]");
    if (holder && holder.dataset.part !== current && room.current?.contains(holder))
      room.current.focus({ preventScroll: true });
    const section = room.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(current)}"]`);
    if (section && reached.current !== current && room.current) room.current.scrollTop = section.offsetTop;
    reached.current = null;
  }, [room, current]);

  // In a room of another size the open part stands at its top again.
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let width = element.clientWidth;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width && element.clientHeight === height) return;
      width = element.clientWidth;
      height = element.clientHeight;
      const section = element.querySelector<HTMLElement>(`[data-part="${CSS.escape(current)}"]`);
      if (section && height > 0) element.scrollTop = section.offsetTop;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [room, current]);

  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let touched = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touch = (): void => {
      touched = performance.now();
    };
    // Where the focus goes the column follows: that is no reading on.
    const tab = ({ code }: KeyboardEvent): void => {
      if (code !== "Tab") return;
      clearTimeout(timer);
      touched = Number.NEGATIVE_INFINITY;
    };
    const look = (): void => {
      const middle = element.scrollTop + element.clientHeight / 2;
      const here = [...element.querySelectorAll<HTMLElement>("[data-part]")].find(
        (section) => section.offsetTop <= middle && middle < section.offsetTop + section.offsetHeight,
      );
      const id = here?.dataset.part;
      if (id === undefined || id === current) return;
      reached.current = id;
      onReach(id);
    };
    const scroll = (): void => {
      clearTimeout(timer);
      if (performance.now() - touched < RECENT) timer = setTimeout(look, REST);
    };
    for (const input of INPUTS) element.addEventListener(input, touch, { passive: true });
    // After the column's own listener, and for the way in from outside it too.
    addEventListener("keydown", tab);
    element.addEventListener("scroll", scroll, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const input of INPUTS) element.removeEventListener(input, touch);
      removeEventListener("keydown", tab);
      element.removeEventListener("scroll", scroll);
    };
  }, [room, current, onReach]);
}
