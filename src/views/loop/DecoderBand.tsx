/** The decoder over time: a column for each output word, and each word's way back as the next input. */
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { decoderLayer, hasFixedContext } from "../../trace/anatomy";
import { MathLabel } from "../../viz/MathLabel";
import { tokenText } from "../../viz/token";
import { DecoderSlot } from "./DecoderSlot";
import { fitText } from "./fitText";
import { Line } from "./Line";
import { fedEdges, feedbackEdges, inputY, outputY, type PlacedSlot, slotAt, stripY } from "./loopLayout";
import { type LoopView, pressed } from "./loopView";
import { isSlotLit } from "./parts";

export function DecoderBand({ view }: { readonly view: LoopView }) {
  const { trace, layout } = view;
  return (
    <g className="decoder-band">
      <Names view={view} />
      <Contexts view={view} />
      {trace.output.tokens.map((_, t) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the output
        <WordColumn key={t} view={view} row={t} />
      ))}
      <Recurrence view={view} />
      <Feedback view={view} />
      <Stop view={view} />
      <line className="band-rule" x1={0} x2={layout.width} y1={layout.knotY} y2={layout.knotY} />
    </g>
  );
}

const isLit = ({ trace, place }: LoopView, slot: PlacedSlot | undefined, row: number): boolean =>
  slot !== undefined && isSlotLit(trace.steps, slot, row, place);

/** Right of the line that hands over. */
const NAMES = 14;

/** Beside the first column: what each line of the columns is, with the index of the row in view. */
function Names({ view }: { readonly view: LoopView }) {
  const { layout, place, trace, labels } = view;
  const t = place.step === "encode" ? 1 : place.row + 1;
  const [input] = layout.decoder.slots;
  const name = ({ kind, y }: PlacedSlot, i: number) => {
    const at = { x: NAMES, y: y + 13 };
    switch (kind) {
      case "input":
        return (
          <text key={i} {...at} y={y + 32} className="fill-tgt">
            <MathLabel base="E y" sub={t - 1} />
          </text>
        );
      case "fed":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel base="s" accent={"̃"} sub={t - 1} />
          </text>
        );
      case "weights":
        return (
          <text key={i} {...at} className="fill-ctx">
            <MathLabel base="α" sub={t} />
          </text>
        );
      case "context":
        return (
          <text key={i} {...at} className="fill-ctx">
            {hasFixedContext(trace) ? <MathLabel base="c" /> : <MathLabel base="c" sub={t} />}
          </text>
        );
      case "joined":
        return (
          <text key={i} {...at}>
            <MathLabel base="[E y; c]" />
          </text>
        );
      case "attentional":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel base="s" accent={"̃"} sub={t} />
          </text>
        );
      case "state":
        return (
          <text key={i} {...at} className="fill-tgt">
            <MathLabel base="s" sub={t} />
          </text>
        );
      default:
        return null;
    }
  };
  return (
    <g className="names">
      {layout.decoder.slots.map(name)}
      {input ? (
        <text className="fill-tgt" x={NAMES} y={input.y + 16}>
          {labels.start}
        </text>
      ) : null}
    </g>
  );
}

/** Where the context comes down into each row that has begun. */
function Contexts({ view }: { readonly view: LoopView }) {
  const { layout, place } = view;
  const slot = slotAt(layout, "context");
  if (!slot) return null;
  return layout.decoder.columns.map(({ trunk, left }, t) => (
    <Line
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the output
      key={t}
      className={`context ${isLit(view, slot, t) ? (t === place.row ? "lit now" : "lit") : "waiting"}`}
      points={[
        [trunk, layout.knotY],
        [trunk, stripY(slot)],
        [left - 1, stripY(slot)],
      ]}
    />
  ));
}

function WordColumn({ view, row }: { readonly view: LoopView; readonly row: number }) {
  const { trace, layout, place, focus, labels } = view;
  const column = layout.decoder.columns[row];
  const slots = layout.decoder.slots;
  const [first] = slots;
  if (!column || !first) return null;
  const { tokens } = trace.output;
  const begun = place.step !== "encode" && row <= place.row;
  const isHere = place.step !== "encode" && row === place.row;
  const input = tokenText(tokens[row - 1] ?? SPECIAL_TOKENS[SOS]).text;
  const said = isLit(view, slotAt(layout, "output"), row);
  const word = said ? tokenText(tokens[row] ?? "").text : labels.notYet;
  const steps = trace.steps.filter((step) => step !== "encode");
  const go = (): void => view.onPlace({ row, step: isHere || !begun ? (steps[0] ?? "output") : place.step });
  return (
    <g
      className={`word-column${isHere ? " here" : ""}`}
      data-column={row}
      onPointerEnter={() => view.onFocus({ target: row })}
      onPointerLeave={() => view.onFocus({})}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button */}
      <rect
        role="button"
        className={`cell-button column-wash${focus.target === row || isHere ? " on" : ""}`}
        tabIndex={isHere ? 0 : -1}
        aria-label={labels.decoderRow({
          input: begun ? input : labels.notYet,
          word,
          position: row + 1,
          count: tokens.length,
        })}
        aria-current={isHere ? "step" : undefined}
        data-decoder-row={row}
        data-lit={begun}
        onClick={go}
        onKeyDown={(event) => {
          if (pressed(event)) go();
        }}
        x={column.left - 5}
        y={first.y}
        width={column.right - column.left + 10}
        height={layout.height - first.y - 4}
      />
      <line
        className={`flow ${begun ? "lit" : "waiting"}`}
        x1={column.center}
        x2={column.center}
        y1={first.y + 32}
        y2={layout.height - 46}
      />
      {slots.map((slot, i) => (
        <DecoderSlot
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the column
          key={i}
          view={view}
          slot={slot}
          row={row}
          lit={isLit(view, slot, row)}
        />
      ))}
    </g>
  );
}

/** States from cell to cell, the first ones out of the gutter. */
function Recurrence({ view }: { readonly view: LoopView }) {
  const { trace, layout, place } = view;
  const { columns, slots } = layout.decoder;
  return slots
    .filter(({ kind }) => kind === "cell")
    .map((slot) => {
      const { memories } = decoderLayer(trace, slot.layer);
      const middle = slot.y + slot.height / 2;
      return columns.map(({ left }, t) => {
        const from = t === 0 ? layout.gutter - 6 : (columns[t - 1]?.right ?? left) + 1;
        const kind = isSlotLit(trace.steps, slot, t, place) ? "lit" : "waiting";
        const line = (y: number, name: string) => (
          <Line
            className={`tgt ${name} ${kind}`}
            points={[
              [from, y],
              [left - 1, y],
            ]}
          />
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the output
          <g key={t}>
            {line(memories ? middle + 7 : middle, "state")}
            {memories ? line(middle - 9, "memory") : null}
          </g>
        );
      });
    });
}

/** The drawing's main thing: what was said is what is read next. */
function Feedback({ view }: { readonly view: LoopView }) {
  const { layout, place } = view;
  const output = slotAt(layout, "output");
  const made = slotAt(layout, "attentional");
  const reach = (row: number): number => saidWord(view, row).reach;
  return (
    <g className="feedback-lines">
      {feedbackEdges(layout, reach).map(({ from, to, points }) => (
        <g key={to} data-feedback={`${from} ${to}`} data-lit={isLit(view, output, from)}>
          <Line
            className={`feedback ${isLit(view, output, from) ? "lit" : "waiting"}${to === place.row && place.step !== "encode" ? " now" : ""}`}
            points={points}
          />
        </g>
      ))}
      {fedEdges(layout).map(({ from, to, points }) => (
        <Line
          key={to}
          className={`fed ${isLit(view, made, from) ? "lit" : "waiting"}${to === place.row && place.step !== "encode" ? " now" : ""}`}
          points={points}
        />
      ))}
      <Line
        className={`feedback ${place.step === "encode" ? "waiting" : "lit"}${place.row === 0 && place.step !== "encode" ? " now" : ""}`}
        points={startPoints(view)}
      />
    </g>
  );
}

function startPoints({ layout }: LoopView): [number, number][] {
  const input = slotAt(layout, "input");
  const [first] = layout.decoder.columns;
  if (!input || !first) return [];
  return [
    [first.riser - 24, inputY(input)],
    [first.left - 4, inputY(input)],
  ];
}

export function saidWord({ trace, layout }: LoopView, row: number) {
  const column = layout.decoder.columns[row];
  const room = column ? column.right - column.left : 40;
  return fitText(tokenText(trace.output.tokens[row] ?? "").text, room, 15);
}

/** `<eos>` ends the loop: nothing is fed back any more. Where the longest translation was reached, it is cut instead. */
function Stop({ view }: { readonly view: LoopView }) {
  const { trace, layout, labels } = view;
  const output = slotAt(layout, "output");
  const last = trace.output.tokens.length - 1;
  const column = layout.decoder.columns[last];
  if (!output || !column) return null;
  const ended = trace.output.tokens[last] === "<eos>";
  const y = outputY(output);
  const from = column.center + saidWord(view, last).reach + 5;
  const words = ended ? labels.stop : labels.limit(last + 1);
  return (
    <g
      className={`stop ${isLit(view, output, last) ? "lit" : "waiting"} ${ended ? "ended" : "cut"}`}
      data-stop={ended ? "eos" : "limit"}
    >
      <path className="stub" d={`M${from} ${y}H${layout.stopX + 8}`} />
      <path className="bar" d={`M${layout.stopX + 9} ${y - 11}V${y + 11}`} />
      {words.map((line, i) => (
        <text key={line} x={layout.stopX + 15} y={y + 4 + (i - (words.length - 1) / 2) * 14}>
          {line}
        </text>
      ))}
    </g>
  );
}
