/** Whether a step's numbers agree with the same in float64. */
import { useMemo } from "react";
import { checkStep } from "../arithmetic/checkStep";
import { useMessages } from "../i18n/useMessages";
import { inLedger, scientific } from "../viz/format";
import { isChangedByHand } from "./changedByHand";
import type { PanelProps } from "./panel";

export type CheckLineProps = Pick<PanelProps, "trace" | "step" | "row" | "column" | "tolerance">;

export function CheckLine({ trace, step, row, column, tolerance }: CheckLineProps) {
  const { panels } = useMessages();
  const check = useMemo(
    () => checkStep(trace, step, row, column, tolerance),
    [trace, step, row, column, tolerance],
  );
  if (isChangedByHand(trace, step, row)) return <p className="check">{panels.changedByHand}</p>;
  if (!check) return null;
  const difference = check.difference < 0.01 ? scientific(check.difference) : inLedger(check.difference);
  if (!check.pass) {
    const [model, again] = [inLedger(check.model), inLedger(check.again)];
    return (
      <p className="check failed" data-check="failed">
        {panels.checkFailed({ difference, model, again })}
      </p>
    );
  }
  return (
    <p className="check" data-check="passed">
      <Tick />
      {panels.check({ difference, what: step === "concat" && !trace.parameters ? "joined" : "result" })}
    </p>
  );
}

export function Tick() {
  return (
    <svg className="tick" width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
      <path d="M2 7l3 3l6-7" />
    </svg>
  );
}
