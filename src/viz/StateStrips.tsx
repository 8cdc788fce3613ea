/** Encoder states on their lines, with arrows the way the reading goes; two readers give two half-strips and their join. */
import { memo, useMemo } from "react";
import { row as rowOf } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { tensorOf } from "../trace/trace";
import type { Theme } from "./color";
import type { LoomLayout } from "./loom";
import { Strips } from "./Strips";
import { type Strip, stateDomain, symmetricDomain, unitBox } from "./strip";

interface StateStripsProps {
  readonly trace: Trace;
  readonly layout: LoomLayout;
  readonly theme: Theme;
  /** States up to this position are filled. */
  readonly encoded: number;
  readonly linked: number;
  readonly unit: number | undefined;
}

/** From one strip to the next; where they stand close, only its head between them. */
function arrow(x1: number, x2: number, y: number, way: 1 | -1): string {
  if ((x2 - x1) * way < 8) return `M${(x1 + x2) / 2 - way * 2.5} ${y - 2.8}l${way * 5} 2.8l${-way * 5} 2.8z`;
  return `M${x1} ${y}H${x2 - way * 4}M${x2 - way * 5} ${y - 2.8}l${way * 5} 2.8l${-way * 5} 2.8z`;
}

/** How much of the width beside a state an LSTM's cell state takes. */
const LANE = 0.36;

/** The strips of one source word: its state last, before it an LSTM's cell state, and with two readers their halves. */
function stripsOf(trace: Trace, layout: LoomLayout, j: number): Strip[] {
  const values = rowOf(tensorOf(trace, "states"), j);
  const { width, unit, gap } = layout.state;
  const x = (layout.centers[j] ?? 0) - width / 2;
  const base = { unit, gap, direction: "column" as const };
  const { cellStates } = trace.tensors;
  const lane = cellStates ? width * LANE : 0;
  const domain = stateDomain(trace);
  const whole: Strip = {
    values,
    domain,
    place: { ...base, x, y: layout.y.joined, thickness: width - (lane > 0 ? lane + 2 : 0) },
  };
  const memory: Strip[] = cellStates
    ? [
        {
          values: rowOf(cellStates, j),
          place: { ...base, x: x + width - lane, y: layout.y.joined, thickness: lane },
          domain: symmetricDomain(cellStates.data),
        },
      ]
    : [];
  if (!trace.model.bidirectional) return [...memory, whole];
  const half = values.length / 2;
  const thickness = (width - 2) / 2;
  const y = layout.y.states;
  return [
    { values: values.subarray(0, half), place: { ...base, x, y, thickness }, domain },
    { values: values.subarray(half), place: { ...base, x: x + thickness + 2, y, thickness }, domain },
    ...memory,
    whole,
  ];
}

export const StateStrips = memo(function StateStrips(props: StateStripsProps) {
  const { trace, layout, theme, encoded, linked, unit } = props;
  const strips = useMemo(() => layout.centers.map((_, j) => stripsOf(trace, layout, j)), [trace, layout]);
  const filled = useMemo(() => strips.slice(0, encoded + 1).flat(), [strips, encoded]);
  const { y, state, centers } = layout;
  const length = y.statesEnd - y.joined;
  const gap = state.width / 2 + 3;
  const two = trace.model.bidirectional;
  const halfEnd = y.states + (trace.model.units / 2) * state.unit;
  const at = strips[linked]?.at(-1)?.place;
  return (
    <g pointerEvents="none">
      {centers.slice(0, -1).map((x, j) => {
        const next = centers[j + 1] ?? x;
        const middle = two ? (y.states + halfEnd) / 2 - 8 : (y.states + y.statesEnd) / 2;
        // A reversed source is read from right to left, and then its end mark, past all the others.
        const way = next > x ? 1 : -1;
        const passes = Math.abs(next - x) > layout.cw * 1.5 ? 6 : 0;
        const [from, to] = [x + way * gap, next - way * gap];
        return (
          <g key={x} className="reading" opacity={j < encoded ? 1 : 0.4}>
            <path d={arrow(from, to, middle + passes, way)} />
            {two ? <path d={arrow(to, from, middle + 17 + passes, way === 1 ? -1 : 1)} /> : null}
          </g>
        );
      })}
      <Strips strips={filled} theme={theme} />
      {strips.flat().map(({ place }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: caps have no identity but their place
        <rect key={i} className="fill-src" x={place.x} y={place.y - 4} width={place.thickness} height={2} />
      ))}
      {centers.map((x, j) =>
        j > encoded ? (
          <rect
            key={x}
            className="hollow"
            x={x - state.width / 2 + 0.5}
            y={y.joined + 0.5}
            width={state.width - 1}
            height={length - 1}
          />
        ) : two ? (
          <path key={x} className="joining" d={joining(x, state.width, halfEnd + 1.5)} />
        ) : null,
      )}
      <rect
        className="state-linked"
        x={(centers[linked] ?? 0) - state.width / 2 - 2.5}
        y={y.joined - 6.5}
        width={state.width + 5}
        height={length + 8}
        rx={1}
      />
      {unit !== undefined && at && unit < trace.model.units ? <UnitLine layout={layout} unit={unit} /> : null}
    </g>
  );
});

function joining(x: number, width: number, y: number): string {
  const [a, b] = [x - width / 4, x + width / 4];
  return `M${a} ${y}C${a} ${y + 6.5} ${x} ${y + 1.5} ${x} ${y + 8.5}M${b} ${y}C${b} ${y + 6.5} ${x} ${y + 1.5} ${x} ${y + 8.5}`;
}

/** The same unit of every state. */
function UnitLine({ layout, unit }: { layout: LoomLayout; unit: number }) {
  const { width, unit: pitch, gap } = layout.state;
  return layout.centers.map((x) => {
    const box = unitBox(
      { x: x - width / 2, y: layout.y.joined, unit: pitch, gap, thickness: width, direction: "column" },
      unit,
    );
    return (
      <rect
        key={x}
        className="unit-outline"
        x={box.x - 1}
        y={box.y - 1}
        width={box.width + 2}
        height={box.height + 2}
      />
    );
  });
}
