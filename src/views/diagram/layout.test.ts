import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { nameOf, recordedTrace, variedArchitectures } from "../../testing/recorded";
import type { Architecture } from "../../trace/architecture";
import type { Trace } from "../../trace/trace";
import { diagramOf } from "./diagram";
import type { NodeId } from "./graph";
import { type DiagramLayout, diagramLayout } from "./layout";
import { routesOf } from "./routes";

const recorded: { architecture: Architecture; trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  for (const architecture of variedArchitectures())
    recorded.push({ architecture, trace: await recordedTrace(architecture) });
}, 300_000);

function layoutOf(trace: Trace, width: number): DiagramLayout {
  const order = trace.source.tokens.map((_, j) => j);
  return diagramLayout({ graph: diagramOf(trace, 0), steps: trace.steps, width, order });
}

describe("the layout of a diagram", () => {
  it("puts no node over another and all inside, for every kind of model, on a desk and on a phone", () => {
    expect(recorded.length).toBeGreaterThan(12);
    for (const { architecture, trace } of recorded)
      for (const width of [716, 358, 320]) {
        const layout = layoutOf(trace, width);
        const boxes = [...layout.nodes];
        expect(boxes.length).toBe(diagramOf(trace, 0).nodes.length);
        for (const [id, a] of boxes) {
          const where = `${nameOf(architecture)} at ${width}: ${id}`;
          expect(a.x, where).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width, where).toBeLessThanOrEqual(width);
          expect(a.y + a.height, where).toBeLessThanOrEqual(layout.height);
          for (const [other, b] of boxes) {
            if (other === id) continue;
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            if (!apart) expect.fail(`${where} lies over ${other}`);
          }
        }
      }
  });

  it("stands in the order of the wiring: the cell above the score in Luong's, below the context in Bahdanau's", () => {
    for (const { architecture, trace } of recorded) {
      const { nodes, bands } = layoutOf(trace, 716);
      const top = (id: NodeId): number => nodes.get(id)?.y ?? Number.NaN;
      expect(bands.map(({ step }) => step)).toEqual(trace.steps);
      expect(bands.map(({ y }) => y)).toEqual(bands.map(({ y }) => y).toSorted((a, b) => a - b));
      if (architecture.wiring === "luong") {
        expect(top("cell")).toBeLessThan(top("query"));
        expect(top("state-before")).toBeLessThan(top("query"));
      }
      if (architecture.wiring === "bahdanau") {
        expect(top("cell")).toBeGreaterThan(top("context"));
        expect(top("state-before")).toBeLessThan(top("query"));
      }
    }
  });

  it("has a way for every edge, with nothing undefined in it", () => {
    for (const { architecture, trace } of recorded) {
      const graph = diagramOf(trace, 0);
      for (const width of [716, 358]) {
        const layout = layoutOf(trace, width);
        const routes = routesOf(graph, layout);
        expect(routes.map(({ edge }) => edge)).toEqual(graph.edges);
        for (const { d, head, label, edge } of routes) {
          const where = `${nameOf(architecture)}: ${edge.from} > ${edge.to}`;
          expect(`${d} ${head} ${label.x} ${label.y}`, where).not.toMatch(/NaN|undefined|Infinity/);
          for (const [, x] of d.matchAll(/[MLQ ](-?\d+\.?\d*) /g))
            expect(Number(x), where).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  it("gives the source's strips what height there is to spare", () => {
    const trace = recorded[0]?.trace;
    if (!trace) throw new Error("no trace");
    const order = trace.source.tokens.map((_, j) => j);
    const at = (height: number): DiagramLayout =>
      diagramLayout({ graph: diagramOf(trace, 0), steps: trace.steps, width: 716, height, order });
    expect(at(300).unit).toBeLessThan(at(900).unit);
    // Six units: a strip of them grows to 44 px.
    expect(at(2000).unit * 6).toBeCloseTo(44, 6);
  });
});
