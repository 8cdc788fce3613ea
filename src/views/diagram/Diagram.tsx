/**
 * How one output word is computed, in the order of its wiring: what is made stands in the band of its step, and a line
 * leads to it from everything that is read. Things keep their identity from wiring to wiring and move to their place.
 */
import { type CSSProperties, type ReactNode, useId, useMemo, useState } from "react";
import type { DiagramMessages } from "../../i18n/sections/diagram";
import type { StepId } from "../../trace/steps";
import type { Trace } from "../../trace/trace";
import type { Theme } from "../../viz/color";
import type { Focus } from "../../viz/focus";
import { useLetters } from "../../viz/letters";
import { stateDomain, symmetricDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { Columns, ColumnsName, Threads } from "./Columns";
import { Bands, ColumnWash, Edge } from "./DiagramParts";
import { diagramOf } from "./diagram";
import type { DiagramNode, NodeId } from "./graph";
import { diagramLayout, type PlacedNode } from "./layout";
import { NodeDrawing, type Scales } from "./NodeDrawing";
import { routesOf } from "./routes";
import { useLeaving } from "./useLeaving";
import { nameOf } from "./words";

export interface DiagramProps {
  readonly trace: Trace;
  readonly row: number;
  readonly step: StepId;
  /** The source position that encoding has reached. */
  readonly column: number;
  readonly linked: number;
  readonly focus: Focus;
  readonly theme: Theme;
  readonly labels: DiagramMessages;
  readonly queryName: string;
  readonly stepNames: Readonly<Record<StepId, { readonly name: string; readonly short: string }>>;
  readonly width: number;
  readonly height?: number | undefined;
  /** Where position j is written: its column, from 0. */
  readonly order: readonly number[];
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly onFocus: (focus: Focus) => void;
  readonly onPickStep: (step: StepId, column?: number) => void;
}

interface Drawn {
  readonly node: DiagramNode;
  readonly place: PlacedNode;
}

const COLUMN_KINDS = ["words", "lane", "numbers"];

/** Which kind of drawing: two of the same kind have the same nodes in the same order. */
function sceneOf(trace: Trace): string {
  const { wiring, cell, layers, bidirectional, inputFeeding, score, window } = trace.model;
  return [wiring, cell, layers, bidirectional, inputFeeding, score, window].join(" ");
}

export function Diagram(props: DiagramProps) {
  const { trace, row, step, focus, labels, width, height, order, stepNames } = props;
  const orderKey = order.join();
  const letters = useLetters();
  const graph = useMemo(() => diagramOf(trace, row, letters), [trace, row, letters]);
  const layout = useMemo(
    () => diagramLayout({ graph, steps: trace.steps, width, height, order: orderKey.split(",").map(Number) }),
    [graph, trace.steps, width, height, orderKey],
  );
  const routes = useMemo(() => routesOf(graph, layout), [graph, layout]);
  const scales = useMemo((): Scales => scalesOf(trace), [trace]);
  const [touched, setTouched] = useState<NodeId | null>(null);
  const drawn = useMemo(
    () =>
      new Map<string, Drawn>(
        graph.nodes.flatMap((node) => {
          const place = layout.nodes.get(node.id);
          return place ? [[node.id, { node, place }] as const] : [];
        }),
      ),
    [graph, layout],
  );
  const scene = sceneOf(trace);
  const { leaving, before } = useLeaving(drawn, scene);
  const lit = focus.step ?? step;
  const isRead = new Set(
    graph.edges.flatMap(({ from, to }) => (drawn.get(to)?.node.step === lit ? [from] : [])),
  );
  const point = (node: DiagramNode | null): void => {
    setTouched(node?.id ?? null);
    props.onFocus(node ? { step: node.step, ...(node.tensor ? { tensor: node.tensor } : {}) } : {});
  };
  const word = tokenText(trace.output.tokens[row] ?? "").text;
  const encoded = step === "encode" ? props.column : trace.source.tokens.length - 1;
  const weights = drawn.get("weights");
  const context = drawn.get("context");
  const threadsUnder = weights?.node.values && context && context.place.row > weights.place.row;
  const title = useId();
  const inside = (node: DiagramNode, place: PlacedNode): ReactNode =>
    COLUMN_KINDS.includes(node.kind) ? (
      <Columns
        node={node}
        place={place}
        layout={layout}
        theme={props.theme}
        scales={scales}
        linked={props.linked}
        encoded={encoded}
        reversed={trace.model.reverseSource}
        sourceLanguage={props.sourceLanguage}
      />
    ) : (
      <NodeDrawing
        node={node}
        place={place}
        theme={props.theme}
        scales={scales}
        phone={layout.phone}
        queryName={props.queryName}
        targetLanguage={props.targetLanguage}
      />
    );
  return (
    <figure
      className={`diagram${layout.phone ? " phone" : ""}${before ? " moved" : ""}`}
      data-touched={focus.step}
      aria-labelledby={title}
    >
      <figcaption id={title} className="dg-hidden">
        {labels.figure({ word, steps: trace.steps.map((id) => stepNames[id].name) })}
      </figcaption>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named */}
      <svg width={width} height={layout.height} className="dg-drawing">
        <Bands {...props} layout={layout} lit={lit} />
        <ColumnWash {...props} layout={layout} />
        <g key={scene} className="dg-edges">
          {layout.centers.map((x) => (
            <line
              key={x}
              className="warp"
              x1={x}
              x2={x}
              y1={drawn.get("source")?.place.middle}
              y2={(weights ?? drawn.get("states"))?.place.middle}
            />
          ))}
          {threadsUnder && weights.node.values ? (
            <Threads
              weights={weights.node.values}
              layout={layout}
              from={weights.place}
              context={context.place}
              linked={props.linked}
              least={trace.model.gaussian ? 1 : 0}
            />
          ) : null}
          {routes.map((route) => (
            <Edge
              key={`${route.edge.from} ${route.edge.to} ${route.edge.when}`}
              route={route}
              lit={drawn.get(route.edge.to)?.node.step === lit}
              touched={route.edge.from === touched || route.edge.to === touched}
              first={row === 0}
              named={!layout.phone}
              nextWord={labels.nextWord}
            />
          ))}
        </g>
        {[...leaving].map(([id, { node, place }]) => (
          <g key={id} className="dg-node leaving" style={placeOf(place)}>
            {inside(node, place)}
          </g>
        ))}
        {[...drawn.values()].map(({ node, place }) => {
          const isTouched = node.id === touched || (node.tensor !== null && node.tensor === focus.tensor);
          const shine = node.step === lit || isRead.has(node.id) || isTouched;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the band's button does the same by keys
            <g
              key={node.id}
              className={`dg-node${before && !before.has(node.id) ? " entering" : ""}${shine ? " lit" : ""}${isTouched ? " touched" : ""}`}
              data-node={node.id}
              data-step={node.step}
              style={placeOf(place)}
              onPointerEnter={(event) => {
                if (event.pointerType !== "touch") point(node);
              }}
              onPointerLeave={() => point(null)}
              onClick={() => props.onPickStep(node.step)}
            >
              <title>{nameOf(node, labels)}</title>
              <rect
                className={COLUMN_KINDS.includes(node.kind) ? "dg-hit" : "dg-paper"}
                x={-3}
                y={-3}
                width={place.width + 6}
                height={place.height + 6}
              />
              <g className="dg-ink">{inside(node, place)}</g>
            </g>
          );
        })}
        {[...drawn.values()].map(({ node, place }) =>
          COLUMN_KINDS.includes(node.kind) && !isNamedByGutter(node, layout.nodes) ? (
            <ColumnsName key={node.id} node={node} place={place} layout={layout} />
          ) : null,
        )}
      </svg>
    </figure>
  );
}

/** The gutter's own node stands where the row's name would. */
function isNamedByGutter(node: DiagramNode, nodes: ReadonlyMap<NodeId, PlacedNode>): boolean {
  const row = nodes.get(node.id)?.row;
  return [...nodes.values()].some((one) => one.inGutter && one.row === row);
}

const placeOf = ({ x, y }: PlacedNode): CSSProperties => ({ transform: `translate(${x}px, ${y}px)` });

export function scalesOf(trace: Trace): Scales {
  const { tensors } = trace;
  const all = [tensors.embedded, tensors.decoderEmbedded].map((tensor) =>
    symmetricDomain(tensor?.data ?? []),
  );
  const memories = [tensors.cellStates, tensors.decoderCellState, tensors["encoder.l0.cellState"]].map(
    (tensor) => symmetricDomain(tensor?.data ?? []),
  );
  return { states: stateDomain(trace), embedded: Math.max(...all), memories: Math.max(...memories) };
}
