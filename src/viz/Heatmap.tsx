/**
 * The cloth: rows are output words, columns are source words, and every cell is in the document with its
 * weight. Rows that are not woven yet show the warp through a dashed frame and a very faint colour.
 */
import { type CSSProperties, type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from "react";
import { rankIn } from "../lib/rank";
import { writtenAt } from "../trace/anatomy";
import { type Trace, tensorOf } from "../trace/trace";
import type { Focus } from "./focus";
import { full, onStage } from "./format";
import { type Cell, type CellPlace, heatmapLayout, moveInGrid } from "./heatmap";
import type { LoomLabels } from "./loomLabels";
import type { LoomView } from "./loomView";
import { tokenText } from "./token";

interface HeatmapProps {
  readonly view: LoomView;
  readonly onFocus: (focus: Focus) => void;
  readonly onPin: (focus: Focus) => void;
}

const keyOf = ({ row, column }: CellPlace): string => `${row},${column}`;

export function Heatmap({ view, onFocus, onPin }: HeatmapProps) {
  const { trace, layout, labels, theme, flip, row, woven, linked, focus } = view;
  const tensor = tensorOf(trace, "weights");
  const rows = trace.output.tokens.length;
  const columns = layout.centers.length;
  const cells = useMemo(
    () =>
      heatmapLayout({
        weights: tensor.data,
        rows,
        centers: layout.centers,
        cw: layout.cw,
        top: layout.y.cloth,
        rowHeight: layout.rowHeight,
        theme,
        flip,
        numbers: layout.cellNumbers,
      }),
    [tensor, rows, layout, theme, flip],
  );
  const elements = useRef(new Map<string, SVGGElement>());
  const register = useCallback((element: SVGGElement | null) => {
    const key = element?.dataset.key;
    if (element && key !== undefined) elements.current.set(key, element);
  }, []);
  const [place, setPlace] = useState<CellPlace | null>(null);
  const roving = {
    row: Math.min(place?.row ?? row, rows - 1),
    column: Math.min(place?.column ?? linked, columns - 1),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys go from column to column as they are seen.
    const seen = { ...roving, column: writtenAt(trace, roving.column) };
    const moved = moveInGrid(event.key, seen, rows, columns, event.ctrlKey || event.metaKey);
    const next = moved && { ...moved, column: writtenAt(trace, moved.column) };
    if (next) {
      setPlace(next);
      elements.current.get(keyOf(next))?.focus();
      onFocus({ target: next.row, source: next.column });
    } else if (event.key === "Enter") {
      onPin({ target: roving.row, source: roving.column });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const named = useMemo(() => cellNames(trace, labels, cells), [trace, labels, cells]);
  const framed = focus.target ?? row;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no table
    <g
      role="grid"
      aria-label={labels.grid}
      aria-rowcount={rows}
      aria-colcount={columns}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const { row, column } = (event.target as SVGElement).dataset;
        if (row !== undefined && column !== undefined) setPlace({ row: Number(row), column: Number(column) });
      }}
      tabIndex={-1}
    >
      {cells.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
        // biome-ignore lint/a11y/useSemanticElements: SVG has no table
        <g key={i} role="row" aria-rowindex={i + 1} aria-selected={i === row}>
          {line.map((cell) => (
            <HeatmapCell
              key={cell.column}
              {...cell}
              woven={i < woven}
              name={named[i]?.[cell.column] ?? ""}
              tab={i === roving.row && cell.column === roving.column}
              register={register}
            />
          ))}
        </g>
      ))}
      <rect
        className="row-frame"
        x={layout.gx}
        y={layout.y.cloth + row * layout.rowHeight}
        width={layout.cw * columns}
        height={layout.rowHeight}
      />
      <rect
        className="cell-frame"
        x={(layout.centers[linked] ?? 0) - layout.cw / 2}
        y={layout.y.cloth + framed * layout.rowHeight}
        width={layout.cw}
        height={layout.rowHeight}
      />
    </g>
  );
}

/** Accessible names: "red looks at rouge: 0.829, rank 1 of 9". */
function cellNames(trace: Trace, labels: LoomLabels, cells: readonly (readonly Cell[])[]): string[][] {
  return cells.map((line, i) => {
    const weights = line.map((cell) => cell.weight);
    const output = tokenText(trace.output.tokens[i] ?? "").text;
    return line.map(({ column, weight }) =>
      labels.cell({
        output,
        source: tokenText(trace.source.tokens[column] ?? "").text,
        // As it stands in the cell, so that who sees it and says it is understood.
        value: onStage(weight),
        rank: rankIn(weights, column),
        count: line.length,
      }),
    );
  });
}

interface HeatmapCellProps extends Cell {
  readonly woven: boolean;
  readonly name: string;
  readonly tab: boolean;
  readonly register: (element: SVGGElement | null) => void;
}

const HeatmapCell = memo(function HeatmapCell(props: HeatmapCellProps) {
  const { row, column, weight, x, y, width, height, fill, ink, text, woven, name, tab, register } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no table
    <g
      ref={register}
      role="gridcell"
      tabIndex={tab ? 0 : -1}
      aria-label={name}
      className={woven ? "cell woven" : "cell"}
      data-key={keyOf({ row, column })}
      data-row={row}
      data-column={column}
      data-weight={full(weight)}
    >
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={fill}
        style={{ "--turn": (column / 12).toFixed(3) } as CSSProperties}
      />
      {woven && text ? (
        <text x={x + width / 2} y={y + height / 2 + 4} style={{ fill: ink }}>
          {text}
        </text>
      ) : null}
    </g>
  );
});
