/**
 * The parts of a lesson stand one below the other, each as tall as its room: going to a part scrolls there, and where the
 * reader scrolls to another one, that one is open.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { holderOf } from "../shortcuts";

/** Scrolling past a part does not open it. */
const REST = 180;
/** Scrolling that no hand began within this time is the page's own. */
const RECENT = 1500;

/** A key that scrolls; others change what stands in a part, and where it grows or shrinks the column scrolls by itself. */
const SCROLLING = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Space"]);

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

  // What was revealed goes away when a question is asked again: the part that is open stays in view.
  useEffect(() => {
    const element = room.current;
    const section = element?.querySelector<HTMLElement>(`[data-part="${CSS.escape(current)}"]`);
    if (!element || !section) return;
    let height = section.offsetHeight;
    const observer = new ResizeObserver(() => {
      const shrank = section.offsetHeight < height;
      height = section.offsetHeight;
      const end = section.offsetTop + height - element.clientHeight;
      if (shrank && element.scrollTop > end) element.scrollTop = Math.max(section.offsetTop, end);
    });
    observer.observe(section);
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
    const press = ({ code, target }: KeyboardEvent): void => {
      if (SCROLLING.has(code) && holderOf(target) === "page") touch();
    };
    // On its own bar; a press on what stands in the column is none of scrolling.
    const grab = ({ target }: PointerEvent): void => {
      if (target === element) touch();
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
    element.addEventListener("wheel", touch, { passive: true });
    element.addEventListener("touchmove", touch, { passive: true });
    element.addEventListener("pointerdown", grab, { passive: true });
    element.addEventListener("keydown", press, { passive: true });
    // After the column's own listener, and for the way in from outside it too.
    addEventListener("keydown", tab);
    element.addEventListener("scroll", scroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("wheel", touch);
      element.removeEventListener("touchmove", touch);
      element.removeEventListener("pointerdown", grab);
      element.removeEventListener("keydown", press);
      removeEventListener("keydown", tab);
      element.removeEventListener("scroll", scroll);
    };
  }, [room, current, onReach]);
}
