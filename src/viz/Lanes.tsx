/**
 * What some encoders have beside the states that are looked at: a lower layer, folded to a line until someone opens it,
 * and two readers, whose last states the decoder begins with.
 */
import { useMemo } from "react";
import { encoderLayer, handoverOf } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import type { LoomLayout } from "./loom";
import type { LoomView } from "./loomView";
import { StateStrips } from "./StateStrips";
import { Strips } from "./Strips";
import { type Strip, stateDomain } from "./strip";

export interface LanesProps {
  readonly view: LoomView;
  /** The lower of two layers; left out where there is one. */
  readonly lower?: "folded" | "open" | undefined;
  readonly onFold: () => void;
}

export function Lanes({ view, lower, onFold }: LanesProps) {
  return (
    <g className="lanes">
      {lower === "open" ? <OpenLane view={view} /> : null}
      {lower === "folded" ? <FoldedLane view={view} /> : null}
      {lower ? <Fold view={view} isOpen={lower === "open"} onFold={onFold} /> : null}
      {view.trace.model.bidirectional && view.attention ? <FirstState view={view} /> : null}
    </g>
  );
}

/** The lower layer in the place of the one that is looked at. */
function lowered(trace: Trace): Trace {
  const { states, memories } = encoderLayer(trace, 0);
  const { cellStates: _, ...tensors } = trace.tensors;
  return { ...trace, tensors: { ...tensors, states, ...(memories ? { cellStates: memories } : {}) } };
}

function OpenLane({ view }: { view: LoomView }) {
  const { trace, layout, theme, encoded, linked, focus } = view;
  const lower = useMemo(() => lowered(trace), [trace]);
  const raised = useMemo((): LoomLayout => {
    const { y } = layout;
    const up = y.states - y.lower;
    return {
      ...layout,
      y: { ...y, states: y.lower, joined: y.joined - up, statesEnd: y.statesEnd - up },
    };
  }, [layout]);
  return (
    <StateStrips
      trace={lower}
      layout={raised}
      theme={theme}
      encoded={encoded}
      linked={linked}
      unit={focus.unit}
    />
  );
}

const LINE = 6;

/** Every state of the lower layer as a line. */
function FoldedLane({ view }: { view: LoomView }) {
  const { trace, layout, theme, encoded } = view;
  const strips = useMemo(() => {
    const { states } = encoderLayer(trace, 0);
    const wide = Math.max(8, Math.min(44, layout.cw - 8));
    const unit = wide / trace.model.units;
    return layout.centers.slice(0, encoded + 1).map(
      (x, j): Strip => ({
        values: rowOf(states, j),
        domain: stateDomain(trace),
        place: { x: x - wide / 2, y: layout.y.lower, unit, gap: 0, thickness: LINE, direction: "row" },
      }),
    );
  }, [trace, layout, encoded]);
  return (
    <>
      <Strips strips={strips} theme={theme} />
      {strips.map(({ place, values }) => (
        <rect
          key={place.x}
          className="fill-src"
          x={place.x}
          y={place.y - 3}
          width={place.unit * values.length}
          height={1.5}
        />
      ))}
    </>
  );
}

function Fold({ view, isOpen, onFold }: { view: LoomView; isOpen: boolean; onFold: () => void }) {
  const { layout, labels } = view;
  const { y, phone, scroll } = layout;
  const x = scroll ? layout.gx + 2 : layout.inset;
  // Where the gutter is narrow or stays behind, the mark alone.
  const isShort = phone || scroll;
  const size = isShort ? 44 : layout.gx - layout.inset - 8;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      className="lane-fold"
      role="button"
      tabIndex={0}
      aria-expanded={isOpen}
      aria-label={labels.lowerLayer}
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onFold();
      }}
    >
      <rect
        className="hit"
        x={x - 4}
        y={y.lower - (isShort ? 19 : 9)}
        width={size}
        height={isShort ? 44 : 24}
      />
      <path
        className="lane-mark"
        d={isOpen ? `M${x} ${y.lower}h8l-4 6z` : `M${x + 1} ${y.lower - 1}v8l6 -4z`}
      />
      {isShort ? null : (
        <text className="lane-name" x={x + 13} y={y.lower + 7}>
          {labels.lowerLayer}
        </text>
      )}
    </g>
  );
}

/** From the readers' last states out of the drawing, to the decoder's first one. */
function FirstState({ view }: { view: LoomView }) {
  const { trace, layout } = view;
  const { y, state, centers, gx, right } = layout;
  const halfEnd = y.states + (trace.model.units / 2) * state.unit;
  const middle = (y.states + halfEnd) / 2;
  const gap = state.width / 2 + 3;
  const [first = 0] = centers;
  const last = centers.at(-1) ?? first;
  // Where the first word that is read does not stand first, between the readers' arrows.
  const back = middle + (first > Math.min(...centers) ? 4 : 9);
  const forth = middle - 8;
  const end = right - layout.cw / 2 + gap + 12;
  return (
    <g className="first-state">
      <path d={`M${first - gap} ${back}H${gx - 6}M${gx - 5} ${back - 2.8}l-5 2.8l5 2.8z`} />
      {handoverOf(trace) === "both" ? (
        <path d={`M${last + gap} ${forth}H${end}M${end - 1} ${forth - 2.8}l5 2.8l-5 2.8z`} />
      ) : null}
    </g>
  );
}
