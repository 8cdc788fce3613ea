/** A model's computation of one output word as nodes and edges: what is made, and what each thing reads. */
import type { Family } from "../../lib/rich";
import type { StepId } from "../../trace/steps";
import type { TensorName } from "../../trace/tensors";
import type { Letter } from "../../viz/letters";

/**
 * The same id stands for the same thing in every wiring, so that it can be followed from one to another. `lower-`: the
 * lower of two layers; `.forward` and `.backward`: the two readers whose states are joined.
 */
export const NODE_IDS = [
  "source",
  "embedded",
  "lower-states.forward",
  "lower-states.backward",
  "lower-states",
  "states.forward",
  "states.backward",
  "states",
  "lower-bridge",
  "lower-first",
  "bridge",
  "first-state",
  "word-before",
  "input",
  "fed",
  "lower-before",
  "lower-cell",
  "lower-state",
  "state-before",
  "cell",
  "state",
  "query",
  "scores",
  "window",
  "weights",
  "context",
  "combined",
  "combine",
  "attentional",
  "features",
  "output-layer",
  "word",
] as const;
export type NodeId = (typeof NODE_IDS)[number];

/**
 * `words`, `lane`, `numbers`: one word, vector or number per source position. `vector`, `number`, `word`: one of them.
 * `function`: what turns its inputs into its output.
 */
export type NodeKind = "words" | "lane" | "numbers" | "vector" | "number" | "word" | "function";

export interface DiagramNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** The step in whose place it stands: the one that makes it, or, for what the row begins with, reads it first. */
  readonly step: StepId;
  readonly family: Family | null;
  readonly symbols: readonly Letter[];
  /** Whose numbers it shows. */
  readonly tensor: TensorName | null;
  /** Of its numbers; empty for one number, for words and for functions. */
  readonly shape: readonly number[];
  /** Row-major. A lane's are `[source][units]`. */
  readonly values: Float32Array | null;
  /** The name under which its one number opens, or, of one per position, what stands before the position. */
  readonly opens: string | null;
  /** An LSTM's cell state beside it, of the same shape. */
  readonly memories: Float32Array | null;
  /** Words, or a function's name. */
  readonly texts: readonly string[];
  /** A lane that is read along: from the first position on, or from the last. */
  readonly way: "forward" | "backward" | null;
}

/** At which source position it is read: each for itself, all of them, the last or the first one. */
export type At = "each" | "all" | "last" | "first";

export interface DiagramEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  /** Only where `from` has source positions. */
  readonly at: At | null;
  /** `row`: within this output word. `begin`: in the first one only. `next`: what this word leaves to the next one. */
  readonly when: "row" | "begin" | "next";
  /** Of what is read. */
  readonly shape: readonly number[];
}

export interface Graph {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** Nodes and edges as the parts of a model add them. */
export interface Sketch {
  add(node: Pick<DiagramNode, "id" | "kind" | "step"> & Partial<DiagramNode>): void;
  read(from: NodeId, to: NodeId, options?: { readonly at?: At; readonly when?: DiagramEdge["when"] }): void;
}

const EMPTY = {
  family: null,
  tensor: null,
  symbols: [],
  shape: [],
  values: null,
  opens: null,
  memories: null,
  texts: [],
  way: null,
} as const;

/** Shape of what an edge carries: of one position where only one is read. */
function carried({ shape }: DiagramNode, at: At | null): readonly number[] {
  return at === "last" || at === "first" ? shape.slice(1) : shape;
}

/** Runs the parts in turn and gives what they drew. Throws RangeError when an edge names a node that is not there. */
export function sketch(parts: readonly ((sketch: Sketch) => void)[]): Graph {
  const nodes = new Map<NodeId, DiagramNode>();
  const wanted: Omit<DiagramEdge, "shape">[] = [];
  const pad: Sketch = {
    add: (node) => nodes.set(node.id, { ...EMPTY, ...node }),
    read: (from, to, { at, when = "row" } = {}) => wanted.push({ from, to, at: at ?? null, when }),
  };
  for (const part of parts) part(pad);
  const edges = wanted.map((edge): DiagramEdge => {
    const from = nodes.get(edge.from);
    if (!from || !nodes.has(edge.to)) throw new RangeError(`no node for ${edge.from} to ${edge.to}`);
    return { ...edge, shape: carried(from, edge.at) };
  });
  return { nodes: NODE_IDS.flatMap((id) => nodes.get(id) ?? []), edges };
}
