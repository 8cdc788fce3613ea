/** The decoder over time: a column for each output word, and each word's way back as the next input. */
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { decoderLayer } from "../../trace/anatomy";
import { tokenText } from "../../viz/token";
import { DecoderSlot } from "./DecoderSlot";
import { Feedback, Stop } from "./Feedback";
import { Line } from "./Line";
import { slotAt, stripY } from "./loopLayout";
import { isPlacedLit, type LoopView, pressed } from "./loopView";
import { isSlotLit } from "./parts";
import { SlotNames } from "./SlotNames";

export function DecoderBand({ view }: { readonly view: LoopView }) {
  const { trace } = view;
  return (
    <g className="decoder-band">
      <Contexts view={view} />
      {trace.output.tokens.map((_, t) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the output
        <WordColumn key={t} view={view} row={t} />
      ))}
      <Recurrence view={view} />
      <Feedback view={view} />
      <Stop view={view} />
      <SlotNames view={view} />
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
      className={`context ${isPlacedLit(view, slot, t) ? (t === place.row ? "lit now" : "lit") : "waiting"}`}
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
  const said = isPlacedLit(view, slotAt(layout, "output"), row);
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
          lit={isPlacedLit(view, slot, row)}
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
