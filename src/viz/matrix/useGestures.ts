/**
 * Pointer and wheel over a matrix: hover looks, a click pins, a drag draws a brush to zoom into, with Shift (or a finger)
 * it moves, two fingers or Ctrl and the wheel zoom, the wheel alone moves what does not fit.
 */
import { type RefObject, useEffect, useRef } from "react";
import { brushExtent, isWhole, panExtent, zoomExtent } from "./extent";
import { cellAt } from "./layout";
import { type Look, NOTHING, type Plot, type PlotMotion } from "./plot";

interface Point {
  readonly x: number;
  readonly y: number;
}

type Drag =
  | { readonly kind: "press"; readonly at: Point; readonly moves: boolean }
  | { readonly kind: "brush"; readonly at: Point }
  | { readonly kind: "pan"; readonly at: Point }
  | null;

/** A press that moves less than this is a click. */
const STILL = 4;

/** What is pointed at: a cell, a row by its label or margin, a column by its label or margin. */
export function lookAt(plot: Plot, motion: PlotMotion, { x, y }: Point): Look {
  const layout = plot.layout(motion.extent.get());
  const cell = cellAt(layout, x, y);
  if (cell) return cell;
  const { plot: room } = plot.frame;
  const isBeside = y >= room.y && y < room.y + room.height;
  const isAbove = x >= room.x && x < room.x + room.width && y >= plot.frame.bracketDepth;
  const row = isBeside ? Math.floor(layout.y.invert(y)) : null;
  const column = isAbove ? Math.floor(layout.x.invert(x)) : null;
  return row === null && column === null ? NOTHING : { row, column };
}

export function useGestures(
  element: RefObject<HTMLElement | null>,
  plot: Plot,
  motion: PlotMotion,
  onPin: (look: Look) => void,
): void {
  const latest = useRef({ plot, motion, onPin });
  useEffect(() => {
    latest.current = { plot, motion, onPin };
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let drag: Drag = null;
    /** Where the pointer rests, for what is under it is another cell after a move or zoom; null while keys lead. */
    let rests: Point | null = null;
    const fingers = new Map<number, Point>();

    const pointOf = (event: { clientX: number; clientY: number }): Point => {
      const box = target.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const inCells = (point: Point): Point => {
      const { plot: now, motion: moving } = latest.current;
      const { x, y } = now.layout(moving.extent.get());
      return { x: x.invert(point.x), y: y.invert(point.y) };
    };
    const pan = (from: Point, to: Point): void => {
      const { plot: now, motion: moving } = latest.current;
      const extent = moving.extent.get();
      const { cell } = now.layout(extent);
      moving.extent.set(
        panExtent(extent, (from.x - to.x) / cell.width, (from.y - to.y) / cell.height, now.input),
      );
    };
    const zoom = (factor: number, at: Point): void => {
      const { plot: now, motion: moving } = latest.current;
      moving.extent.set(zoomExtent(moving.extent.get(), factor, inCells(at), now.input));
    };

    const onDown = (event: PointerEvent): void => {
      if (event.button > 1) return;
      const at = pointOf(event);
      if (event.pointerType === "touch") fingers.set(event.pointerId, at);
      target.setPointerCapture(event.pointerId);
      drag = {
        kind: "press",
        at,
        moves: event.shiftKey || event.button === 1 || event.pointerType === "touch",
      };
    };
    const onMove = (event: PointerEvent): void => {
      const at = pointOf(event);
      const { plot: now, motion: moving } = latest.current;
      rests = at;
      if (fingers.size === 2) {
        pinch(event.pointerId, at);
        return;
      }
      if (drag?.kind === "press" && Math.hypot(at.x - drag.at.x, at.y - drag.at.y) >= STILL)
        drag = { kind: drag.moves ? "pan" : "brush", at: drag.at };
      if (drag?.kind === "pan") {
        pan(drag.at, at);
        drag = { kind: "pan", at };
      } else if (drag?.kind === "brush") {
        moving.brush.set({ x: drag.at.x, y: drag.at.y, toX: at.x, toY: at.y });
      } else {
        moving.look.set(lookAt(now, moving, at));
      }
    };
    const pinch = (id: number, at: Point): void => {
      const before = [...fingers.values()];
      fingers.set(id, at);
      const after = [...fingers.values()];
      const [a, b] = [spread(before), spread(after)];
      drag = null;
      pan(a.middle, b.middle);
      if (a.distance > 0) zoom(b.distance / a.distance, b.middle);
    };
    const onUp = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      const { plot: now, motion: moving, onPin: pin } = latest.current;
      const at = pointOf(event);
      if (drag?.kind === "brush") {
        moving.extent.set(brushExtent(inCells(drag.at), inCells(at), now.input));
      } else if (drag?.kind === "press" && event.type === "pointerup") {
        const look = lookAt(now, moving, at);
        moving.look.set(event.pointerType === "touch" ? NOTHING : look);
        if (look.row !== null || look.column !== null) pin(look);
      }
      moving.brush.set(null);
      drag = null;
    };
    const onLeave = (): void => {
      rests = null;
      latest.current.motion.look.set(NOTHING);
    };
    const onKey = (): void => {
      rests = null;
    };
    const onWheel = (event: WheelEvent): void => {
      const { plot: now, motion: moving } = latest.current;
      rests = pointOf(event);
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.1 : 0.005)), rests);
        return;
      }
      if (isWhole(moving.extent.get(), now.input)) return;
      const before = moving.extent.get();
      const scale = event.deltaMode === 1 ? 20 : 1;
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      pan({ x: dx * scale, y: dy * scale }, { x: 0, y: 0 });
      const after = moving.extent.get();
      // At its edge the matrix lets the page scroll.
      if (after.left !== before.left || after.top !== before.top) event.preventDefault();
    };
    const onDouble = (event: MouseEvent): void => zoom(2, pointOf(event));

    // A finger scrolls the page past a whole matrix, and moves within one that is not whole.
    const onExtent = (): void => {
      const { plot: now, motion: moving } = latest.current;
      if (rests) moving.look.set(lookAt(now, moving, rests));
      target.style.touchAction = isWhole(moving.extent.get(), now.input) ? "pan-y" : "none";
    };
    const unsubscribe = motion.extent.subscribe(onExtent);
    onExtent();
    target.addEventListener("pointerdown", onDown);
    target.addEventListener("pointermove", onMove);
    target.addEventListener("pointerup", onUp);
    target.addEventListener("pointercancel", onUp);
    target.addEventListener("pointerleave", onLeave);
    target.addEventListener("keydown", onKey);
    target.addEventListener("wheel", onWheel, { passive: false });
    target.addEventListener("dblclick", onDouble);
    return () => {
      unsubscribe();
      target.removeEventListener("pointerdown", onDown);
      target.removeEventListener("pointermove", onMove);
      target.removeEventListener("pointerup", onUp);
      target.removeEventListener("pointercancel", onUp);
      target.removeEventListener("pointerleave", onLeave);
      target.removeEventListener("keydown", onKey);
      target.removeEventListener("wheel", onWheel);
      target.removeEventListener("dblclick", onDouble);
    };
  }, [element, motion]);
}

function spread([a, b]: readonly Point[]): { readonly middle: Point; readonly distance: number } {
  if (!a || !b) return { middle: a ?? { x: 0, y: 0 }, distance: 0 };
  return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.hypot(a.x - b.x, a.y - b.y) };
}
