import { type RefCallback, useCallback, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The inside without its padding; scrollbars and borders are not part of it. */
function insideOf(element: HTMLElement): [width: number, height: number] {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  const sum = (...lengths: string[]): number =>
    lengths.reduce((all, length) => all + Number.parseFloat(length), 0);
  return [
    element.clientWidth - sum(paddingLeft, paddingRight),
    element.clientHeight - sum(paddingTop, paddingBottom),
  ];
}

/**
 * The size of an element's inside, kept up to date; null until it is measured. That is when it is put in place: what
 * depends on it is drawn before the browser paints the rest.
 */
export function useSize(): [ref: RefCallback<HTMLElement>, size: Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const take = (width: number, height: number): void => {
      const next = { width: Math.round(width), height: Math.round(height) };
      setSize((last) => (last?.width === next.width && last.height === next.height ? last : next));
    };
    take(...insideOf(element));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) take(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
