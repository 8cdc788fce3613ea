/** The one place where the store meets React. */
import { createContext, startTransition, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { present } from "../lib/assert";
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
 * A part of the state, looked at no more often than every so many milliseconds: for drawings that would cost
 * more than they tell at sixty a second. The last change always arrives.
 */
export function useThrottledLoomState<T>(select: (state: LoomState) => T, milliseconds: number): T {
  const { store } = useLoom();
  const [value, setValue] = useState(() => select(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looked = 0;
    const look = (): void => {
      timer = undefined;
      looked = performance.now();
      // A transition is drawn in slices, so that it never stands in the way of a key or a scroll.
      startTransition(() => setValue(() => select(store.getState())));
    };
    look();
    const unsubscribe = store.subscribe(() => {
      if (timer !== undefined) return;
      const wait = looked + milliseconds - performance.now();
      if (wait <= 0) look();
      else timer = setTimeout(look, wait);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, select, milliseconds]);
  return value;
}
