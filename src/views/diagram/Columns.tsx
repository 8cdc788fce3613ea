/** What stands in the source words' columns: words, strips of every layer, scores, weights, and the threads of the sum. */
import { useMemo } from "react";
import { row as rowOf } from "../../trace/tensors";
import type { Theme } from "../../viz/color";
import { ranked } from "../../viz/focus";
import { decimals, full, inCell } from "../../viz/format";
import { ribbonLayout } from "../../viz/loom";
import { Strips } from "../../viz/Strips";
import type { Strip } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import type { DiagramNode } from "./graph";
import type { DiagramLayout, PlacedNode } from "./layout";
import type { Scales } from "./NodeDrawing";
import { Symbols } from "./Symbols";

export interface ColumnsProps {
  readonly node: DiagramNode;
  readonly place: PlacedNode;
  readonly layout: DiagramLayout;
  readonly theme: Theme;
  readonly scales: Scales;
  readonly linked: number;
  /** Positions up to this one are read. */
  readonly encoded: number;
  readonly reversed: boolean;
  readonly sourceLanguage: string | null;
}

export function Columns(props: ColumnsProps) {
  switch (props.node.kind) {
    case "words":
      return <Words {...props} />;
    case "lane":
      return <Lane {...props} />;
    case "numbers":
      return <Numbers {...props} />;
    default:
      return null;
  }
}

/** x of a position from the node's own left edge. */
const at = ({ layout, place }: ColumnsProps, j: number): number => (layout.centers[j] ?? 0) - place.x;

function Words(props: ColumnsProps) {
  const { node, layout, linked, reversed, sourceLanguage } = props;
  const { mode, size, height } = layout.heading;
  return node.texts.map((token, j) => {
    const { text, special } = tokenText(token);
    const x = at(props, j);
    const letters = mode === "stacked" && !special ? Array.from(text) : [text];
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        key={j}
        className={`dg-token ${special ? "special" : "fill-src"}${j === linked ? " linked" : ""}${mode === "turned" ? " turned" : ""}`}
        fontSize={size}
        lang={special ? undefined : (sourceLanguage ?? undefined)}
        {...(mode === "turned"
          ? { transform: `translate(${x + 3} ${height - 4}) rotate(-48)` }
          : { x, y: height - 7 })}
      >
        {letters.length === 1
          ? text
          : letters.map((letter, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: letters have no identity but their place
              <tspan key={i} x={x} y={height - 5 - (letters.length - 1 - i) * 13}>
                {letter}
              </tspan>
            ))}
        {reversed ? (
          <tspan className="dg-index" dy="-6">
            {" "}
            {j + 1}
          </tspan>
        ) : null}
      </text>
    );
  });
}

const MEMORY_SHARE = 0.36;

function Lane(props: ColumnsProps) {
  const { node, place, layout, theme, scales, encoded } = props;
  const { values, memories, shape } = node;
  const strips = useMemo(() => {
    if (!values) return [];
    const [count = 0, size = 1] = shape;
    const thickness = Math.max(3, Math.min(20, layout.cw - (layout.phone ? 5 : 14)));
    const memory = memories ? thickness * MEMORY_SHARE : 0;
    const unit = (place.height - 3) / size;
    return Array.from({ length: count }, (_, j): Strip[] => {
      const x = (layout.centers[j] ?? 0) - place.x - thickness / 2;
      const base = { y: 3, unit, gap: 0, direction: "column" as const };
      const own = { shape, axes: [], data: values };
      return [
        {
          values: rowOf(own, j),
          place: { ...base, x, thickness: thickness - (memory > 0 ? memory + 1 : 0) },
          domain: node.id === "embedded" ? scales.embedded : scales.states,
        },
        ...(memories
          ? [
              {
                values: rowOf({ ...own, data: memories }, j),
                place: { ...base, x: x + thickness - memory, thickness: memory },
                domain: scales.memories,
              },
            ]
          : []),
      ];
    });
  }, [values, memories, shape, layout, place, scales, node.id]);
  return (
    <>
      {strips.map((own, j) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        <g key={j} opacity={j <= encoded ? 1 : 0.3}>
          <Strips strips={own} theme={theme} />
          <rect
            className="fill-src"
            x={own[0]?.place.x ?? 0}
            y={0}
            width={(own.at(-1)?.place.x ?? 0) + (own.at(-1)?.place.thickness ?? 0) - (own[0]?.place.x ?? 0)}
            height={1.5}
          />
        </g>
      ))}
      {node.way ? <path className="dg-way" d={wayOf(props)} /> : null}
    </>
  );
}

/** Ways that pass other words run below the others, which may go the opposite way. */
const PASSING = 4.5;

/** A head before every strip that is read after another, on the side from which the reading comes. */
function wayOf(props: ColumnsProps): string {
  const { node, place, layout } = props;
  const count = node.shape[0] ?? 0;
  const half = Math.max(3, Math.min(20, layout.cw - (layout.phone ? 5 : 14))) / 2;
  const heads: string[] = [];
  for (let k = 1; k < count; k++) {
    const [from, to] = node.way === "forward" ? [k - 1, k] : [k, k - 1];
    const [x1, x2] = [at(props, from), at(props, to)];
    const way = x2 > x1 ? 1 : -1;
    const middle = place.height / 2 + (Math.abs(x2 - x1) > layout.cw * 1.5 ? PASSING : 0);
    const end = x2 - way * (half + 1.5);
    const start = x1 + way * (half + 1.5);
    const line = (end - start) * way > 8 ? `M${start} ${middle}H${end - way * 4}` : "";
    heads.push(`${line}M${end} ${middle}l${-way * 4} -2.4v4.8z`);
  }
  return heads.join("");
}

function Numbers(props: ColumnsProps) {
  const { node, layout, linked } = props;
  const values = node.values ?? new Float32Array();
  const isWeights = node.id === "weights";
  const largest = ranked(values).slice(0, 3);
  const narrow = layout.cw < 34;
  return Array.from(values, (value, j) => {
    if (narrow && j !== linked && !largest.includes(j)) return null;
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        key={j}
        className={`dg-number${isWeights ? " fill-ctx" : ""}${isWeights && value > 0.05 ? " heavy" : ""}${j === linked ? " linked" : ""}`}
        fontSize={narrow ? 10 : 12}
        x={at(props, j)}
        y={14}
        data-number={node.opens === null ? undefined : `${node.opens}.${j}`}
        {...{ [isWeights ? "data-weight" : "data-score"]: full(value) }}
      >
        {isWeights ? inCell(value) : decimals(value, narrow ? 1 : 2)}
      </text>
    );
  });
}

/** The name left of a row of columns. */
export function ColumnsName({ node, place, layout }: Pick<ColumnsProps, "node" | "place" | "layout">) {
  // On a phone the step's name takes the room left of a row of numbers.
  const isCrowded = layout.phone && node.kind === "numbers";
  if (node.kind === "words" || node.symbols.length === 0 || isCrowded) return null;
  const size = node.shape.at(-1) ?? 0;
  const isLane = node.kind === "lane";
  return (
    <text
      className={`dg-name end fill-${node.family ?? "ink"}`}
      x={layout.left - (layout.phone ? 14 : 22)}
      y={place.middle + 4}
    >
      <Symbols symbols={node.symbols} />
      {isLane && !layout.phone ? <tspan className="dg-shape"> {size}</tspan> : null}
    </text>
  );
}

interface ThreadsProps {
  readonly weights: Float32Array;
  readonly layout: DiagramLayout;
  readonly from: PlacedNode;
  readonly context: PlacedNode;
  readonly linked: number;
  /** Weights under a Gaussian may sum to less than one. */
  readonly least: number;
}

/** As wide as its weight, from every column to the context. */
export function Threads({ weights, layout, from, context, linked, least }: ThreadsProps) {
  const ribbons = useMemo(
    () =>
      ribbonLayout(
        weights,
        layout.centers,
        { x: context.x + context.width / 2, width: layout.phone ? 26 : 38 },
        from.y + from.height + 1,
        context.y + 13,
        least,
      ),
    [weights, layout, from, context, least],
  );
  return ribbons.map(({ source, width, d, thin }) => (
    <path
      key={source}
      className={`${thin ? "dg-hair" : "dg-ribbon"}${source === linked ? " linked" : ""}`}
      d={d}
      {...(thin ? { strokeWidth: Math.max(width, 0.6).toFixed(2) } : {})}
    />
  ));
}
