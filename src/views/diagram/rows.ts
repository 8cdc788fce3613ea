/** Which node stands where in the order: a band for each step, in it rows, in a row nodes from left to right. */
import type { StepId } from "../../trace/steps";
import type { DiagramNode, Graph, NodeId } from "./graph";

export interface Row {
  /** Left of the columns. */
  readonly gutter: NodeId | null;
  readonly items: readonly NodeId[];
}

export interface Band {
  readonly step: StepId;
  readonly rows: readonly Row[];
}

const LANES: readonly NodeId[] = [
  "source",
  "embedded",
  "lower-states.forward",
  "lower-states.backward",
  "lower-states",
  "states.forward",
  "states.backward",
  "states",
];

/** Rows of every step as if all nodes were there. */
const ROWS: Readonly<Record<StepId, readonly Row[]>> = {
  encode: [
    ...LANES.map((id): Row => ({ gutter: null, items: [id] })),
    { gutter: "lower-first", items: ["lower-bridge"] },
    { gutter: "first-state", items: ["bridge"] },
  ],
  cell: [
    {
      gutter: null,
      items: ["lower-before", "word-before", "input", "fed", "lower-cell", "lower-state"],
    },
    { gutter: null, items: ["state-before", "cell", "state"] },
  ],
  score: [
    { gutter: "state-before", items: [] },
    { gutter: "query", items: ["scores"] },
  ],
  softmax: [{ gutter: "window", items: ["weights"] }],
  "weighted-sum": [{ gutter: null, items: ["context"] }],
  concat: [
    { gutter: null, items: ["context", "word-before", "input", "combined", "combine", "attentional"] },
  ],
  output: [{ gutter: null, items: ["features", "output-layer", "word"] }],
};

/** One layer: what its cell reads stands in one line. */
const SINGLE_CELL: readonly Row[] = [
  { gutter: null, items: ["state-before", "word-before", "input", "fed", "cell", "state"] },
];

function isIn(node: DiagramNode | undefined, step: StepId): boolean {
  return node?.step === step;
}

/** The bands of a graph in the order of its steps, without what it does not have. */
export function bandsOf({ nodes }: Graph, steps: readonly StepId[]): readonly Band[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return steps.map((step) => {
    const rows = step === "cell" && !byId.has("lower-cell") ? SINGLE_CELL : ROWS[step];
    const keep = (id: NodeId): boolean => isIn(byId.get(id), step);
    return {
      step,
      rows: rows
        .map(({ gutter, items }) => ({
          gutter: gutter !== null && keep(gutter) ? gutter : null,
          items: items.filter(keep),
        }))
        .filter(({ gutter, items }) => gutter !== null || items.length > 0),
    };
  });
}
