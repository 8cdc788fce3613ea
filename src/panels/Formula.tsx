/**
 * A formula in TeX. KaTeX is half as large as the rest of the page, so it comes as its own chunk with the reader's
 * first gesture; until then the same formula stands there as plain text in a box of the same height, and nothing
 * moves when it arrives.
 */
import { type ComponentType, lazy, Suspense } from "react";
import type { Focus } from "../viz/focus";
import { firstGesture } from "./firstGesture";
import { plainOf } from "./formulas/tex";
import { PlainText } from "./PlainFormula";

export interface FormulaProps {
  /** TeX; its terms say what they stand for (`formulas/tex.ts`). */
  readonly tex: string;
  /** A displayed fraction needs two lines. */
  readonly tall?: boolean | undefined;
  /** What is touched: the terms that stand for it are marked. */
  readonly focus?: Focus | undefined;
}

type Typeset = ComponentType<{ readonly tex: string; readonly focus?: Focus | undefined }>;

/** Where the chunk cannot be had, the plain formula stays. */
const TypesetFormula = lazy(async (): Promise<{ default: Typeset }> => {
  await firstGesture();
  try {
    return { default: (await import("./KatexFormula")).KatexFormula };
  } catch {
    return { default: ({ tex }) => <PlainText plain={plainOf(tex)} /> };
  }
});

export function Formula({ tex, tall = false, focus }: FormulaProps) {
  return (
    <div className={tall ? "formula tall" : "formula"}>
      <Suspense fallback={<PlainText plain={plainOf(tex)} />}>
        <TypesetFormula tex={tall ? `\\displaystyle ${tex}` : tex} focus={focus} />
      </Suspense>
    </div>
  );
}
