import { useLoomState } from "../../state/useStore";
import type { Place } from "../../viz/matrix/keys";
import { type PlotMotion, placeOf, shownLook } from "../../viz/matrix/plot";
import { useSignal } from "../../viz/matrix/signal";
import type { InspectState } from "./inspectState";
import { behind } from "./openings";
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
      {told && place ? (
        <>
          <b>{words.readout.cell(told)}</b>
          {shown.margins ? <span>{words.readout.margins(told)}</span> : null}
          {isPinned(pin, place) ? <WaysIn {...{ shown, place, isFollowing }} /> : null}
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

const isPinned = (pin: InspectState["pin"], place: Place): boolean =>
  pin.row === place.row && pin.column === place.column;

/** A pinned cell stands still long enough to go on from it: to its arithmetic, on the stage. */
function WaysIn({
  shown,
  place,
  isFollowing,
}: Pick<ReadoutProps, "shown" | "isFollowing"> & { place: Place }) {
  const { readout } = useInspectWords();
  const found = behind(shown, place);
  if (!isFollowing) return <span>{readout.noArithmetic}</span>;
  if (!found) return <span>{readout.isSum}</span>;
  const { cell, entropy, coverage } = found;
  const ways = [
    [cell.isItself ? readout.ways.itself : readout.ways.weight, cell.number],
    [readout.ways.entropy, entropy],
    [readout.ways.coverage, coverage],
  ] as const;
  return (
    <span className="ways-in">
      {readout.arithmetic}{" "}
      {ways.map(([text, number]) =>
        number === null ? null : (
          <button key={text} type="button" className="link" data-number={number}>
            {text}
          </button>
        ),
      )}
    </span>
  );
}
