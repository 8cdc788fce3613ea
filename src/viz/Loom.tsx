/**
 * The loom: one drawing in which every source word has one x, from its token through its state, score, weight
 * and thread to its column in the cloth below.
 *
 * `width` is the room there is; the drawing brings its own margins (24 px, none on a phone). `focus` is what is
 * touched or pinned, already merged. `onFocus` replaces what is touched ({} when nothing is); `onPin` hands over
 * what to pin; `onPickRow` moves the decoder.
 */
import { type PointerEvent, type ReactNode, Suspense, useMemo, useState } from "react";
import { askingTensor, besideWord, reversedWords } from "../trace/anatomy";
import type { StepId } from "../trace/steps";
import type { TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { ContextRow } from "./ContextRow";
import type { Theme } from "./color";
import { type Focus, sourceInView } from "./focus";
import { Gutter } from "./Gutter";
import type { Gloss, WrittenWord } from "./gloss";
import { Heatmap } from "./Heatmap";
import type { LanesProps } from "./Lanes";
import { LoomFoot } from "./LoomFoot";
import { useLanes } from "./lateLanes";
import { useUnattended } from "./lateUnattended";
import { useLetters } from "./letters";
import { type LoomLayout, loomLayout } from "./loom";
import type { LoomLabels } from "./loomLabels";
import { isAttending, type LoomView, loomView } from "./loomView";
import { Margins } from "./Margins";
import { type Pace, Paced } from "./Paced";
import { ScoreRow } from "./ScoreRow";
import { StateStrips } from "./StateStrips";
import { Threads } from "./Threads";
import { TokenRow } from "./TokenRow";
import { tokenText } from "./token";
import type { UnattendedProps } from "./Unattended";
import { Warp } from "./Warp";

export interface LoomProps {
  readonly trace: Trace;
  readonly row: number;
  readonly step: StepId;
  /** The source position that encoding has reached. */
  readonly column: number;
  readonly focus: Focus;
  readonly labels: LoomLabels;
  readonly theme: Theme;
  readonly flip: boolean;
  readonly width: number;
  readonly height?: number | undefined;
  /** What each token means in the reader's language; null leaves the line out. */
  readonly gloss: Gloss | null;
  readonly written: readonly WrittenWord[];
  /** Source positions that the model does not know. */
  readonly unknown?: ReadonlySet<number> | undefined;
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  /** At least so many milliseconds between two drawings of each part but the cloth while traces stream in; 0 otherwise. */
  readonly pace?: number | undefined;
  /** Leaves room for bars that can be dragged. */
  readonly handles?: boolean | undefined;
  /** Laid over the drawing, which is so high. */
  readonly overlay?: ((view: LoomView, height: number) => ReactNode) | undefined;
  /** Beside the words about the colours. */
  readonly foot?: ReactNode;
  readonly onFocus: (focus: Focus) => void;
  readonly onPin: (focus: Focus) => void;
  readonly onPickRow: (row: number) => void;
  readonly onFlip: () => void;
}

const NOTHING: ReadonlySet<number> = new Set();

/** What lies under the pointer, from the marks that the parts carry. */
function touched(target: EventTarget): Focus {
  if (!(target instanceof Element)) return {};
  const marked = target.closest<SVGElement>("[data-source],[data-target],[data-column],[data-tensor]");
  if (!marked) return {};
  const { source, target: output, column, row, tensor } = marked.dataset;
  if (column !== undefined) return { source: Number(column), target: Number(row), tensor: "weights" };
  return {
    ...(source === undefined ? {} : { source: Number(source) }),
    ...(output === undefined ? {} : { target: Number(output) }),
    ...(tensor === undefined ? {} : { tensor: tensor as TensorName }),
  };
}

const same = (a: Focus, b: Focus): boolean =>
  a.source === b.source && a.target === b.target && a.tensor === b.tensor;

const STATE: readonly (TensorName | undefined)[] = ["query", "decoderState"];

/** What is touched; where the new state asks it is drawn twice. */
const namesOf = (trace: Trace, tensor: TensorName | undefined): string | undefined =>
  STATE.includes(tensor) && askingTensor(trace) === "decoderState" ? STATE.join(" ") : tensor;

/** A column from its word to the cloth, part by part, for the pointer. */
function zones({ y }: LoomLayout, attends: boolean): { tensor?: TensorName; top: number; bottom: number }[] {
  if (!attends) return [{ tensor: "states", top: y.top, bottom: y.labels }];
  const [scores, weights, threads] = [y.scores - 14, y.weights - 14, y.weights + 5];
  return [
    { tensor: "states", top: y.top, bottom: scores },
    { tensor: "scores", top: scores, bottom: weights },
    { tensor: "weights", top: weights, bottom: threads },
    { top: threads, bottom: y.labels },
  ];
}

function LateUnattended(props: UnattendedProps) {
  const drawing = useUnattended();
  return drawing ? <drawing.Unattended {...props} /> : null;
}

function LateLanes(props: LanesProps) {
  const drawing = useLanes();
  return drawing ? <drawing.Lanes {...props} /> : null;
}

/**
 * A height that does not shrink while words come and go at every snapshot: what stands below stays in its place, and
 * an SVG of another size would be laid out as a whole. It begins again with another `scene`.
 */
function useHeld(height: number, hold: boolean, scene: string): number {
  const [held, setHeld] = useState({ height, scene });
  const now = hold && held.scene === scene ? Math.max(height, held.height) : height;
  if (now !== held.height || scene !== held.scene) setHeld({ height: now, scene });
  return now;
}

export function Loom(props: LoomProps) {
  const {
    trace,
    row,
    step,
    column,
    focus,
    labels,
    theme,
    flip,
    width,
    height,
    gloss,
    written,
    onFocus,
    onPin,
  } = props;
  const { tokens } = trace.source;
  const rows = trace.output.tokens.length;
  const { units, embed, bidirectional, layers } = trace.model;
  const [unfolded, setUnfolded] = useState(false);
  const lower = layers === 1 ? undefined : unfolded ? "open" : "folded";
  const reversed = reversedWords(trace);
  const attends = trace.tensors.weights !== undefined;
  const beforeCell = attends && besideWord(trace) === "context" ? embed : 0;
  const names = tokens.join("\n");
  const glossed = gloss !== null;
  const bracketed = written.length > 0;
  const handles = props.handles && attends && step !== "encode";
  const layout = useMemo(
    () =>
      loomLayout({
        width,
        height,
        tokens: names.split("\n").map((token) => tokenText(token).text),
        rows,
        units,
        bidirectional,
        reversed,
        lower,
        beforeCell,
        written: bracketed,
        gloss: glossed,
        handles,
      }),
    [
      width,
      height,
      names,
      rows,
      units,
      bidirectional,
      reversed,
      lower,
      beforeCell,
      bracketed,
      glossed,
      handles,
    ],
  );
  const live = (props.pace ?? 0) > 0;
  const room = useHeld(layout.height, live, `${width} ${height} ${trace.source.text}`);
  const linked = sourceInView(trace, row, step, column, focus);
  const view = loomView({ trace, layout, labels, theme, flip, row, step, column, linked, focus });
  const over = (event: PointerEvent): void => {
    const next = touched(event.target);
    if (event.pointerType !== "touch" && !same(next, focus)) onFocus(next);
  };
  const figure = (attends ? labels.figure : labels.figureUnattended)({
    source: tokens.map((token) => tokenText(token).text).join(" "),
    output: trace.output.tokens.map((token) => tokenText(token).text).join(" "),
  });
  const pace: Pace = {
    milliseconds: props.pace ?? 0,
    urgent: [
      step,
      column,
      focus,
      theme,
      flip,
      labels,
      width,
      height,
      trace.source.text,
      gloss,
      written,
      handles,
      lower,
      useLetters(),
    ],
  };
  const gutter = (
    <Gutter
      view={view}
      pace={pace}
      written={bracketed}
      gloss={glossed}
      targetLanguage={props.targetLanguage}
      onPickRow={props.onPickRow}
    />
  );
  return (
    <figure
      className={`loom${layout.phone ? " phone" : ""}${live ? " live" : ""}`}
      aria-label={figure}
      // Of another row nothing but its word and its row of the cloth is drawn.
      data-touched={(focus.target ?? row) === row ? namesOf(trace, focus.tensor) : undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the parts below are the controls, this listens for all of them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: each part answers to its own keys */}
      <div
        className={layout.scroll ? "loom-room scrolls" : "loom-room"}
        onPointerOver={over}
        onPointerLeave={() => onFocus({})}
        onClick={(event) => {
          // A number that opens is not a place to pin.
          if (event.target instanceof Element && event.target.closest("[data-number]")) return;
          const { tensor: _, ...place } = touched(event.target);
          if (place.source !== undefined) onPin(place);
        }}
      >
        {layout.scroll ? (
          // biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named
          <svg className="loom-gutter" width={layout.gx} height={room}>
            <rect className="gutter-paper" width={layout.gx} height={room} />
            {gutter}
          </svg>
        ) : null}
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named */}
        <svg
          className="loom-drawing"
          width={layout.width}
          height={room}
          style={layout.scroll ? { marginInlineStart: -layout.gx } : undefined}
        >
          <Warp view={view} />
          {layout.centers.map((x, j) =>
            zones(layout, attends && step !== "encode").map(({ tensor, top, bottom }) => (
              <rect
                key={`${x} ${top}`}
                className="hit"
                data-source={j}
                data-tensor={tensor}
                x={x - layout.cw / 2}
                y={top}
                width={layout.cw}
                height={bottom - top}
              />
            )),
          )}
          <Paced {...pace}>
            <TokenRow
              view={view}
              gloss={gloss}
              written={written}
              unknown={props.unknown ?? NOTHING}
              sourceLanguage={props.sourceLanguage}
              onPin={(source) => onPin({ source })}
            />
            <StateStrips
              trace={trace}
              layout={layout}
              theme={theme}
              encoded={view.encoded}
              linked={linked}
              unit={focus.unit}
            />
          </Paced>
          {lower || bidirectional ? (
            <Paced {...pace}>
              <Suspense fallback={null}>
                <LateLanes view={view} lower={lower} onFold={() => setUnfolded(!unfolded)} />
              </Suspense>
            </Paced>
          ) : null}
          <Paced {...pace}>
            {step !== "encode" && isAttending(view) ? (
              <>
                <ScoreRow view={view} />
                <Threads view={view} />
                <ContextRow view={view} />
              </>
            ) : null}
            {isAttending(view) ? null : (
              <Suspense fallback={null}>
                <LateUnattended
                  view={view}
                  width={width}
                  targetLanguage={props.targetLanguage}
                  onPickRow={props.onPickRow}
                />
              </Suspense>
            )}
          </Paced>
          {isAttending(view) ? <Margins view={view} /> : null}
          {layout.scroll ? null : gutter}
          {isAttending(view) ? <Heatmap view={view} onFocus={onFocus} onPin={onPin} /> : null}
        </svg>
        {props.overlay?.(view, room)}
      </div>
      <Paced {...pace}>
        <LoomFoot view={view} onFlip={props.onFlip} tools={props.foot} />
      </Paced>
    </figure>
  );
}
