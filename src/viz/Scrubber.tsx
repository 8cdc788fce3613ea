/**
 * Where the translation stands, as a slider: drag it, click it, or use the arrow keys.
 * `valueText` says the place in words ("red, softmax").
 */
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import type { StepId } from "../trace/steps";
import { textWidth } from "./loom";
import { type ScrubberLayout, type Stop, scrubberLayout, stopAt, stopIndex } from "./scrubber";
import { tokenText } from "./token";

export interface ScrubberProps {
  readonly width: number;
  readonly columns: number;
  readonly words: readonly string[];
  readonly steps: readonly StepId[];
  readonly step: StepId;
  readonly row: number;
  readonly column: number;
  readonly labels: { readonly name: string; readonly encode: string; readonly valueText: string };
  readonly onMove: (stop: Stop) => void;
}

const LINE = 17;
const HEIGHT = 44;

/** Where a key leads along the stops; null for keys that are not the slider's. */
function moved(key: string, index: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(count - 1, index + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, index - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

export function Scrubber(props: ScrubberProps) {
  const { width, columns, words, steps, step, row, column, labels, onMove } = props;
  const rows = words.length;
  const layout = useMemo(
    () => scrubberLayout({ width, columns, rows, steps }),
    [width, columns, rows, steps],
  );
  const index = stopIndex(layout, { step, row, column });
  const at = layout.stops[index];
  const [dragging, setDragging] = useState(false);
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const stop = stopAt(layout, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (stop && stop !== at) onMove(stop);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.shiftKey) return;
    const next = moved(event.key, index, layout.stops.length);
    const stop = next === null ? undefined : layout.stops[next];
    if (!stop) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(stop);
  };
  return (
    <div
      className="scrubber"
      style={{ width, height: HEIGHT }}
      role="slider"
      tabIndex={0}
      aria-label={labels.name}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, layout.stops.length - 1)}
      aria-valuenow={index}
      aria-valuetext={labels.valueText}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (dragging) follow(event);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the slider around it is named */}
      <svg width={width} height={HEIGHT}>
        <rect width={width} height={HEIGHT} fill="transparent" />
        <Tracks layout={layout} reached={at?.x ?? 0} index={index} />
        {layout.source ? (
          <text className="fill-src" x={(layout.source.from + layout.source.to) / 2} y={LINE + 22}>
            {labels.encode}
          </text>
        ) : null}
        <Words layout={layout} words={words} row={step === "encode" ? -1 : row} />
        {at ? (
          <circle className={at.step === "encode" ? "knob source" : "knob"} cx={at.x} cy={LINE} r={7} />
        ) : null}
      </svg>
    </div>
  );
}

function Tracks({ layout, reached, index }: { layout: ScrubberLayout; reached: number; index: number }) {
  const { source, words, stops } = layout;
  const first = words[0]?.from ?? 0;
  const last = words.at(-1)?.to ?? first;
  return (
    <g>
      {source ? <path className="track source" d={`M${source.from} ${LINE}H${source.to}`} /> : null}
      <path className="track" d={`M${first} ${LINE}H${last}`} />
      {reached > first ? <path className="track done" d={`M${first} ${LINE}H${reached}`} /> : null}
      {stops.map(({ x, step }, i) => (
        <line
          key={x}
          className={step === "encode" ? "tick source" : i <= index ? "tick done" : "tick"}
          x1={x}
          x2={x}
          y1={LINE - 3}
          y2={LINE + 3}
        />
      ))}
      {words.map(({ from, row }) => (
        <line
          key={from}
          className="edge"
          x1={row === 0 ? from - 7 : from}
          x2={row === 0 ? from - 7 : from}
          y1={LINE - 8}
          y2={LINE + 8}
        />
      ))}
    </g>
  );
}

/** Words under their steps; where there is no room only the current one and its neighbours' first letters fit, so the others are left out. */
function Words({ layout, words, row }: { layout: ScrubberLayout; words: readonly string[]; row: number }) {
  return layout.words.map(({ from, to, row: i }) => {
    const { text, special } = tokenText(words[i] ?? "");
    if (i !== row && textWidth(text, 12.5) > to - from - 2) return null;
    const state = special ? "special" : i <= row ? "fill-tgt" : "ahead";
    return (
      <text key={from} className={i === row ? `${state} now` : state} x={(from + to) / 2} y={LINE + 22}>
        {text}
      </text>
    );
  });
}
