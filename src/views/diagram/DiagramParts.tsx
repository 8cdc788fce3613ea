/** Parts of the diagram that are not nodes: the steps' names, the word in view, the edges. */
import type { StepId } from "../../trace/steps";
import type { DiagramProps } from "./Diagram";
import type { NodeId } from "./graph";
import type { DiagramLayout } from "./layout";
import type { Route } from "./routes";
import { shapeText } from "./words";

interface PartProps extends DiagramProps {
  readonly layout: DiagramLayout;
}

/** Number and name of every step, which open it. */
export function Bands({
  layout,
  lit,
  stepNames,
  labels,
  onPickStep,
  onFocus,
  step,
}: PartProps & { lit: StepId }) {
  return layout.bands.map((band, i) => {
    const open = (): void => onPickStep(band.step);
    const name = stepNames[band.step][layout.phone ? "short" : "name"];
    return (
      // biome-ignore lint/a11y/useSemanticElements: SVG has no button
      <g
        key={band.step}
        className={band.step === lit ? "dg-band lit" : "dg-band"}
        style={{ transform: `translate(0px, ${band.y}px)` }}
        role="button"
        tabIndex={0}
        data-band={band.step}
        aria-label={labels.open({ number: i + 1, step: name })}
        aria-current={band.step === step ? "step" : undefined}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          event.stopPropagation();
          open();
        }}
        onPointerEnter={(event) => {
          if (event.pointerType !== "touch") onFocus({ step: band.step });
        }}
        onPointerLeave={() => onFocus({})}
      >
        <rect
          className="dg-hit"
          x={layout.inset - 8}
          y={-6}
          width={layout.width - 2 * layout.inset + 16}
          height={band.height + 12}
        />
        {i > 0 ? <line className="dg-rule" x1={layout.inset} x2={layout.left - 20} y1={-7} y2={-7} /> : null}
        <text className="dg-step" x={layout.inset} y={13}>
          <tspan className="dg-count">{i + 1}</tspan> {name}
        </text>
      </g>
    );
  });
}

/** The word in view, where something of it stands; a press moves the reading there. */
export function ColumnWash({ layout, linked, onFocus, onPickStep }: PartProps) {
  const { nodes } = layout;
  const span = (from: NodeId, to: NodeId) => {
    const [first, last] = [nodes.get(from), nodes.get(to)];
    return first && last ? [{ y: first.y, height: last.y + last.height + 3 - first.y }] : [];
  };
  const parts = [...span("source", "states"), ...span("scores", "weights")];
  return layout.centers.flatMap((x, j) =>
    parts.map(({ y, height }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: the loom's tokens and the ledger do the same by keys
      <rect
        key={`${x} ${y}`}
        className={j === linked ? "dg-wash on" : "dg-wash"}
        data-source={j}
        x={x - layout.cw / 2 + 1}
        y={y}
        width={layout.cw - 2}
        height={height}
        onPointerEnter={(event) => {
          if (event.pointerType !== "touch") onFocus({ source: j });
        }}
        onPointerLeave={() => onFocus({})}
        onClick={() => onPickStep("encode", j)}
      />
    )),
  );
}

interface EdgeProps {
  readonly route: Route;
  readonly lit: boolean;
  readonly touched: boolean;
  /** In the first row it is the hand-over that is read, later what the row before left. */
  readonly first: boolean;
  readonly named: boolean;
  readonly nextWord: string;
}

export function Edge({ route, lit, touched, first, named, nextWord }: EdgeProps) {
  const { edge, d, head, label } = route;
  const rests = edge.when === "begin" && !first;
  const kind = `dg-edge ${edge.when}${lit && !rests ? " lit" : ""}${touched ? " touched" : ""}${rests ? " rests" : ""}`;
  const shape = shapeText(edge.shape);
  // A single number beside a column's line would say nothing of what it counts.
  const isBare = d === "" && edge.shape.length < 2;
  const isWritten = named && !isBare && shape !== "" && (lit || touched) && !rests && edge.when !== "next";
  return (
    <g className={kind} data-edge={`${edge.from} ${edge.to}`}>
      {edge.when === "next" ? <title>{nextWord}</title> : null}
      {d === "" ? null : (
        <>
          <path className="dg-line" d={d} />
          <path className="dg-head" d={head} />
        </>
      )}
      {isWritten ? (
        <text className={d === "" ? "dg-shape start" : "dg-shape"} x={label.x} y={label.y}>
          {shape}
        </text>
      ) : null}
    </g>
  );
}
