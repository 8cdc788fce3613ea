/** The wiring's steps as tabs over the open one. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useMessages } from "../i18n/useMessages";
import type { StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { NoteSteps } from "./NoteSteps";

interface StepTabsProps {
  readonly trace: Trace;
  readonly step: StepId;
  readonly onPickStep: (step: StepId) => void;
  readonly children: ReactNode;
}

export function StepTabs({ trace, step, onPickStep, children }: StepTabsProps) {
  const { steps } = trace;
  const { panels } = useMessages();
  const id = useId();
  const tabs = useRef(new Map<string, HTMLButtonElement>());
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = steps.indexOf(step);
    const to = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1 : null;
    const next = to === null ? undefined : steps[to];
    if (!next || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onPickStep(next);
    tabs.current.get(next)?.focus();
  };
  return (
    <>
      <div className="step-tabs" role="tablist" aria-label={panels.ledger} onKeyDown={onKeyDown}>
        {steps.map((name, i) => (
          <button
            key={name}
            ref={(element) => {
              if (element) tabs.current.set(name, element);
            }}
            type="button"
            role="tab"
            id={`${id}${name}`}
            aria-selected={name === step}
            aria-controls={`${id}panel`}
            tabIndex={name === step ? 0 : -1}
            onClick={() => onPickStep(name)}
          >
            <span className="number">{i + 1}</span>
            {panels.steps[name].short}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${step}`}>
        <h3 className="step-head">
          {panels.steps[step].name}
          <NoteSteps trace={trace} step={step} />
        </h3>
        {children}
      </div>
    </>
  );
}
