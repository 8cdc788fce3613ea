/**
 * Keeps a part of a drawing as it is while only the numbers behind it stream by. The cloth is woven again at every
 * snapshot; the other parts cost as much each, tell no more at eight times a second than at one, and are drawn in
 * turn, each in a frame of its own.
 */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { takeTurn } from "../lib/turns";

export interface Pace {
  /** At least so long between two drawings; 0 draws at once, always. */
  readonly milliseconds: number;
  /** What the reader did: a change of any of these is drawn at once. The length never changes. */
  readonly urgent: readonly unknown[];
}

interface PacedProps extends Pace {
  readonly children: ReactNode;
}

export function Paced({ milliseconds, urgent, children }: PacedProps) {
  const newest = { children, urgent };
  const [shown, setShown] = useState(newest);
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  });
  const isStale = shown.children !== children;
  const cannotWait = milliseconds === 0 || urgent.some((value, i) => value !== shown.urgent[i]);
  if (isStale && cannotWait) setShown(newest);
  const waits = isStale && !cannotWait;
  useEffect(() => {
    if (!waits) return;
    let withdraw = () => {};
    const timer = setTimeout(() => {
      withdraw = takeTurn(() => setShown(latest.current));
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      withdraw();
    };
  }, [waits, milliseconds]);
  // The same element as before: React leaves all that is below it alone.
  return shown.children;
}
