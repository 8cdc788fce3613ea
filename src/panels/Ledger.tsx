/**
 * The steps of the wiring in its own order: closed ones with their result in one line, the open one with its
 * whole arithmetic. As a list beside or below the loom, or, on a phone, as tabs over the open step.
 *
 * `step` is the open one; `onPickStep` asks for another. Focus is shared with the loom: `onFocus` replaces what
 * is touched, `onPin` adds to what is pinned.
 */
import { useMessages } from "../i18n/useMessages";
import type { StepId } from "../trace/steps";
import { sourceInView } from "../viz/focus";
import { useWidth } from "../viz/useWidth";
import { NoteSteps } from "./NoteSteps";
import { OpenPanel } from "./OpenPanel";
import type { PanelProps } from "./panel";
import { StepTabs } from "./StepTabs";
import { Summary } from "./Summary";

export interface LedgerProps extends Omit<PanelProps, "linked" | "width" | "tolerance"> {
  readonly tolerance?: number | undefined;
  readonly variant?: "list" | "tabs" | undefined;
  readonly onPickStep: (step: StepId) => void;
}

const INDENT = 22;

export function Ledger({ variant = "list", tolerance = 1e-5, onPickStep, ...place }: LedgerProps) {
  const { trace, step, row, column, focus } = place;
  const { panels } = useMessages();
  const [ref, width] = useWidth(variant === "tabs" ? 358 : 388);
  const linked = sourceInView(trace, row, step, column, focus);
  const props: PanelProps = { ...place, tolerance, linked, width: width - (variant === "tabs" ? 0 : INDENT) };
  if (variant === "tabs") {
    return (
      <section className="ledger tabs" aria-label={panels.ledger} ref={ref}>
        <StepTabs trace={trace} step={step} onPickStep={onPickStep}>
          <OpenPanel {...props} />
        </StepTabs>
      </section>
    );
  }
  return (
    <section className="ledger" aria-label={panels.ledger} ref={ref}>
      {trace.steps.map((id, i) =>
        id === step ? (
          <div key={id} className="step open" data-step={id}>
            <h3 className="step-head">
              <span className="number">{i + 1}</span>
              <span className="name step-name">{panels.steps[id].name}</span>
              <NoteSteps trace={trace} step={id} />
            </h3>
            <OpenPanel {...props} />
          </div>
        ) : (
          <ClosedStep key={id} {...props} step={id} number={i + 1} onPickStep={onPickStep} />
        ),
      )}
    </section>
  );
}

interface ClosedStepProps extends PanelProps {
  readonly number: number;
  readonly onPickStep: (step: StepId) => void;
}

function ClosedStep({ number, onPickStep, ...props }: ClosedStepProps) {
  const { step, onFocus } = props;
  const { panels } = useMessages();
  return (
    <button
      type="button"
      className="step closed"
      data-step={step}
      aria-expanded={false}
      onClick={() => onPickStep(step)}
      onPointerEnter={(event) => {
        if (event.pointerType !== "touch") onFocus({ step });
      }}
      onPointerLeave={() => onFocus({})}
    >
      <span className="number">{number}</span>
      <span className="name">{panels.steps[step].name}</span>
      <NoteSteps trace={props.trace} step={step} />
      <span className="summary">
        <Summary {...props} />
      </span>
    </button>
  );
}
