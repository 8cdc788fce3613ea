/** Nodes and what a step reads, in words. */
import type { DiagramMessages, DiagramThing } from "../../i18n/sections/diagram";
import type { StepId } from "../../trace/steps";
import type { DiagramNode, Graph } from "./graph";

/** `4 × 32`; nothing where a thing is no vector. */
export const shapeText = (shape: readonly number[]): string => shape.join(" × ");

/** Which thing a node is, whatever its layer. */
function thingOf(id: string): DiagramThing {
  const [, way] = id.split(".");
  if (way !== undefined) return way as "forward" | "backward";
  const bare = id.replace(/^lower-/, "");
  if (bare === "first") return "first-state";
  return (bare === "before" ? "state-before" : bare) as DiagramThing;
}

export function nameOf({ id }: Pick<DiagramNode, "id">, labels: DiagramMessages): string {
  const thing = labels.things[thingOf(id)];
  return id.startsWith("lower-") ? labels.lower(thing) : thing;
}

/** What a step reads that it did not make itself. */
export function readsOf({ nodes, edges }: Graph, step: StepId, labels: DiagramMessages): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const read = edges.filter(({ from, to, when }) => {
    if (byId.get(to)?.step !== step) return false;
    return when === "row" && (byId.get(from)?.step !== step || isGiven(edges, from));
  });
  const names = new Map(
    read.map(({ from, shape }) => {
      const name = nameOf({ id: from }, labels);
      const text = shapeText(shape);
      return [from, text === "" ? name : labels.withShape(name, text)];
    }),
  );
  return [...names.values()];
}

/** Something that the row begins with: no edge within the row leads to it. */
function isGiven(edges: Graph["edges"], id: string): boolean {
  return !edges.some(({ to, when }) => to === id && when === "row");
}
