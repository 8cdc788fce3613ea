/**
 * The weights of the row in view as sliders on the source words' lines. The pointer drags a bar from where it is taken;
 * keys go from word to word and change the one that has the focus.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { sourcePlace } from "../trace/anatomy";
import { decimals } from "./format";
import { draggedBy, type HandleBar, type HandlesLayout, handlesLayout } from "./handles";
import type { LoomView } from "./loomView";

export interface HandleLabels {
  /** A slider's name and what it stands at. */
  handle(of: {
    readonly word: string;
    readonly position: number;
    readonly read?: number;
    readonly count: number;
  }): string;
  value(of: { readonly weight: string; readonly pinned: boolean }): string;
}

/** What a key or the pointer asks for. */
export type HandleAction =
  | { readonly kind: "move"; readonly source: number; readonly to: number; readonly from: readonly number[] }
  | { readonly kind: "zero" | "one-hot" | "pin" | "choose"; readonly source: number };

interface WeightHandlesProps {
  readonly view: LoomView;
  readonly weights: readonly number[];
  /** The row as the model made it; null where that is not known. */
  readonly before: ArrayLike<number> | null;
  readonly pinned: ReadonlySet<number>;
  /** The word whose handle is in the order of Tab. */
  readonly chosen: number;
  readonly words: readonly string[];
  readonly labels: HandleLabels;
  readonly onAction: (action: HandleAction) => void;
}

const STEP = 0.05;
const SMALL_STEP = 0.01;

const ACTIONS: Readonly<Record<string, "zero" | "one-hot" | "pin">> = {
  Delete: "zero",
  Backspace: "zero",
  Digit0: "zero",
  Numpad0: "zero",
  Enter: "one-hot",
  Digit1: "one-hot",
  Numpad1: "one-hot",
  KeyP: "pin",
};

const UP: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };
const ALONG: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface Drag {
  readonly pointer: number;
  readonly source: number;
  readonly y: number;
  /** The row as it was when the bar was taken. */
  readonly from: readonly number[];
}

export function WeightHandles(props: WeightHandlesProps) {
  const { view, weights, before, pinned, chosen, words, labels, onAction } = props;
  const layout = handlesLayout(view.layout, weights, before);
  const group = useRef<SVGGElement>(null);
  const drag = useRef<Drag | null>(null);

  const take = (event: PointerEvent<SVGGElement>, source: number): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    drag.current = { pointer: event.pointerId, source, y: event.clientY, from: weights };
    onAction({ kind: "choose", source });
  };
  const pull = (event: PointerEvent<SVGGElement>): void => {
    const held = drag.current;
    if (held?.pointer !== event.pointerId || event.clientY === held.y) return;
    const { source, from } = held;
    const to = (from[source] ?? 0) + draggedBy(layout, event.clientY - held.y);
    onAction({ kind: "move", source, to, from });
  };
  const letGo = (): void => {
    drag.current = null;
  };
  const press = (event: KeyboardEvent<SVGGElement>, source: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { code, shiftKey } = event;
    const [up, along, action] = [UP[code], ALONG[code], ACTIONS[code]];
    if (up !== undefined) {
      const to = (weights[source] ?? 0) + up * (shiftKey ? SMALL_STEP : STEP);
      onAction({ kind: "move", source, to, from: weights });
    } else if (along !== undefined && !shiftKey) {
      const next = Math.max(0, Math.min(weights.length - 1, source + along));
      onAction({ kind: "choose", source: next });
      group.current?.querySelector<SVGGElement>(`[data-handle="${next}"]`)?.focus();
    } else if (action !== undefined && !shiftKey) {
      if (!event.repeat) onAction({ kind: action, source });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <g ref={group}>
      {layout.bars.map((bar) => (
        <g
          key={bar.source}
          className={pinned.has(bar.source) ? "handle pinned" : "handle"}
          role="slider"
          tabIndex={bar.source === chosen ? 0 : -1}
          aria-orientation="vertical"
          aria-label={labels.handle({
            word: words[bar.source] ?? "",
            ...sourcePlace(view.trace, bar.source),
            count: words.length,
          })}
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={Number((weights[bar.source] ?? 0).toFixed(4))}
          aria-valuetext={labels.value({
            weight: decimals(weights[bar.source] ?? 0, 2),
            pinned: pinned.has(bar.source),
          })}
          data-handle={bar.source}
          data-source={bar.source}
          onFocus={() => onAction({ kind: "choose", source: bar.source })}
          onKeyDown={(event) => press(event, bar.source)}
          onPointerDown={(event) => take(event, bar.source)}
          onPointerMove={pull}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onDoubleClick={() => onAction({ kind: "one-hot", source: bar.source })}
          // A click pins what lies under it; here it takes hold of a bar.
          onClick={(event) => event.stopPropagation()}
        >
          <Bar bar={bar} layout={layout} cw={view.layout.cw} pinned={pinned.has(bar.source)} />
        </g>
      ))}
    </g>
  );
}

interface BarProps {
  readonly bar: HandleBar;
  readonly layout: HandlesLayout;
  readonly cw: number;
  readonly pinned: boolean;
}

function Bar({ bar: { x, y, before }, layout: { top, base, width }, cw, pinned }: BarProps) {
  const half = width / 2;
  return (
    <>
      <rect className="handle-room" x={x - cw / 2} y={top - 10} width={cw} height={base - top + 14} />
      <path className="handle-ends" d={`M${x - half} ${top}H${x + half}M${x - half} ${base}H${x + half}`} />
      <rect className="handle-bar" x={x - half} y={y} width={width} height={base - y} />
      {before === null || Math.abs(before - y) < 0.5 ? null : (
        <path className="handle-before" d={`M${x - half - 4} ${before}H${x + half + 4}`} />
      )}
      <rect className="handle-grip" x={x - half - 3} y={y - 2.5} width={width + 6} height={5} rx={2.5} />
      {pinned ? <path className="handle-pin" d={`M${x - 4} ${y - 12}h8M${x} ${y - 12}v8`} /> : null}
    </>
  );
}

/** The row as the model made it, thin, beside the changed one. */
interface GhostRowProps {
  readonly cells: readonly { readonly source: number; readonly fill: string; readonly value: string }[];
  readonly places: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly label: string;
}

export function GhostRow({ cells, places, label }: GhostRowProps) {
  return (
    <g className="ghost-row">
      <title>{label}</title>
      {cells.map(({ source, fill, value }) => {
        const place = places[source];
        return place ? <rect key={source} {...place} fill={fill} data-ghost={value} /> : null;
      })}
    </g>
  );
}
