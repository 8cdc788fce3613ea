/** Keeps what is no longer part of a drawing for as long as it fades. */
import { useEffect, useState } from "react";

/** As long as `--weave`. */
const FADE = 480;

interface Shown<T> {
  readonly scene: string;
  readonly items: ReadonlyMap<string, T>;
  readonly leaving: ReadonlyMap<string, T>;
  /** What the scene before had; null before there was one. */
  readonly before: ReadonlyMap<string, T> | null;
}

/**
 * The items of the scene before that this one does not have, while they fade, and all that it had. `scene` names the
 * drawing: items that come and go within one are not kept.
 */
export function useLeaving<T>(
  items: ReadonlyMap<string, T>,
  scene: string,
): Pick<Shown<T>, "leaving" | "before"> {
  const [shown, setShown] = useState<Shown<T>>({ scene, items, leaving: new Map(), before: null });
  if (scene !== shown.scene) {
    const gone = [...shown.items].filter(([id]) => !items.has(id));
    setShown({ scene, items, leaving: new Map(gone), before: shown.items });
  } else if (items !== shown.items) setShown({ ...shown, items });
  const { leaving, before } = shown;
  useEffect(() => {
    if (leaving.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, leaving: new Map() })), FADE);
    return () => clearTimeout(timer);
  }, [leaving]);
  return { leaving, before };
}
