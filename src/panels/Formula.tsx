/**
 * A formula in symbols. KaTeX is half as large as the rest of the page, so it comes as its own chunk with the reader's
 * first gesture; until then the same formula stands there as plain text in a box of the same height, and nothing
 * moves when it arrives.
 */
import { lazy, Suspense } from "react";

const GESTURES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

function firstGesture(): Promise<void> {
  return new Promise((resolve) => {
    const once = (): void => {
      for (const gesture of GESTURES) window.removeEventListener(gesture, once, true);
      resolve();
    };
    for (const gesture of GESTURES) window.addEventListener(gesture, once, { capture: true, passive: true });
  });
}

const KatexFormula = lazy(async () => {
  await firstGesture();
  return { default: (await import("./KatexFormula")).KatexFormula };
});

export interface FormulaProps {
  /** TeX; `\htmlClass{src}{…}` gives a part its family's colour. */
  readonly tex: string;
  readonly plain: string;
  /** A displayed fraction needs two lines. */
  readonly tall?: boolean;
}

export function Formula({ tex, plain, tall = false }: FormulaProps) {
  return (
    <div className={tall ? "formula tall" : "formula"}>
      <Suspense fallback={<span className="math">{plain}</span>}>
        <KatexFormula tex={tall ? `\\displaystyle ${tex}` : tex} />
      </Suspense>
    </div>
  );
}
