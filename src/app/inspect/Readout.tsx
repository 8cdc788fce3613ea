import { useLoomState } from "../../state/useStore";
import { type PlotMotion, placeOf, shownLook } from "../../viz/matrix/plot";
import { useSignal } from "../../viz/matrix/signal";
import type { InspectState } from "./inspectState";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";
import { readoutTold } from "./words";

interface ReadoutProps {
  readonly shown: Shown;
  readonly motion: PlotMotion;
  readonly pin: InspectState["pin"];
  /** These are the numbers of the model on the stage, not of a file or kept ones. */
  readonly isFollowing: boolean;
  /** Says what one can do while nothing is pointed at. */
  readonly hint: boolean;
}

/** The one place where the cell that is pointed at is told with all of its digits. */
export function Readout({ shown, motion, pin, isFollowing, hint }: ReadoutProps) {
  const words = useInspectWords();
  const pointed = useSignal(motion.look);
  const look = shownLook(pointed, pin);
  const isTraining = useLoomState(({ session }) => session.status === "training");
  const { rows, columns } = shown.matrix;
  const place = placeOf(look);
  const isInside = place !== null && place.row < rows.length && place.column < columns.length;
  const told = isInside ? readoutTold(shown, place) : null;
  return (
    <div className="inspect-readout" data-readout>
      {told ? (
        <>
          <b>{words.readout.cell(told)}</b>
          {shown.margins ? <span>{words.readout.margins(told)}</span> : null}
          {isTraining && isFollowing && pointed === look ? <span>{words.readout.held}</span> : null}
        </>
      ) : hint ? (
        <>
          <span>{words.readout.hint}</span>
          <span>{words.zoom.hint}</span>
        </>
      ) : null}
    </div>
  );
}
