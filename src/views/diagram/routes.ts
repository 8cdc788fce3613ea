/** The ways of the edges between placed nodes: level and upright lines with rounded corners, none through a node's row. */
import type { DiagramEdge, Graph, NodeId } from "./graph";
import type { DiagramLayout, PlacedNode } from "./layout";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Route {
  readonly edge: DiagramEdge;
  /** SVG path; empty where the columns themselves carry it. */
  readonly d: string;
  readonly head: string;
  /** Where its shape is written. */
  readonly label: Point;
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** A way through these points, its corners rounded. */
export function wayThrough(points: readonly Point[], radius = 5): string {
  const [start, ...rest] = points;
  if (!start) return "";
  let d = `M${round(start.x)} ${round(start.y)}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    const before = points[i] ?? start;
    if (!next) {
      d += `L${round(point.x)} ${round(point.y)}`;
      return;
    }
    const toward = (to: Point): Point => {
      const length = Math.hypot(to.x - point.x, to.y - point.y);
      const r = length > 0 ? Math.min(radius, length / 2) / length : 0;
      return { x: point.x + (to.x - point.x) * r, y: point.y + (to.y - point.y) * r };
    };
    const [a, b] = [toward(before), toward(next)];
    d += `L${round(a.x)} ${round(a.y)}Q${round(point.x)} ${round(point.y)} ${round(b.x)} ${round(b.y)}`;
  });
  return d;
}

/** A small triangle at the end of a way. */
function headOf(points: readonly Point[]): string {
  const [from, to] = points.slice(-2);
  if (!from || !to) return "";
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const back = { x: to.x - dx * 5, y: to.y - dy * 5 };
  return `M${round(to.x)} ${round(to.y)}L${round(back.x - dy * 2.8)} ${round(back.y + dx * 2.8)}L${round(back.x + dy * 2.8)} ${round(back.y - dx * 2.8)}Z`;
}

/** Edges between things that stand in the same column are the column's own line. */
const COLUMNS: readonly string[] = [
  "source>embedded",
  "states>scores",
  "states>context",
  "scores>weights",
  "weights>context",
];

function isColumn({ from, to, at }: DiagramEdge): boolean {
  return COLUMNS.includes(`${from}>${to}`) || (at === "each" && to.includes("states"));
}

interface Room {
  readonly layout: DiagramLayout;
  readonly graph: Graph;
  /** Buses in use beside the columns. */
  left: number;
  right: number;
}

/** Which of the edges into or out of a node this one is, as a share of its width. */
function shareAt(room: Room, edge: DiagramEdge, end: "from" | "to"): number {
  const own = room.graph.edges.filter((one) => one[end] === edge[end] && !isColumn(one));
  return (own.indexOf(edge) + 1) / (own.length + 1);
}

const between = (low: number, x: number, high: number): boolean => x > low && x < high;

/** Whether two nodes of one row have nothing between them. */
function isBeside(layout: DiagramLayout, from: PlacedNode, to: PlacedNode): boolean {
  if (from.row !== to.row || to.x < from.x) return false;
  return ![...layout.nodes.values()].some(
    (node) => node.row === from.row && between(from.x, node.x, to.x) && node !== from && node !== to,
  );
}

function pointsOf(room: Room, edge: DiagramEdge, from: PlacedNode, to: PlacedNode): Point[] {
  const { layout } = room;
  const out = { x: from.x + from.width * shareAt(room, edge, "from"), y: from.y + from.height + 2 };
  const into = { x: to.x + to.width * shareAt(room, edge, "to"), y: to.y - 2 };
  const share = shareAt(room, edge, "to");
  const channel = (layout.rowTops[to.row] ?? 0) - 5 - 5 * (1 - share);
  if (edge.to === "scores") {
    const last = Math.max(...layout.centers);
    return [
      { x: from.x + from.width + 3, y: from.middle },
      { x: last + Math.min(20, layout.cw / 2), y: to.middle },
    ];
  }
  if (isBeside(layout, from, to))
    return [
      { x: from.x + from.width + 3, y: from.middle },
      { x: to.x - 3, y: to.middle },
    ];
  if (from.row === to.row && to.inGutter)
    return [
      { x: from.x - 3, y: from.middle },
      { x: to.x + to.width + 3, y: to.middle },
    ];
  if (from.row === to.row) {
    // Over the heads of those between.
    const top = Math.min(from.y, to.y) - (edge.when === "next" ? 11 : 6);
    const start = { x: from.x + from.width * 0.5, y: from.y - 2 };
    return [start, { x: start.x, y: top }, { x: into.x, y: top }, into];
  }
  if (to.row === from.row + 1) return [out, { x: out.x, y: channel }, { x: into.x, y: channel }, into];
  const isLeft = from.inGutter || to.inGutter;
  const bus = isLeft
    ? layout.left - 5 - 4 * room.left++
    : layout.right + (layout.phone ? 4 : 10) + (layout.phone ? 4 : 7) * room.right++;
  const below = from.y + from.height + 5;
  const start: Point[] =
    from.inGutter && to.row > from.row
      ? [
          { x: from.x + from.width + 3, y: from.middle },
          { x: bus, y: from.middle },
        ]
      : [out, { x: out.x, y: below }, { x: bus, y: below }];
  return [...start, { x: bus, y: channel }, { x: into.x, y: channel }, into];
}

/** From the end of a lane beside the columns down to what it hands over. */
function handedOver(room: Room, edge: DiagramEdge, lane: PlacedNode, to: PlacedNode): Point[] {
  const { layout } = room;
  const isFirst = edge.at === "first";
  const side = isFirst ? Math.min(...layout.centers) : Math.max(...layout.centers);
  const column = edge.at === "last" ? (layout.centers.at(-1) ?? side) : (layout.centers[0] ?? side);
  const half = Math.min(9, layout.cw / 2);
  const isAtEdge = Math.abs(column - side) < 1;
  const start = { x: column + (isFirst ? -half : half), y: lane.y + lane.height - 5 };
  const bus = isFirst
    ? layout.left - 5 - 4 * room.left++
    : Math.max(...layout.centers) + layout.cw / 2 + 4 + 5 * room.right++;
  const share = shareAt(room, edge, "to");
  const middle = to.x + to.width / 2;
  const level = to.inGutter ? to.middle - 5 + 10 * share : to.y - 8;
  const end: Point[] = to.inGutter
    ? [{ x: to.x + to.width + 3, y: level }]
    : [
        { x: middle, y: level },
        { x: middle, y: to.y - 2 },
      ];
  return [
    start,
    ...(isAtEdge ? [] : [{ x: column, y: start.y }]),
    { x: bus, y: start.y },
    { x: bus, y: level },
    ...end,
  ];
}

/** The way of every edge; those that the columns carry have none of their own. */
export function routesOf(graph: Graph, layout: DiagramLayout): Route[] {
  const room: Room = { layout, graph, left: 0, right: 0 };
  return graph.edges.map((edge): Route => {
    const from = layout.nodes.get(edge.from);
    const to = layout.nodes.get(edge.to);
    if (!from || !to) throw new RangeError(`${edge.from} or ${edge.to} has no place`);
    if (isColumn(edge)) {
      const label = { x: layout.left + layout.cw * layout.centers.length + 6, y: to.middle + 4 };
      return { edge, d: "", head: "", label };
    }
    const isHandover = edge.at === "last" || edge.at === "first";
    const points = isHandover ? handedOver(room, edge, from, to) : pointsOf(room, edge, from, to);
    return { edge, d: wayThrough(points), head: headOf(points), label: labelAt(points) };
  });
}

/** The middle of the longest level part. */
function labelAt(points: readonly Point[]): Point {
  let best = { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, length: -1 };
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    const length = Math.abs(to.x - from.x);
    if (length > best.length) best = { x: (from.x + to.x) / 2, y: from.y - 3, length };
  });
  return { x: best.x, y: best.y };
}

/** The nodes at the other ends of a node's edges. */
export function neighbours({ edges }: Graph, id: NodeId): ReadonlySet<NodeId> {
  return new Set(edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
}
