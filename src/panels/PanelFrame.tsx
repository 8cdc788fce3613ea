/** What every open step has: a sentence, a formula, the same with numbers, a drawing, a check, and its tensors. */
import { Fragment, type ReactNode, Suspense } from "react";
import type { Rich } from "../lib/rich";
import type { StepId } from "../trace/steps";
import { TENSOR_NAMES, TENSORS, type TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import type { CheckLineProps } from "./CheckLine";
import { isResultByHand } from "./changedByHand";
import { Formulas } from "./Formulas";
import type { FormulaPlace } from "./formulas/place";
import { useCheck } from "./lateCheck";
import { spotOfNumber } from "./numberSpot";
import type { PanelProps } from "./panel";
import { WithSymbols } from "./WithSymbols";

interface PanelFrameProps extends PanelProps {
  readonly say: Rich;
  /** What the equations have in view beside trace, row and source word. */
  readonly place: Omit<FormulaPlace, "trace" | "row" | "source">;
  /** Above the equations: what is read, which layer, which reader. */
  readonly above?: ReactNode;
  readonly live: ReactNode;
  /** The equation until it is typeset, where the page opens with it. */
  readonly plain?: string | undefined;
  readonly drawing: ReactNode;
  readonly numbers: ReactNode;
  readonly reuse: string;
}

export function PanelFrame(props: PanelFrameProps) {
  const { trace, step, row, column, linked, focus, onFocus, tolerance } = props;
  const { say, place, above, live, plain, drawing, numbers, reuse } = props;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the numbers in it, which are buttons
    <div
      className="panel"
      data-step-panel={step}
      data-touched={focus.tensor}
      // A number that the keyboard has come to marks what it stands for, as the pointer on a term does.
      onFocus={({ target }) => {
        const { number } = target.dataset;
        if (number && target.matches(":focus-visible")) onFocus(spotOfNumber(number));
      }}
      onBlur={({ target }) => {
        if (target.dataset.number) onFocus({});
      }}
    >
      <p className="say">
        <Say rich={say} />
      </p>
      <div className="formulas">
        <Formulas
          step={step}
          place={{ trace, row, source: linked, ...place }}
          above={above}
          // A number by hand is not what the line would say it is.
          live={isResultByHand(trace, step, row) ? null : live}
          plain={plain}
          focus={focus}
          onFocus={onFocus}
        />
      </div>
      <div className="drawing">{drawing}</div>
      <Suspense fallback={<p className="check">{"\u00a0"}</p>}>
        <LateCheckLine
          trace={trace}
          step={step}
          row={row}
          column={step === "encode" ? linked : column}
          tolerance={tolerance}
        />
      </Suspense>
      <p className="reuse">
        <WithSymbols text={reuse} />
      </p>
      <TensorList trace={trace} names={tensorsOf(trace, step)} />
      {numbers}
    </div>
  );
}

function tensorsOf(trace: Trace, step: PanelProps["step"]): TensorName[] {
  // A context that no weighted sum made is part of what is joined.
  const stepOf = (name: TensorName): StepId =>
    trace.steps.includes(TENSORS[name].step) ? TENSORS[name].step : "concat";
  return TENSOR_NAMES.filter((name) => stepOf(name) === step && trace.tensors[name]);
}

/** The tensors that the step makes, with their shapes: the words that code and files use. */
function TensorList({ trace, names }: { trace: Trace; names: readonly TensorName[] }) {
  return (
    <p className="tensors">
      {names.map((name, i) => (
        <Fragment key={name}>
          {i > 0 ? " · " : null}
          <code>
            {name}
            <span className="shape"> [{trace.tensors[name]?.shape.join(", ")}]</span>
          </code>
        </Fragment>
      ))}
    </p>
  );
}

/** The float64 arithmetic behind it comes late; until then its line stands empty. */
function LateCheckLine(props: CheckLineProps) {
  const check = useCheck();
  return check ? <check.CheckLine {...props} /> : null;
}

/** The panel's sentence: coloured words, and symbols between them. */
function Say({ rich }: { rich: Rich }) {
  return rich.map((span, i) =>
    typeof span === "string" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
      <WithSymbols key={i} text={span} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
      <b key={i} className={span.family ?? undefined}>
        {span.text}
      </b>
    ),
  );
}
