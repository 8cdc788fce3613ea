import { useCallback, useMemo, useSyncExternalStore } from "react";

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  const subscribe = useCallback(
    (changed: () => void) => {
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [list],
  );
  return useSyncExternalStore(subscribe, () => list.matches);
}

export const PHONE = "(max-width: 767px)";
/** The page is as tall as the window, and its parts scroll for themselves. */
export const FIXED = "(min-width: 1120px)";
