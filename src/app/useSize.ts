import { type RefCallback, useCallback, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element's inside, kept up to date; null until it is measured. */
export function useSize(): [ref: RefCallback<HTMLElement>, size: Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const next = {
        width: Math.round(entry.contentRect.width),
        height: Math.round(entry.contentRect.height),
      };
      setSize((last) => (last?.width === next.width && last.height === next.height ? last : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
