import { isWhole, wholeExtent, zoomExtent } from "../../viz/matrix/extent";
import { isLarge, type PlotMotion } from "../../viz/matrix/plot";
import { useSignal } from "../../viz/matrix/signal";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";

/** Buttons for what pointers do, and which part is seen. */
export function ZoomBar({ shown, motion }: { shown: Shown; motion: PlotMotion }) {
  const { zoom } = useInspectWords();
  const extent = useSignal(motion.extent);
  const size = { rows: shown.matrix.rows.length, columns: shown.matrix.columns.length };
  const whole = isWhole(extent, size);
  const middle = { x: (extent.left + extent.right) / 2, y: (extent.top + extent.bottom) / 2 };
  const by = (factor: number) => (): void =>
    motion.extent.set(zoomExtent(motion.extent.get(), factor, middle, size));
  const range = (from: number, to: number): string => `${Math.floor(from) + 1}–${Math.ceil(to)}`;
  return (
    <fieldset className="zoom-bar" aria-label={zoom.label}>
      <button type="button" className="framed" aria-label={zoom.closer} title={zoom.closer} onClick={by(1.5)}>
        +
      </button>
      <button
        type="button"
        className="framed"
        aria-label={zoom.farther}
        title={zoom.farther}
        disabled={whole}
        onClick={by(1 / 1.5)}
      >
        −
      </button>
      <button
        type="button"
        className="link"
        disabled={whole}
        onClick={() => motion.extent.set(wholeExtent(size))}
      >
        {zoom.whole}
      </button>
      {whole && !isLarge(shown.matrix) ? null : (
        <span className="quiet" data-seen>
          {zoom.seen(range(extent.top, extent.bottom), range(extent.left, extent.right))}
        </span>
      )}
    </fieldset>
  );
}
