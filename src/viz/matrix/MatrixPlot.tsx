/**
 * A matrix that one can move, zoom, point at and walk through by keys. Cells are elements up to 2,000 of them, painted
 * above that; over either lies one grid for pointers and keys, whose single cell is the one that has the focus.
 */
import { type KeyboardEvent, useId, useMemo, useRef } from "react";
import { decimals, full } from "../format";
import { revealCell, wholeExtent, zoomExtent } from "./extent";
import { moveByKey, type Place } from "./keys";
import { MatrixBrackets } from "./MatrixBrackets";
import { MatrixCanvas } from "./MatrixCanvas";
import { MatrixElements } from "./MatrixElements";
import { MatrixFrames, MatrixWashes, MatrixWords } from "./MatrixMarks";
import {
  isLarge,
  type Look,
  NOTHING,
  type Pin,
  type Plot,
  type PlotLabels,
  type PlotMotion,
  shownLook,
} from "./plot";
import { useSignal } from "./signal";
import { coarsenessOf, screenDensity } from "./tiles";
import { useGestures } from "./useGestures";

interface MatrixPlotProps {
  readonly plot: Plot;
  readonly motion: PlotMotion;
  readonly pin: Pin;
  readonly labels: PlotLabels;
  /** Brackets that are folded into one column, by their place in the sentence; each is a column of `plot` now. */
  readonly folded: readonly { readonly index: number; readonly column: number; readonly text: string }[];
  /** The places of the brackets that are drawn, in the sentence. */
  readonly bracketIndices: readonly number[];
  readonly onPin: (look: Look) => void;
  readonly onFold: (index: number) => void;
  /** A cell was reached by keys: it is to be said. */
  readonly onSay: (place: Place) => void;
}

export function MatrixPlot(props: MatrixPlotProps) {
  const { plot, motion, pin, labels, onPin } = props;
  const { width, height } = plot.frame;
  const surface = useRef<HTMLDivElement>(null);
  useGestures(surface, plot, motion, onPin);
  return (
    <div className="matrix-plot" style={{ width, height }}>
      <MatrixWashes plot={plot} motion={motion} pin={pin} />
      {isLarge(plot.matrix) ? (
        <MatrixCanvas plot={plot} motion={motion} />
      ) : (
        <MatrixElements plot={plot} motion={motion} />
      )}
      <MarginNames plot={plot} labels={labels} />
      <PooledNote plot={plot} motion={motion} labels={labels} />
      <MatrixFrames plot={plot} motion={motion} pin={pin} />
      <div className="matrix-surface" ref={surface}>
        <FocusGrid {...props} />
        <MatrixWords plot={plot} motion={motion} pin={pin} />
      </div>
      <MatrixBrackets {...props} />
    </div>
  );
}

function MarginNames({ plot, labels }: { plot: Plot; labels: PlotLabels }) {
  if (!plot.margins) return null;
  const { frame } = plot;
  const { plot: room } = frame;
  const one = room.y + room.height + 8 + frame.coverageBar / 2;
  return (
    <svg className="matrix-layer" width={frame.width} height={frame.height} aria-hidden="true">
      <line className="coverage-one" x1={room.x} x2={room.x + room.width + 4} y1={one} y2={one} />
      <text className="margin-name" x={room.x + room.width + 8} y={one + 4}>
        1
      </text>
      <text className="margin-name end" x={room.x - 8} y={one + 4}>
        {labels.coverage}
      </text>
      <EntropyScale plot={plot} name={labels.entropy} />
    </svg>
  );
}

/** Where a row that looks at all columns alike would end, with its bits. */
function EntropyScale({ plot: { frame, input }, name }: { plot: Plot; name: string }) {
  const { plot: room } = frame;
  const bottom = room.y + room.height;
  const end = room.x + room.width + 8 + frame.entropyBar;
  return (
    <>
      <line className="coverage-one" x1={end} x2={end} y1={room.y} y2={bottom + 2} />
      <text
        className="margin-name end"
        x={Math.min(end + 12, frame.width)}
        y={bottom + 14}
        data-entropy-scale
      >
        {decimals(Math.log2(Math.max(2, input.columns)), 2)}
      </text>
      <text
        className="margin-name end"
        x={Math.min(room.x + room.width + 84, frame.width)}
        y={bottom + frame.coverageBar + 20}
      >
        {name}
      </text>
    </>
  );
}

/** Where a pixel stands for several cells, how many. */
function PooledNote({ plot, motion, labels }: Pick<MatrixPlotProps, "plot" | "motion" | "labels">) {
  const { cell } = plot.layout(useSignal(motion.extent));
  const { rows, columns } = coarsenessOf(cell, screenDensity());
  if (!isLarge(plot.matrix) || rows * columns === 1) return null;
  const { plot: room } = plot.frame;
  return (
    <p
      className="pooled-note"
      style={{ left: room.x, top: room.y + room.height + plot.frame.coverageBar + 22 }}
    >
      {labels.pooled(rows, columns)}
    </p>
  );
}

/** One cell has the focus; where it is said to the reader's software. */
function FocusGrid({ plot, motion, pin, labels, onPin, onSay }: MatrixPlotProps) {
  const id = useId();
  const look = shownLook(useSignal(motion.look), pin);
  const { rows, columns } = plot.input;
  const place: Place = {
    row: Math.max(0, Math.min(rows - 1, look.row ?? 0)),
    column: Math.max(0, Math.min(columns - 1, look.column ?? 0)),
  };
  const value = plot.matrix.numbers[place.row * columns + place.column] ?? Number.NaN;
  // Small matrices have their numbers on their cells.
  const weight = isLarge(plot.matrix) ? { "data-weight": full(value) } : {};
  const position = useMemo(() => plot.frame.plot, [plot]);

  const goTo = (next: Place): void => {
    motion.look.set(next);
    motion.extent.set(revealCell(motion.extent.get(), next.row, next.column, plot.input));
    onSay(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const extent = motion.extent.get();
    const page = Math.floor(Math.min(10, extent.bottom - extent.top));
    const next = moveByKey(event, place, plot.input, page);
    const middle = { x: place.column + 0.5, y: place.row + 0.5 };
    if (next) goTo(next);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "Enter" || event.key === " ") onPin(place);
    else if (event.key === "+" || event.key === "=")
      motion.extent.set(zoomExtent(extent, 1.5, middle, plot.input));
    else if (event.key === "-") motion.extent.set(zoomExtent(extent, 1 / 1.5, middle, plot.input));
    else if (event.key === "0") motion.extent.set(wholeExtent(plot.input));
    else if (event.key === "Escape" && (pin.row !== null || pin.column !== null)) onPin(NOTHING);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the whole table stands beside it; this is the walk through it
    <div
      role="grid"
      className="matrix-grid"
      tabIndex={0}
      aria-label={labels.grid}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={`${id}cell`}
      style={{ left: position.x, top: position.y, width: position.width, height: position.height }}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (motion.look.get().row === null) motion.look.set(place);
        onSay(place);
      }}
      onBlur={() => motion.look.set(NOTHING)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its cell */}
      <div role="row" aria-rowindex={place.row + 1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <div
          role="gridcell"
          id={`${id}cell`}
          className="visually-hidden"
          aria-colindex={place.column + 1}
          aria-selected={pin.row === place.row && pin.column === place.column}
          data-row={place.row}
          data-column={place.column}
          {...weight}
        >
          {labels.cell(place.row, place.column)}
        </div>
      </div>
    </div>
  );
}
