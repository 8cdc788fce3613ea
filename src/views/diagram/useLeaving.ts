/** Keeps what is no longer part of a drawing for as long as it fades. */
import { useEffect, useState } from "react";

/** As long as `--weave`. */
const FADE = 480;

interface Shown<T> {
  readonly scene: string;
  readonly items: ReadonlyMap<string, T>;
  readonly leaving: ReadonlyMap<string, T>;
  /** Whether anything has moved yet. */
  readonly moved: boolean;
}

/**
 * The items of the scene before that this one does not have, while they fade, and whether there was another scene
 * before. `scene` names the drawing: items that come and go within one are not kept.
 */
export function useLeaving<T>(
  items: ReadonlyMap<string, T>,
  scene: string,
): { readonly leaving: ReadonlyMap<string, T>; readonly moved: boolean } {
  const [shown, setShown] = useState<Shown<T>>({ scene, items, leaving: new Map(), moved: false });
  if (scene !== shown.scene) {
    const gone = [...shown.items].filter(([id]) => !items.has(id));
    setShown({ scene, items, leaving: new Map(gone), moved: true });
  } else if (items !== shown.items) setShown({ ...shown, items });
  const { leaving, moved } = shown;
  useEffect(() => {
    if (leaving.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, leaving: new Map() })), FADE);
    return () => clearTimeout(timer);
  }, [leaving]);
  return { leaving, moved };
}
