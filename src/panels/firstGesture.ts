/** The reader's first gesture: what is large and not needed before it is fetched then. */
const GESTURES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

let gesture: Promise<void> | null = null;

/** Resolves at the first gesture after the first call, and at once for whoever asks later. */
export function firstGesture(): Promise<void> {
  gesture ??= new Promise((resolve) => {
    if (typeof window === "undefined") return;
    const once = (): void => {
      for (const name of GESTURES) window.removeEventListener(name, once, true);
      resolve();
    };
    for (const name of GESTURES) window.addEventListener(name, once, { capture: true, passive: true });
  });
  return gesture;
}
