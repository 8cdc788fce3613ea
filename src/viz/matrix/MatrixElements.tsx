/** A small matrix as SVG: every cell is in the document with its number. */
import { memo } from "react";
import { inkOn } from "../color";
import { full, inCell } from "../format";
import { fillOf, goldOn } from "./colours";
import { type LabelPlace, LETTER_HEIGHT, TURN } from "./labels";
import type { MatrixLayout } from "./layout";
import { barGap, barSize, coverageLength } from "./paint";
import type { Plot, PlotMotion } from "./plot";
import { useSignal } from "./signal";

interface MatrixElementsProps {
  readonly plot: Plot;
  readonly motion: PlotMotion;
}

export const MatrixElements = memo(function MatrixElements({ plot, motion }: MatrixElementsProps) {
  const layout = plot.layout(useSignal(motion.extent));
  const { width, height, plot: room } = plot.frame;
  const rows = Array.from(
    { length: layout.seen.endRow - layout.seen.firstRow },
    (_, i) => layout.seen.firstRow + i,
  );
  return (
    <svg className="matrix-elements" width={width} height={height} aria-hidden="true">
      <svg
        x={room.x}
        y={room.y}
        width={room.width}
        height={room.height}
        viewBox={`${room.x} ${room.y} ${room.width} ${room.height}`}
        className="matrix-clip"
        aria-hidden="true"
      >
        {rows.map((row) => (
          <CellRow key={row} row={row} plot={plot} layout={layout} />
        ))}
      </svg>
      {layout.rowLabels.map((place) => (
        <text
          key={place.index}
          className={plot.matrix.rows[place.index]?.special ? "row-label special" : "row-label fill-tgt"}
          x={place.x}
          y={place.y}
          style={{ fontSize: place.size }}
        >
          {place.text}
        </text>
      ))}
      {layout.columnLabels.map((place) => (
        <ColumnLabel
          key={place.index}
          place={place}
          special={plot.matrix.columns[place.index]?.special ?? false}
        />
      ))}
      <MarginBars plot={plot} layout={layout} />
    </svg>
  );
});

interface CellRowProps {
  readonly row: number;
  readonly plot: Plot;
  readonly layout: MatrixLayout;
}

const CellRow = memo(function CellRow({ row, plot, layout }: CellRowProps) {
  const { firstColumn, endColumn } = layout.seen;
  const { columns } = plot.input;
  const { width, height } = layout.cell;
  const y = layout.y(row);
  const seam = layout.seam;
  return (
    <g>
      {Array.from({ length: endColumn - firstColumn }, (_, i) => {
        const column = firstColumn + i;
        const key = row * columns + column;
        const value = plot.matrix.numbers[key] ?? Number.NaN;
        const fill = fillOf(value, plot.scale);
        const x = layout.x(column);
        const sure = plot.gold.get(key);
        return (
          <g key={column} data-row={row} data-column={column} data-weight={full(value)}>
            <rect
              x={x + seam / 2}
              y={y + seam / 2}
              width={Math.max(0, width - seam)}
              height={Math.max(0, height - seam)}
              fill={fill ?? "none"}
              className={fill === null ? "left-out" : undefined}
            />
            {sure === undefined || Math.min(width, height) < 5 ? null : (
              <rect
                className={sure ? "gold" : "gold possible"}
                x={x + 2.5}
                y={y + 2.5}
                width={width - 5}
                height={height - 5}
                stroke={goldOn(fill, plot.scale.theme)}
              />
            )}
            {layout.numbers && fill !== null ? (
              <text x={x + width / 2} y={y + height / 2 + 4} style={{ fill: inkOn(fill) }}>
                {inCell(value)}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
});

function ColumnLabel({ place, special }: { place: LabelPlace; special: boolean }) {
  const { mode, x, y, text, letters } = place;
  const className = `column-label ${mode} ${special ? "special" : "fill-src"}`;
  if (mode === "upright")
    return (
      <text className={className}>
        {letters.map((letter, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: letters of a word have no other name than their place
          <tspan key={i} x={x} y={y - (letters.length - 1 - i) * LETTER_HEIGHT}>
            {letter}
          </tspan>
        ))}
      </text>
    );
  const turn = mode === "turned" ? -TURN : mode === "sideways" ? -90 : 0;
  return (
    <text className={className} x={x} y={y} transform={turn === 0 ? undefined : `rotate(${turn} ${x} ${y})`}>
      {text}
    </text>
  );
}

function MarginBars({ plot, layout }: { plot: Plot; layout: MatrixLayout }) {
  const { margins, frame } = plot;
  if (!margins) return null;
  const { firstRow, endRow, firstColumn, endColumn } = layout.seen;
  const { plot: room } = frame;
  const most = Math.log2(Math.max(2, plot.input.columns));
  const right = room.x + room.width + 8;
  const bottom = room.y + room.height + 8;
  return (
    <g className="margin-bars">
      {margins.entropies.slice(firstRow, endRow).map((bits, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          key={i}
          x={right}
          y={layout.y(firstRow + i) + barGap(layout.cell.height)}
          width={(bits / most) * frame.entropyBar}
          height={barSize(layout.cell.height)}
        />
      ))}
      {margins.coverages.slice(firstColumn, endColumn).map((coverage, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          key={i}
          x={layout.x(firstColumn + i) + barGap(layout.cell.width)}
          y={bottom}
          width={barSize(layout.cell.width)}
          height={coverageLength(coverage, frame.coverageBar)}
        />
      ))}
    </g>
  );
}
