/** The width of an element, kept up to date. Until it is measured, and on the server, it is `first`. */
import { type RefCallback, useCallback, useState } from "react";

export function useWidth(first: number): [ref: RefCallback<HTMLElement>, width: number] {
  const [width, setWidth] = useState(first);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    setWidth(Math.round(element.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
