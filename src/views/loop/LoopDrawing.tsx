/** A translation unrolled in time: encoder, hand-over, decoder, and each word fed back. */
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import type { LoopMessages } from "../../i18n/sections/loop";
import type { Trace } from "../../trace/trace";
import type { Theme } from "../../viz/color";
import type { Focus } from "../../viz/focus";
import { DecoderBand } from "./DecoderBand";
import { EncoderBand } from "./EncoderBand";
import { HandOver } from "./HandOver";
import { LoopCaption } from "./LoopCaption";
import { EDGE, type LoopLayout, loopLayout, namesWidth, STOP, scrollTo } from "./loopLayout";
import type { LoopView } from "./loopView";
import { lanesOf, type Place, slotsOf } from "./parts";
import { wayOf } from "./travel";

export interface LoopDrawingProps {
  readonly trace: Trace;
  readonly place: Place;
  readonly focus: Focus;
  readonly labels: LoopMessages;
  readonly theme: Theme;
  readonly width: number;
  /** Numbers stream by: nothing travels. */
  readonly live: boolean;
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  onPlace(place: Partial<Place>): void;
  onFocus(focus: Focus): void;
}

export function LoopDrawing(props: LoopDrawingProps) {
  const { trace, place, labels, width } = props;
  const lanes = useMemo(() => lanesOf(trace), [trace]);
  const [chosen, setLane] = useState(0);
  const lane = Math.min(chosen, lanes.length - 1);
  const columns = trace.source.tokens.length;
  const rows = trace.output.tokens.length;
  const { units, embed } = trace.model;
  const layout = useMemo(
    () => loopLayout({ width, columns, rows, lanes, slots: slotsOf(trace), units, embed }),
    [width, columns, rows, lanes, trace, units, embed],
  );
  const view: LoopView = { ...props, lanes, lane, layout, onLane: setLane };
  const room = useRef<HTMLDivElement>(null);
  useCurrentInView(room, layout, place, lane);
  return (
    <div className="loop">
      <div
        className="loop-scroll"
        ref={room}
        // The names of the lines stay at the edge.
        onScroll={({ currentTarget: box }) => {
          box.style.setProperty("--scrolled", `${box.scrollLeft}px`);
          box.toggleAttribute("data-scrolled", box.scrollLeft > 0);
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
        <svg
          className={props.live ? "loop-drawing live" : "loop-drawing"}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="group"
          aria-label={labels.figure({
            source: trace.source.text,
            output: trace.output.tokens.filter((token) => token !== "<eos>").join(" "),
          })}
        >
          <EncoderBand view={view} />
          <HandOver view={view} />
          <DecoderBand view={view} />
          {props.live ? null : <Traveller view={view} />}
        </svg>
      </div>
      <LoopCaption view={view} />
    </div>
  );
}

/** A short highlight along the way that a step took. Nothing moves before the first step. */
function Traveller({ view }: { readonly view: LoopView }) {
  const { layout, trace, lanes, lane, place } = view;
  const key = `${lane} ${place.row} ${place.step} ${place.column}`;
  const [first] = useState(key);
  const way = key === first ? null : wayOf(layout, trace.steps, lanes, lane, place);
  if (!way) return null;
  const style = Object.fromEntries(
    way.flatMap(([x, y], i) => [
      [`--x${i}`, `${x}px`],
      [`--y${i}`, `${y}px`],
    ]),
  ) as CSSProperties;
  return (
    <circle
      key={key}
      className={`traveller ${place.step === "encode" ? "fill-src" : "fill-tgt"}`}
      r={4.5}
      style={style}
    />
  );
}

/**
 * Long sentences scroll; what is in view stays in view, and so does the keyboard's place. Where the drawing is taller
 * than its room, that scrolls along too, unless the reader is somewhere else by now.
 */
function useCurrentInView(
  room: { readonly current: HTMLDivElement | null },
  layout: LoopLayout,
  { row, step, column }: Place,
  lane: number,
): void {
  const first = useRef(true);
  useEffect(() => {
    const box = room.current;
    if (!box) return;
    const { encoder, decoder } = layout;
    const at = decoder.columns[row];
    const x = encoder.centers[column] ?? 0;
    const [from, to] =
      step === "encode" || !at
        ? [x - encoder.pitch / 2, x + encoder.pitch / 2]
        : [at.riser, row === decoder.columns.length - 1 ? layout.stopX + STOP - EDGE : at.right];
    const before = step === "encode" ? EDGE * 2 : namesWidth(layout) + EDGE;
    box.scrollLeft = scrollTo(from, to, box.scrollLeft, box.clientWidth, EDGE * 2, before);
    const isFirst = first.current;
    first.current = false;
    const now = box.querySelector<SVGGElement>(
      step === "encode" ? `[data-encoder-cell="${lane} ${column}"]` : `[data-decoder-row="${row}"]`,
    );
    const held = document.activeElement;
    if (held?.matches(".cell-button") && box.contains(held)) now?.focus({ preventScroll: true });
    const isElsewhere = held?.closest(".tracks-area") || box.getBoundingClientRect().bottom < LOOKED_AT;
    if (!isFirst && !isElsewhere) now?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [room, layout, row, step, column, lane]);
}

/** With less than this of it under the window's upper edge, the drawing is not what is looked at. */
const LOOKED_AT = 240;
