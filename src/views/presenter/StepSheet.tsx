/** One step, large: what it does in a sentence, one line of arithmetic, and the numbers of every word. */
import type { ReactNode } from "react";
import { useMessages } from "../../i18n/useMessages";
import type { Rich } from "../../lib/rich";
import { WithSymbols } from "../../panels/WithSymbols";
import type { StepId } from "../../trace/steps";
import { NOTE_STEPS } from "../../trace/steps";
import type { Trace } from "../../trace/trace";
import type { Theme } from "../../viz/color";
import { STEP_BODIES } from "./stepBodies";

export interface StepSheetProps {
  readonly trace: Trace;
  readonly row: number;
  readonly step: StepId;
  readonly column: number;
  readonly linked: number;
  readonly theme: Theme;
  /** Room for strips, in px. */
  readonly width: number;
}

export function StepSheet(props: StepSheetProps) {
  const { trace, step } = props;
  const { panels } = useMessages();
  const notes = NOTE_STEPS[trace.model.wiring][step];
  const { say, line, body } = STEP_BODIES[step](props, panels);
  return (
    <>
      <h2>
        <span className="place">{trace.steps.indexOf(step) + 1}</span> {panels.steps[step].name}
        {notes.length > 0 ? <span className="note">{panels.note(notes)}</span> : null}
      </h2>
      <p className="say">
        <Said rich={say} />
      </p>
      <p className="line">{line}</p>
      {body}
    </>
  );
}

function Said({ rich }: { rich: Rich }): ReactNode {
  return rich.map((span, i) =>
    typeof span === "string" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
      <WithSymbols key={i} text={span} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have these
      <b key={i} className={span.family ?? undefined}>
        {span.text}
      </b>
    ),
  );
}
