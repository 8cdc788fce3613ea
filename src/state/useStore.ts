/** The one place where the store meets React. */
import { createContext, startTransition, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { present } from "../lib/assert";
import { takeTurn } from "../lib/turns";
import { effectiveSpot, type Spot } from "./focus";
import type { Loom, LoomState } from "./store";

export const LoomContext = createContext<Loom | null>(null);

export function useLoom(): Loom {
  return present(useContext(LoomContext), "a LoomContext around the page");
}

/** A part of the state; the component draws again when it changes. */
export function useLoomState<T>(select: (state: LoomState) => T): T {
  return useStore(useLoom().store, select);
}

/** What is pointed at or pinned; the same object until it changes. */
export function useSpot(): Spot {
  const focus = useLoomState((state) => state.focus);
  return useMemo(() => effectiveSpot(focus), [focus]);
}

/**
 * A part of the state that streams by while the model trains, looked at no more often than every so many milliseconds:
 * for drawings that would cost more than they tell at sixty a second. Each is drawn in a frame of its own, which it
 * waits for by `wait`. At rest, and where the reader stops or lets go of the stream, every change is taken up at once.
 */
export function useThrottledLoomState<T>(
  select: (state: LoomState) => T,
  milliseconds: number,
  wait: (look: () => void) => () => void = takeTurn,
): T {
  const { store } = useLoom();
  const [value, setValue] = useState(() => select(store.getState()));
  useEffect(() => {
    /** Withdraws the look that is to come. */
    let withdraw: (() => void) | null = null;
    let looked = 0;
    const look = (): void => {
      withdraw?.();
      withdraw = null;
      looked = performance.now();
      const take = (): void => setValue(() => select(store.getState()));
      // A transition is drawn in slices, so that a stream of them never stands in the way of a key or a scroll.
      if (store.getState().session.status === "training") startTransition(take);
      else take();
    };
    const lookInTurn = (): void => {
      withdraw = wait(look);
    };
    look();
    const unsubscribe = store.subscribe(({ session, held }, before) => {
      if (session.status !== "training" || held !== before.held) {
        look();
      } else if (withdraw === null) {
        const timer = setTimeout(lookInTurn, looked + milliseconds - performance.now());
        withdraw = () => clearTimeout(timer);
      }
    });
    return () => {
      unsubscribe();
      withdraw?.();
    };
  }, [store, select, milliseconds, wait]);
  return value;
}
