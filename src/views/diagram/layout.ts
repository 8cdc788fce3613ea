/**
 * The diagram as numbers. Its bands stand in the wiring's order, so that a wiring in which the cell comes later has the
 * cell lower down. What belongs to a source word stands in that word's column.
 */
import type { StepId } from "../../trace/steps";
import type { Box } from "../../viz/strip";
import type { DiagramNode, Graph, NodeId } from "./graph";
import { type Band, bandsOf, type Row } from "./rows";
import { clamp, type Heading, headingOf, type Measure, sizeOf } from "./sizes";

export interface DiagramInput {
  readonly graph: Graph;
  readonly steps: readonly StepId[];
  readonly width: number;
  /** To aim for; what there is beyond the least goes to the strips of the source. */
  readonly height?: number | undefined;
  /** Columns of source positions in the order in which they are written; position j stands at `order[j]`. */
  readonly order: readonly number[];
}

export interface PlacedBand {
  readonly step: StepId;
  readonly y: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  /** Where its line of numbers runs, and where edges meet it from the side. */
  readonly middle: number;
  /** Counts rows from the top. */
  readonly row: number;
  readonly inGutter: boolean;
}

export interface DiagramLayout {
  readonly phone: boolean;
  readonly width: number;
  readonly height: number;
  readonly inset: number;
  readonly left: number;
  readonly right: number;
  readonly cw: number;
  /** x of every source position. */
  readonly centers: readonly number[];
  readonly bands: readonly PlacedBand[];
  readonly nodes: ReadonlyMap<NodeId, PlacedNode>;
  readonly heading: Heading;
  /** Height of a unit in the columns. */
  readonly unit: number;
  /** Top of every row, and the bottom of the last. */
  readonly rowTops: readonly number[];
}

/** Height of a step's name over a node in the gutter. */
const TITLE = 20;

/** A row that is wider than its room goes on in another one, before the function that ends it. */
function broken(row: Row, nodes: ReadonlyMap<NodeId, DiagramNode>, measure: Measure, room: number): Row[] {
  const widths = row.items.map((id) => widthOf(nodes.get(id), measure));
  const whole = widths.reduce((sum, width) => sum + width, 0) + gapOf(measure) * (row.items.length - 1);
  const at = row.items.findIndex((id, i) => i > 0 && nodes.get(id)?.kind === "function");
  if (whole <= room || at < 1) return [row];
  return [
    { gutter: row.gutter, items: row.items.slice(0, at) },
    { gutter: null, items: row.items.slice(at) },
  ];
}

const widthOf = (node: DiagramNode | undefined, measure: Measure): number =>
  node ? sizeOf(node, measure).width : 0;
const gapOf = ({ phone }: Measure): number => (phone ? 12 : 20);

/** Free height above a row. */
function above(row: Row, isFirst: boolean, phone: boolean): number {
  const [id] = row.items;
  if (id === "context") return phone ? 40 : 46;
  if (id === "weights") return 10;
  if (isFirst) return 21;
  if (id === undefined || !/states|embedded|source/.test(id)) return 17;
  return phone ? 4 : 6;
}

export function diagramLayout(input: DiagramInput): DiagramLayout {
  const least = place(input, 0.75);
  const lanes = input.graph.nodes.filter(({ kind }) => kind === "lane");
  const units = lanes.reduce((sum, { shape }) => sum + (shape[1] ?? 0), 0);
  const spare = (input.height ?? 620) - least.height;
  // Vectors of a few numbers, as in a note, are drawn larger.
  const most = Math.max(2, 44 / Math.max(1, ...lanes.map(({ shape }) => shape[1] ?? 1)));
  return spare > 0 && units > 0 ? place(input, clamp(0.75, 0.75 + spare / units, most)) : least;
}

function place({ graph, steps, width, order }: DiagramInput, unit: number): DiagramLayout {
  const phone = width < 520;
  const inset = phone ? 0 : 24;
  const gutter = phone ? 76 : 120;
  const left = inset + gutter + (phone ? 12 : 18);
  const right = width - inset - (phone ? 20 : 46);
  const count = Math.max(1, order.length);
  const cw = Math.min(72, (right - left) / count);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const heading = headingOf(byId.get("source")?.texts ?? [], cw);
  const measure: Measure = { phone, gutter, columns: cw * count, unit, heading };
  const nodes = new Map<NodeId, PlacedNode>();
  const bands: PlacedBand[] = [];
  const rowTops: number[] = [];
  let y = phone ? 4 : 8;
  const put = (id: NodeId, x: number, line: number, inGutter: boolean): void => {
    const node = byId.get(id);
    if (!node) return;
    const { width: own, height, middle } = sizeOf(node, measure);
    const fitted = inGutter ? Math.min(own, gutter - 4) : own;
    nodes.set(id, {
      x,
      y: line - middle,
      width: fitted,
      height,
      middle: line,
      row: rowTops.length - 1,
      inGutter,
    });
  };
  const drawRow = (row: Row, title: number): void => {
    const ids = [...row.items, ...(row.gutter ? [row.gutter] : [])];
    const sizes = ids.flatMap((id) => {
      const node = byId.get(id);
      return node ? [{ ...sizeOf(node, measure), lifted: id === row.gutter ? title : 0 }] : [];
    });
    const up = Math.max(...sizes.map(({ middle, lifted }) => middle + lifted));
    const down = Math.max(...sizes.map(({ height, middle }) => height - middle));
    rowTops.push(y);
    const line = y + up;
    if (row.gutter) put(row.gutter, inset, line, true);
    const widths = row.items.map((id) => widthOf(byId.get(id), measure));
    const whole = widths.reduce((sum, one) => sum + one, 0) + gapOf(measure) * (widths.length - 1);
    const isFunction = row.gutter !== null && byId.get(row.items[0] ?? "word")?.kind === "function";
    const isAligned = whole >= measure.columns - 1 && row.items.length === 1;
    const middle = Math.max(measure.columns, (right - left) * 0.8);
    let x = isFunction || isAligned ? left : left + Math.max(0, (middle - whole) / 2);
    row.items.forEach((id, i) => {
      put(id, x, line, false);
      x += (widths[i] ?? 0) + gapOf(measure);
    });
    y = line + down;
  };
  for (const { step, rows } of wrapped(bandsOf(graph, steps), byId, measure, right - left)) {
    const [first] = rows;
    if (bands.length > 0 && first) y += above(first, true, phone);
    const top = y;
    rows.forEach((row, i) => {
      if (i > 0) y += above(row, false, phone);
      drawRow(row, i === 0 && row.gutter ? TITLE : 0);
    });
    bands.push({ step, y: top, height: y - top });
  }
  rowTops.push(y);
  return {
    phone,
    width,
    height: y + (phone ? 10 : 14),
    inset,
    left,
    right,
    cw,
    centers: order.map((column) => left + cw * (column + 0.5)),
    bands,
    nodes,
    heading,
    unit,
    rowTops,
  };
}

function wrapped(
  bands: readonly Band[],
  nodes: ReadonlyMap<NodeId, DiagramNode>,
  measure: Measure,
  room: number,
): readonly Band[] {
  return bands.map(({ step, rows }) => ({
    step,
    rows: rows.flatMap((row) => broken(row, nodes, measure, room)),
  }));
}
