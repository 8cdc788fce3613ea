/**
 * A formula in symbols. KaTeX is half as large as the rest of the page, so it comes as its own chunk with the reader's
 * first gesture; until then the same formula stands there as plain text in a box of the same height, and nothing
 * moves when it arrives.
 */
import { type ComponentType, lazy, Suspense } from "react";

const GESTURES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

export function firstGesture(): Promise<void> {
  return new Promise((resolve) => {
    const once = (): void => {
      for (const gesture of GESTURES) window.removeEventListener(gesture, once, true);
      resolve();
    };
    for (const gesture of GESTURES) window.addEventListener(gesture, once, { capture: true, passive: true });
  });
}

export interface FormulaProps {
  /** TeX; `\htmlClass{src}{…}` gives a part its family's colour. */
  readonly tex: string;
  /** The same for now: letters with indices in `_{…}`. */
  readonly plain: string;
  /** A displayed fraction needs two lines. */
  readonly tall?: boolean;
}

/** `a_{1} + b` becomes a, its index 1 set low, and + b: every second part of the split is an index. */
function PlainFormula({ plain }: { plain: string }) {
  const parts = plain.split(/_\{([^}]*)\}/);
  return (
    <span className="math">
      {parts.map((part, i) => {
        const key = `${i}-${part}`;
        return i % 2 === 0 ? <Upright key={key} text={part} /> : <sub key={key}>{part}</sub>;
      })}
    </span>
  );
}

type Typeset = ComponentType<{ readonly tex: string; readonly plain: string }>;

/** Where the chunk cannot be had, the plain formula stays. */
const TypesetFormula = lazy(async (): Promise<{ default: Typeset }> => {
  await firstGesture();
  try {
    return { default: (await import("./KatexFormula")).KatexFormula };
  } catch {
    return { default: PlainFormula };
  }
});

/** Names of functions stand upright between the letters, as in print. */
function Upright({ text }: { text: string }) {
  return text.split(/([a-z]{2,})/).map((part, i) => {
    const key = `${i}-${part}`;
    return i % 2 === 0 ? (
      part
    ) : (
      <span key={key} className="function-name">
        {part}
      </span>
    );
  });
}

export function Formula({ tex, plain, tall = false }: FormulaProps) {
  return (
    <div className={tall ? "formula tall" : "formula"}>
      <Suspense fallback={<PlainFormula plain={plain} />}>
        <TypesetFormula tex={tall ? `\\displaystyle ${tex}` : tex} plain={plain} />
      </Suspense>
    </div>
  );
}
