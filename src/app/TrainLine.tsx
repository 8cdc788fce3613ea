import { useMessages } from "../i18n/useMessages";
import { lengthOf, walkOf } from "../state/position";
import { shownPosition, shownTrace } from "../state/store";
import { useLoom, useLoomState } from "../state/useStore";
import { spoken } from "./liveText";
import { percent } from "./numbers";

/** On a phone: where one stands and how training goes, in two short lines that open the training sheet. */
export function TrainLine() {
  const { train, app } = useMessages();
  const loom = useLoom();
  const word = useLoomState((state) =>
    spoken(shownTrace(state)?.output.tokens[shownPosition(state).row] ?? ""),
  );
  const place = useLoomState((state) => {
    const trace = shownTrace(state);
    if (!trace || lengthOf(walkOf(trace)) === 0) return "";
    const { row, step } = shownPosition(state);
    return `${row + 1} / ${trace.output.tokens.length}, ${app.stepOf(trace.steps.indexOf(step) + 1, trace.steps.length)}`;
  });
  const status = useLoomState((state) => state.session.status);
  const exact = useLoomState((state) => state.session.evaluation?.exact);
  const open = useLoomState((state) => state.ui.trainSheet);
  return (
    <button
      type="button"
      className="train-line"
      aria-expanded={open}
      onClick={() => loom.setUi({ trainSheet: !open })}
    >
      <span>
        <b className="tgt">{word}</b> {place}
      </span>
      <span className={`status-dot ${status}`}>
        {train.status[status]}
        {exact === undefined ? "" : `, ${percent(exact)}`}
      </span>
      <span className="visually-hidden">{train.open}</span>
    </button>
  );
}
