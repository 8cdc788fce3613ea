/** What the diagram says a node reads, against the engine: an edge is a claim about which numbers follow which. */
import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { nameOf } from "../../testing/recorded";
import { tinyTask } from "../../testing/tinyTask";
import type { Architecture } from "../../trace/architecture";
import type { Intervention } from "../../trace/intervention";
import { DEFAULTS } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { completeSettings } from "../../training/settings";
import { createTrainer, type Trainer } from "../../training/trainer";
import { diagramOf } from "./diagram";
import type { Graph, NodeId } from "./graph";

const SENTENCE = "b d c f";

beforeAll(async () => {
  await useBackend("cpu");
});

async function withModel(model: Partial<Architecture>, use: (trainer: Trainer) => Promise<void>) {
  const trainer = createTrainer(
    tinyTask,
    completeSettings({ ...model, task: tinyTask.id, seed: 5, units: 6, embed: 4, batch: 8 }),
  );
  try {
    for (let i = 0; i < 3; i++) trainer.update();
    await use(trainer);
  } finally {
    trainer.dispose();
  }
}

/** Everything that reads what these nodes hold, or reads what reads it, within one output word. */
function following(graph: Graph, from: readonly NodeId[], row: number): Set<NodeId> {
  const reached = new Set(from);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const edge of graph.edges)
      if (reached.has(edge.from) && (edge.when === "row" || (edge.when === "begin" && row === 0)))
        reached.add(edge.to);
  }
  return reached;
}

const differ = (a: Float32Array, b: Float32Array): boolean =>
  a.some((value, i) => Math.abs(value - (b[i] ?? Number.NaN)) > 1e-7);

/** Nodes with other numbers in the second translation. Words and functions have none. */
function changed(before: Trace, after: Trace, row: number): Set<NodeId> {
  const others = new Map(diagramOf(after, row).nodes.map((node) => [node.id, node]));
  return new Set(
    diagramOf(before, row).nodes.flatMap(({ id, values }) => {
      const other = others.get(id)?.values;
      return values && other && differ(values, other) ? [id] : [];
    }),
  );
}

interface Trial {
  readonly intervention: Intervention;
  /** What it replaces. */
  readonly at: (graph: Graph) => readonly NodeId[];
  readonly row: number;
}

const has = (graph: Graph, from: NodeId, to: NodeId): boolean =>
  graph.edges.some((edge) => edge.from === from && edge.to === to);

const TRIALS: readonly Trial[] = [
  { intervention: { kind: "source", position: 1, word: "a" }, at: () => ["source"], row: 0 },
  {
    intervention: { kind: "query", row: 0, numbers: [0.5, -0.5, 0.25, 0, 0.125, -0.9] },
    // The state that asks.
    at: (graph) => [has(graph, "state", "query") ? "state" : "state-before"],
    row: 0,
  },
  { intervention: { kind: "scores", row: 0, temperature: 0.1 }, at: () => ["scores"], row: 0 },
  { intervention: { kind: "weights", row: 0, set: "one-hot", position: 1 }, at: () => ["weights"], row: 0 },
  {
    intervention: { kind: "value", position: 1, numbers: [1, 1, 1, 1, 1, 1] },
    at: () => ["context"],
    row: 0,
  },
  { intervention: { kind: "token", row: 0, force: "C" }, at: () => ["word-before"], row: 1 },
];

const MODELS: readonly Partial<Architecture>[] = [
  {},
  { bidirectional: true, layers: 2, cell: "lstm", inputFeeding: true, score: "general" },
  { score: "location", window: "local-p", gaussian: true },
  { score: "uniform", window: "local-m", cell: "rnn" },
  { wiring: "bahdanau", score: "concat", bidirectional: true },
  { wiring: "bahdanau", score: "scaled-dot", layers: 2, cell: "lstm", window: "local-p", gaussian: true },
  { wiring: "plain", layers: 2, score: null, window: null },
  { wiring: "plain", bidirectional: true, cell: "lstm", score: null, window: null },
  { wiring: "plain-context", score: null, window: null },
];

describe("the edges of a diagram", () => {
  for (const model of MODELS)
    it(`lead to every number that follows another, and to no other: ${nameOf({ ...DEFAULTS, ...model })}`, async () => {
      let compared = 0;
      await withModel(model, async (trainer) => {
        const own = await trainer.trace(SENTENCE, {});
        for (const { intervention, at, row } of TRIALS) {
          const needsWeights = ["query", "scores", "weights", "value"].includes(intervention.kind);
          if (needsWeights && !own.tensors.weights) continue;
          const graph = diagramOf(own, row);
          const other = await trainer.trace(SENTENCE, { interventions: [intervention] });
          // A sentence that ended with its first word has no second one.
          if (own.output.tokens.length <= row) continue;
          const start = at(graph);
          const reached = following(graph, start, row);
          const found = changed(own, other, row);
          const where = `${JSON.stringify(intervention)}`;
          for (const id of found) expect([...reached], `${where} changes ${id}`).toContain(id);
          // Where there is nothing to change (equal scores, a weight of 0), nothing follows.
          const isNumber = graph.nodes.find(({ id }) => id === start[0])?.values != null;
          if (isNumber && !start.some((id) => found.has(id))) continue;
          for (const { id, values } of graph.nodes) {
            const mayStay = id === "source" || values === null;
            if (reached.has(id) && !mayStay) {
              expect([...found], `${where} leaves ${id} as it is`).toContain(id);
              compared += 1;
            }
          }
        }
      });
      expect(compared).toBeGreaterThan(5);
    });

  const edges = async (model: Partial<Architecture>): Promise<string[]> => {
    const found: string[] = [];
    await withModel(model, async (trainer) => {
      for (const { from, to, when } of diagramOf(await trainer.trace(SENTENCE, {}), 1).edges)
        found.push(`${from} > ${to}${when === "row" ? "" : ` (${when})`}`);
    });
    return found;
  };

  const COMMON = ["source > embedded", "word-before > input", "output-layer > word"];
  const LOOP = [
    "first-state > state-before (begin)",
    "state > state-before (next)",
    "word > word-before (next)",
    "state-before > cell",
    "cell > state",
  ];
  const ATTENTION = [
    "query > scores",
    "states > scores",
    "scores > weights",
    "weights > context",
    "states > context",
  ];

  it("are Luong's: the cell's new state asks and is joined with the context", async () => {
    const luong = [
      ...[...COMMON, ...LOOP, ...ATTENTION, "embedded > states", "states > first-state", "input > cell"],
      ...["state > query", "context > combined", "state > combined"],
      ...["combined > combine", "combine > attentional", "attentional > output-layer"],
    ];
    expect((await edges({})).toSorted()).toEqual(luong.toSorted());
  });

  it("are Bahdanau's: the state before asks, and the context enters the cell", async () => {
    const bahdanau = [
      ...[...COMMON, ...LOOP, ...ATTENTION, "embedded > states.forward", "embedded > states.backward"],
      ...["states.forward > states", "states.backward > states", "states.backward > bridge"],
      ...["bridge > first-state", "state-before > query", "input > combined", "context > combined"],
      ...["combined > cell", "state > features", "context > features", "input > features"],
      "features > output-layer",
    ];
    const found = await edges({ wiring: "bahdanau", score: "concat", bidirectional: true });
    expect(found.toSorted()).toEqual(bahdanau.toSorted());
  });

  it("are plain: one state is handed over, and the state says the word", async () => {
    const plain = [...COMMON, ...LOOP, "embedded > states", "states > first-state", "input > cell"];
    expect((await edges({ wiring: "plain" })).toSorted()).toEqual(
      [...plain, "state > output-layer"].toSorted(),
    );
  });

  it("lead a fixed context into every cell", async () => {
    const found = await edges({ wiring: "plain-context" });
    for (const edge of ["first-state > context", "context > combined", "input > combined", "combined > cell"])
      expect(found).toContain(edge);
    expect(found.join()).not.toMatch(/scores|weights|query/);
  });

  it("feed the attentional vector back with input feeding", async () => {
    const found = await edges({ inputFeeding: true });
    for (const edge of ["attentional > fed (next)", "fed > cell"]) expect(found).toContain(edge);
  });
});
