/**
 * Keeps a part of a drawing as it is while only the numbers behind it stream by. The cloth is woven again at every
 * snapshot; strips and threads cost ten times as much to draw and tell no more at eight times a second than at two.
 */
import { type ReactNode, useEffect, useRef, useState } from "react";

interface PacedProps {
  /** Between two drawings; 0 draws at once, always. */
  readonly milliseconds: number;
  /** What the reader did: a change of any of these is drawn at once. The length never changes. */
  readonly urgent: readonly unknown[];
  readonly children: ReactNode;
}

interface Shown {
  readonly children: ReactNode;
  readonly urgent: readonly unknown[];
  readonly at: number;
}

export function Paced({ milliseconds, urgent, children }: PacedProps) {
  const shown = useRef<Shown | null>(null);
  const [, drawAgain] = useState(0);
  const last = shown.current;
  const now = performance.now();
  const wait = last ? last.at + milliseconds - now : 0;
  if (!last || wait <= 0 || urgent.some((value, i) => value !== last.urgent[i]))
    shown.current = { children, urgent, at: now };
  const isLate = shown.current?.children !== children;
  useEffect(() => {
    if (!isLate) return;
    const timer = setTimeout(() => drawAgain((count) => count + 1), Math.max(0, wait));
    return () => clearTimeout(timer);
  });
  // The same element as before: React leaves all that is below it alone.
  return shown.current?.children;
}
