/**
 * A step's equations. They come with the reader's first gesture; until then there is their room and, where the page
 * opens with the step, the same in plain text.
 */
import { type ReactNode, Suspense } from "react";
import type { StepId } from "../trace/steps";
import type { FormulaPlace } from "./formulas/place";
import { useFormulas } from "./lateFormulas";
import { PlainFormula } from "./PlainFormula";
import type { PanelProps } from "./panel";

export interface FormulasProps extends Pick<PanelProps, "focus" | "onFocus"> {
  readonly step: StepId;
  readonly place: FormulaPlace;
  /** Words between the switch and the equations: which layer, which reader. */
  readonly above: ReactNode;
  /** The same with the numbers in view, in one line. */
  readonly live: ReactNode;
  readonly plain?: string | undefined;
}

export function Formulas(props: FormulasProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Late {...props} />
    </Suspense>
  );
}

function Late(props: FormulasProps) {
  const formulas = useFormulas();
  return formulas ? <formulas.StepFormulas {...props} /> : <Waiting {...props} />;
}

function Waiting({ above, live, plain }: FormulasProps) {
  return (
    <>
      <div className="formula-bar" />
      {above}
      {plain === undefined ? null : <PlainFormula plain={plain} tall />}
      {live}
    </>
  );
}
