/**
 * A formula in symbols. KaTeX comes as its own chunk after the first paint; until then the same formula stands
 * there as plain text in a box of the same height, so that nothing moves when it arrives.
 */
import { lazy, Suspense } from "react";

const KatexFormula = lazy(async () => ({ default: (await import("./KatexFormula")).KatexFormula }));

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
