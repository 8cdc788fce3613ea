/** What answers to the pointer and to pins: washes below the matrix, frames above it, the words in full. */
import type { CSSProperties } from "react";
import { CUT } from "./labels";
import type { MatrixLayout } from "./layout";
import { type Look, labelOf, type Pin, type Plot, type PlotMotion, shownLook } from "./plot";
import { useSignal } from "./signal";

interface MarksProps {
  readonly plot: Plot;
  readonly motion: PlotMotion;
  readonly pin: Pin;
}

function useMarks({ plot, motion, pin }: MarksProps): { layout: MatrixLayout; look: Look } {
  const layout = plot.layout(useSignal(motion.extent));
  const look = shownLook(useSignal(motion.look), pin);
  return { layout, look };
}

/** A stretch of an axis within the plot, null where nothing of it is seen. */
function stretch(from: number, to: number, low: number, high: number): readonly [number, number] | null {
  const [a, b] = [Math.max(from, low), Math.min(to, high)];
  return b > a ? [a, b] : null;
}

function stretches(layout: MatrixLayout, { row, column }: Look) {
  const { plot } = layout.frame;
  return {
    across:
      column === null ? null : stretch(layout.x(column), layout.x(column + 1), plot.x, plot.x + plot.width),
    down: row === null ? null : stretch(layout.y(row), layout.y(row + 1), plot.y, plot.y + plot.height),
  };
}

export function MatrixWashes(props: MarksProps) {
  const { layout, look } = useMarks(props);
  const { frame } = props.plot;
  const { across, down } = stretches(layout, look);
  return (
    <svg className="matrix-layer" width={frame.width} height={frame.height} aria-hidden="true">
      {across ? (
        <rect
          className="column-wash"
          x={across[0]}
          y={frame.bracketDepth}
          width={across[1] - across[0]}
          height={frame.height - frame.bracketDepth - 12}
        />
      ) : null}
      {down ? (
        <rect
          className="row-wash-line"
          x={0}
          y={down[0]}
          width={frame.plot.x + frame.plot.width + 8 + frame.entropyBar}
          height={down[1] - down[0]}
        />
      ) : null}
    </svg>
  );
}

export function MatrixFrames(props: MarksProps) {
  const { layout, look } = useMarks(props);
  const brush = useSignal(props.motion.brush);
  const { frame } = props.plot;
  const { plot } = frame;
  const { across, down } = stretches(layout, look);
  const pinned = stretches(layout, props.pin);
  return (
    <svg className="matrix-layer frames" width={frame.width} height={frame.height} aria-hidden="true">
      {[pinned, { across, down }].map(({ across: x, down: y }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pinned ones, then the ones pointed at
        <g key={i} className={i === 0 ? "pinned" : "looked"}>
          {x ? (
            <rect className="column-frame" x={x[0]} y={plot.y} width={x[1] - x[0]} height={plot.height} />
          ) : null}
          {y ? (
            <rect className="row-frame" x={plot.x} y={y[0]} width={plot.width} height={y[1] - y[0]} />
          ) : null}
        </g>
      ))}
      {across && down ? (
        <rect
          className="cell-frame"
          x={across[0]}
          y={down[0]}
          width={across[1] - across[0]}
          height={down[1] - down[0]}
        />
      ) : null}
      {brush ? (
        <rect
          className="brush"
          x={Math.min(brush.x, brush.toX)}
          y={Math.min(brush.y, brush.toY)}
          width={Math.abs(brush.x - brush.toX)}
          height={Math.abs(brush.y - brush.toY)}
        />
      ) : null}
    </svg>
  );
}

/** Over its own label where that lies flat, else beside the column, away from the nearer edge. */
function besideColumn(
  layout: MatrixLayout,
  column: number,
  [from, to]: readonly [number, number],
): CSSProperties {
  const { frame } = layout;
  const bottom = frame.height - frame.plot.y + 2;
  const isFlat = layout.columnLabels.some(({ index, mode }) => index === column && mode === "flat");
  if (isFlat) return { bottom, left: (from + to) / 2, transform: "translateX(-50%)" };
  const isLate = (from + to) / 2 > frame.plot.x + frame.plot.width / 2;
  return isLate ? { bottom, right: frame.width - to } : { bottom, left: from };
}

/** The words of the row and the column in full, over their labels, however those were turned, cut or left out. */
export function MatrixWords(props: MarksProps) {
  const { layout, look } = useMarks(props);
  const { frame, matrix } = props.plot;
  const { across, down } = stretches(layout, look);
  const row = look.row === null ? undefined : matrix.rows[look.row];
  const column = look.column === null ? undefined : matrix.columns[look.column];
  const top: CSSProperties = {
    top: down ? (down[0] + down[1]) / 2 : 0,
    right: frame.width - frame.plot.x + 4,
  };
  const placed = across && look.column !== null ? besideColumn(layout, look.column, across) : {};
  // A label that stands there in full needs no second one.
  const isThere = layout.columnLabels.some(
    ({ index, mode, text }) => index === look.column && mode === "upright" && !text.endsWith(CUT),
  );
  return (
    <>
      {down && row ? (
        <bdi className="full-word row" style={top}>
          {labelOf(row)}
        </bdi>
      ) : null}
      {across && column && !isThere ? (
        <bdi className="full-word column" style={placed}>
          {labelOf(column)}
        </bdi>
      ) : null}
    </>
  );
}
