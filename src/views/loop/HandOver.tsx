/** Between the two: what the encoder hands over, and the threads of the row in view. */
import { decoderLayer, handoverOf, hasFixedContext } from "../../trace/anatomy";
import { row as rowOf } from "../../trace/tensors";
import { useLetters } from "../../viz/letters";
import { ribbonLayout } from "../../viz/loom";
import { MathLabel } from "../../viz/MathLabel";
import { symmetricDomain } from "../../viz/strip";
import { VectorStrip } from "../../viz/VectorStrip";
import { Line } from "./Line";
import { type LoopLayout, type Point, slotAt } from "./loopLayout";
import type { LoopView } from "./loopView";
import { isSlotLit } from "./parts";

/** Width of all threads of a row together. */
const WHOLE = 12;
const TURN = 7;

/** Source positions whose states are handed over, in the order of reading. */
export function handedColumns(trace: LoopView["trace"]): number[] {
  const last = trace.source.tokens.length - 1;
  const two = trace.model.bidirectional;
  switch (handoverOf(trace)) {
    case "both":
      return [0, last];
    case "bridge":
      return [two ? 0 : last];
    case "last":
      return [last];
  }
}

/** Lines from the states to each layer's first decoder cell. */
export function handoverLines(layout: LoopLayout, columns: readonly number[]): Point[][] {
  const cells = layout.decoder.slots.filter(({ kind }) => kind === "cell");
  const { centers, states } = layout.encoder;
  return cells.flatMap(({ y, height }) =>
    columns.map((j): Point[] => [
      [centers[j] ?? 0, states.bottom + 7],
      [centers[j] ?? 0, layout.handY],
      [TURN, layout.handY],
      [TURN, y + height / 2],
      [TURN + 10, y + height / 2],
    ]),
  );
}

export function HandOver({ view }: { readonly view: LoopView }) {
  const { trace, layout, place, labels, theme } = view;
  const letters = useLetters();
  const done = place.step !== "encode";
  const cells = layout.decoder.slots.filter(({ kind }) => kind === "cell");
  return (
    <g className="hand-over-lines" data-lit={done}>
      {handoverLines(layout, handedColumns(trace)).map((points, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Line key={i} className={`hand ${done ? "lit" : "waiting"}`} points={points} />
      ))}
      {cells.map(({ layer, y, height }) => {
        const { first } = decoderLayer(trace, layer);
        return (
          <g key={layer}>
            <VectorStrip
              values={first}
              domain={symmetricDomain(first)}
              pending={!done}
              family="tgt"
              theme={theme}
              place={{
                x: TURN + 12,
                y: y + height / 2 - 5,
                unit: (layout.gutter - TURN - 22) / first.length,
                gap: 0,
                thickness: 10,
                direction: "row",
              }}
            />
            <text className="name fill-tgt" x={TURN + 12} y={y + height / 2 - 10}>
              <MathLabel {...letters.decoder(0)} />
            </text>
          </g>
        );
      })}
      <Threads view={view} />
      <text className="hand-name" x={TURN + 6} y={layout.handY + 15}>
        {labels.handover(handoverOf(trace), trace.model.bidirectional)}
      </text>
    </g>
  );
}

/** From every state to where the context begins; or the one vector that goes into every row, which is no weight. */
function Threads({ view }: { readonly view: LoopView }) {
  const { trace, layout, place, labels } = view;
  const { centers, states } = layout.encoder;
  const column = layout.decoder.columns[place.row];
  const slot = slotAt(layout, "weights") ?? slotAt(layout, "context");
  if (!column || !slot || !isSlotLit(trace.steps, slot, place.row, place)) return null;
  if (hasFixedContext(trace)) {
    const to = layout.decoder.columns.slice(0, place.row + 1);
    const ends = [centers.at(-1) ?? 0, ...to.map(({ trunk }) => trunk)];
    return (
      <g className="fixed-context">
        <path
          className="trunk-line"
          d={`M${centers.at(-1) ?? 0} ${states.bottom + 7}V${layout.knotY}M${Math.min(...ends)} ${layout.knotY}H${Math.max(...ends)}`}
        />
        <text className="hand-name" x={TURN + 6} y={layout.knotY - 5}>
          {labels.sameVector}
        </text>
      </g>
    );
  }
  const { weights } = trace.tensors;
  if (!weights) return null;
  const least = trace.model.gaussian ? 1 : 0;
  const knot = { x: column.trunk, width: WHOLE };
  return (
    <g className="loop-threads">
      {ribbonLayout(rowOf(weights, place.row), centers, knot, states.bottom + 7, layout.knotY, least).map(
        ({ source, width, d, thin }) => (
          <path
            key={source}
            className={`${thin ? "hair" : "ribbon"}${view.focus.source === source ? " linked" : ""}`}
            data-width={width.toPrecision(6)}
            d={d}
            strokeWidth={thin ? Math.max(width, 0.8).toFixed(2) : undefined}
          />
        ),
      )}
    </g>
  );
}
