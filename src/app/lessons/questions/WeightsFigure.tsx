/** A row of weights to be guessed: a bar for every source word; once it is revealed, the model's beside it. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { LessonsMessages } from "../../../i18n/sections/lessons";
import { inCell, onStage } from "../../../viz/format";
import { tokenText } from "../../../viz/token";
import { redistribute } from "../../surgery/redistribute";
import { useSize } from "../../useSize";
import { type BarsLayout, barsLayout, columnCentre, shares, weightAt, yOf } from "./bars";

const STEP = 0.05;
const SMALL_STEP = 0.01;
const GRID = [0, 0.25, 0.5, 0.75, 1];
const NONE: ReadonlySet<number> = new Set();

const UP: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };
const ALONG: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

interface WeightsFigureProps {
  readonly tokens: readonly string[];
  readonly sourceLanguage: string | null;
  readonly guess: readonly number[];
  /** Null while the question is open. */
  readonly truth: readonly number[] | null;
  readonly words: LessonsMessages;
  /** Height of the room in pixels. */
  readonly room: number;
  readonly onGuess: (guess: readonly number[]) => void;
}

export function WeightsFigure(props: WeightsFigureProps) {
  const [ref, size] = useSize();
  return (
    <div className="guess-figure" ref={ref}>
      {size ? <Bars {...props} layout={barsLayout(props.tokens.length, size.width, props.room)} /> : null}
      <p className="guess-legend">
        <span className="swatch hatched" aria-hidden="true" /> {props.words.yours}
        <span className={props.truth ? "swatch model" : "swatch model faint"} aria-hidden="true" />{" "}
        {props.truth ? props.words.model : props.words.hidden}
      </p>
    </div>
  );
}

function Bars(props: WeightsFigureProps & { readonly layout: BarsLayout }) {
  const { tokens, guess, truth, words, layout, sourceLanguage, onGuess } = props;
  const [chosen, setChosen] = useState(0);
  const held = useRef<{ readonly pointer: number; readonly from: readonly number[] } | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const isOpen = truth === null;
  const set = (j: number, to: number, from: readonly number[]): void =>
    onGuess(redistribute(from, NONE, j, to));

  const pull = (event: PointerEvent<SVGGElement>, j: number): void => {
    const box = drawing.current?.getBoundingClientRect();
    if (held.current?.pointer !== event.pointerId || !box) return;
    set(j, weightAt(layout, event.clientY - box.top), held.current.from);
  };
  const take = (event: PointerEvent<SVGGElement>, j: number): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { pointer: event.pointerId, from: guess };
    setChosen(j);
    pull(event, j);
  };
  const letGo = (): void => {
    held.current = null;
  };
  const press = (event: KeyboardEvent<SVGGElement>, j: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [up, along] = [UP[event.code], ALONG[event.code]];
    if (up !== undefined) set(j, (guess[j] ?? 0) + up * (event.shiftKey ? SMALL_STEP : STEP), guess);
    else if (along !== undefined && !event.shiftKey) {
      const next = Math.max(0, Math.min(tokens.length - 1, j + along));
      drawing.current?.querySelector<SVGGElement>(`[data-guess="${next}"]`)?.focus();
    } else if (event.code === "Home" || event.code === "End") set(j, event.code === "End" ? 1 : 0, guess);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      ref={drawing}
      className="guess-bars"
      role="group"
      aria-label={words.bars}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
    >
      <defs>
        <pattern
          id="guess-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="5" className="hatch-line" />
        </pattern>
      </defs>
      <Grid layout={layout} words={words} count={tokens.length} />
      {tokens.map((token, j) => {
        const { text, special } = tokenText(token);
        const x = columnCentre(layout, j);
        const share = guess[j] ?? 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word is where it stands in the sentence
          <g key={j}>
            <line className="guess-warp" x1={x} x2={x} y1={40} y2={layout.base} />
            <text
              className={special ? "guess-word special" : "guess-word"}
              lang={sourceLanguage ?? undefined}
              x={x}
              y={28}
              textAnchor="middle"
              {...(text.length * 8.5 > layout.column
                ? { textLength: layout.column - 3, lengthAdjust: "spacingAndGlyphs" as const }
                : {})}
            >
              {text}
            </text>
            {isOpen ? (
              <g
                className="guess-handle"
                role="slider"
                tabIndex={j === chosen ? 0 : -1}
                aria-orientation="vertical"
                aria-label={words.bar({ word: text, position: j + 1, count: tokens.length })}
                aria-valuemin={0}
                aria-valuemax={1}
                aria-valuenow={Number(share.toFixed(4))}
                aria-valuetext={onStage(share)}
                data-guess={j}
                onFocus={() => setChosen(j)}
                onKeyDown={(event) => press(event, j)}
                onPointerDown={(event) => take(event, j)}
                onPointerMove={(event) => pull(event, j)}
                onPointerUp={(event) => {
                  // Where a finger lets go may be all that is told of its last move.
                  pull(event, j);
                  letGo();
                }}
                onPointerCancel={letGo}
              >
                <rect
                  className="guess-hit"
                  x={x - layout.column / 2}
                  y={layout.top - 16}
                  width={layout.column}
                  height={layout.base - layout.top + 32}
                />
                <Bar layout={layout} x={x} width={layout.bar} value={share} kind="yours" />
                <rect
                  className="guess-grip"
                  x={x - layout.bar / 2 - 3}
                  y={yOf(layout, share) - 4}
                  width={layout.bar + 6}
                  height={8}
                  rx={4}
                />
              </g>
            ) : (
              <>
                <Bar
                  layout={layout}
                  x={x - layout.bar * 0.28}
                  width={layout.bar * 0.5}
                  value={share}
                  kind="yours"
                />
                <Bar
                  layout={layout}
                  x={x + layout.bar * 0.28}
                  width={layout.bar * 0.5}
                  value={truth[j] ?? 0}
                  kind="model"
                />
              </>
            )}
          </g>
        );
      })}
      <Ruler layout={layout} guess={guess} tokens={tokens} words={words} />
    </svg>
  );
}

function Grid({
  layout,
  words,
  count,
}: {
  readonly layout: BarsLayout;
  readonly words: LessonsMessages;
  readonly count: number;
}) {
  const right = layout.left + layout.column * count;
  return GRID.map((weight) => (
    <g key={weight}>
      <line
        className={weight === 0 ? "guess-base" : "guess-grid"}
        x1={layout.left}
        x2={right}
        y1={yOf(layout, weight)}
        y2={yOf(layout, weight)}
      />
      <text className="guess-tick" x={layout.left - 8} y={yOf(layout, weight) + 4} textAnchor="end">
        {weight === 1 && layout.left > 50
          ? `${words.weight}  1`
          : inCell(weight)
              .replace(/^1\.00$/, "1")
              .replace(/^\.00$/, "0")}
      </text>
    </g>
  ));
}

interface BarProps {
  readonly layout: BarsLayout;
  readonly x: number;
  readonly width: number;
  readonly value: number;
  readonly kind: "yours" | "model";
}

function Bar({ layout, x, width, value, kind }: BarProps) {
  const y = yOf(layout, value);
  const isNumbered = layout.column >= 30 || value >= 0.1;
  return (
    <g className={`guess-bar ${kind}`} data-weight-of={kind}>
      <rect x={x - width / 2} y={y} width={width} height={Math.max(0, layout.base - y)} />
      {isNumbered && (value >= 0.005 || width > 20) ? (
        <text x={x} y={y - (width > 20 ? 10 : kind === "yours" ? 5 : 5)} textAnchor="middle">
          {inCell(value)}
        </text>
      ) : null}
    </g>
  );
}

/** All shares end to end: together they are always the whole. */
function Ruler({
  layout,
  guess,
  tokens,
  words,
}: Pick<WeightsFigureProps, "guess" | "tokens" | "words"> & { readonly layout: BarsLayout }) {
  const right = layout.left + layout.column * guess.length;
  const sum = guess.reduce((total, share) => total + share, 0);
  return (
    <g className="guess-ruler">
      {shares(layout, guess).map(([from, to], j) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a share is its word's, which is where it stands
        <g key={j}>
          <rect x={from} y={layout.ruler} width={Math.max(0, to - from - 1)} height={12} />
          {to - from > 28 ? (
            <text x={(from + to) / 2} y={layout.ruler + 26} textAnchor="middle" className="fill-src">
              {tokenText(tokens[j] ?? "").text}
            </text>
          ) : null}
        </g>
      ))}
      {layout.left > 50 ? (
        <text className="guess-tick" x={layout.left - 8} y={layout.ruler + 10} textAnchor="end">
          {words.youGave}
        </text>
      ) : null}
      <text className="guess-tick" x={right} y={layout.ruler + 39} textAnchor="end">
        {words.given(onStage(sum))}
      </text>
    </g>
  );
}
