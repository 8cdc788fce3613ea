/** One thing of an output word's column: hollow until its step has made it. */

import { decoderRun } from "../../arithmetic/cellRun";
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { weightColour } from "../../viz/color";
import { onStage } from "../../viz/format";
import { symmetricDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import { CellBox } from "./CellBox";
import { fitText } from "./fitText";
import { outputY, type PlacedSlot } from "./loopLayout";
import type { LoopView } from "./loopView";
import type { SlotKind } from "./parts";

interface SlotProps {
  readonly view: LoopView;
  readonly slot: PlacedSlot;
  readonly row: number;
  readonly lit: boolean;
}

const STRIPS: Readonly<
  Partial<Record<SlotKind, { readonly name: TensorName; readonly family: "tgt" | "ctx" | undefined }>>
> = {
  fed: { name: "fed", family: "tgt" },
  context: { name: "context", family: "ctx" },
  joined: { name: "combined", family: undefined },
  attentional: { name: "attentional", family: "tgt" },
  state: { name: "decoderState", family: "tgt" },
};

export function DecoderSlot(props: SlotProps) {
  const { view, slot, row } = props;
  const { steps } = view.trace;
  const step = slot.step ?? steps.find((one) => one !== "encode") ?? "output";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the column is the button that keys press
    <g
      className="slot"
      data-slot-kind={slot.kind}
      data-lit={props.lit}
      onClick={() => view.onPlace({ row, step })}
    >
      <Content {...props} />
    </g>
  );
}

function Content({ view, slot, row, lit }: SlotProps) {
  const { trace, layout, place, theme } = view;
  const column = layout.decoder.columns[row];
  if (!column) return null;
  const width = column.right - column.left;
  const strip = STRIPS[slot.kind];
  if (strip) {
    const tensor = tensorOf(trace, strip.name);
    const values = rowOf(tensor, row);
    return (
      <VectorStrip
        values={values}
        domain={symmetricDomain(values)}
        pending={!lit}
        family={strip.family}
        theme={theme}
        place={{
          x: column.left,
          y: slot.y + 2,
          unit: width / values.length,
          gap: 0,
          thickness: slot.kind === "state" ? 13 : 9,
          direction: "row",
        }}
      />
    );
  }
  switch (slot.kind) {
    case "input":
      return <InputWord {...{ view, slot, row, lit }} />;
    case "weights":
      return <Weights {...{ view, slot, row, lit }} />;
    case "output":
      return <OutputWord {...{ view, slot, row, lit }} />;
    default: {
      const isCurrent = row === place.row && place.step === "cell";
      return (
        <CellBox
          x={column.left}
          y={slot.y}
          width={width}
          height={slot.height}
          family="tgt"
          state={isCurrent ? "current" : lit ? "lit" : "hollow"}
          run={isCurrent ? decoderRun(trace, row, slot.layer) : null}
          name={trace.model.cell}
          theme={theme}
        />
      );
    }
  }
}

function Word({
  token,
  x,
  y,
  room,
  view,
  name,
}: {
  readonly token: string;
  readonly x: number;
  readonly y: number;
  readonly room: number;
  readonly view: LoopView;
  readonly name: string;
}) {
  const { text, special } = tokenText(token);
  const shown = fitText(text, room, name === "output" ? 15 : 13);
  return (
    <text
      className={`${name}-word ${special ? "special" : "fill-tgt"}`}
      fontSize={shown.size}
      lang={special ? undefined : (view.targetLanguage ?? undefined)}
      x={x}
      y={y}
    >
      {shown.text}
      {shown.text === text ? null : <title>{text}</title>}
    </text>
  );
}

/** The word before, and its embedding: where the feedback arrives. */
function InputWord({ view, slot, row, lit }: SlotProps) {
  const { trace, layout, theme } = view;
  const column = layout.decoder.columns[row];
  if (!column) return null;
  const width = column.right - column.left;
  const embedded = rowOf(tensorOf(trace, "decoderEmbedded"), row);
  return (
    <>
      {lit ? (
        <Word
          token={trace.output.tokens[row - 1] ?? SPECIAL_TOKENS[SOS]}
          x={column.center}
          y={slot.y + 18}
          room={width}
          view={view}
          name="input"
        />
      ) : null}
      <VectorStrip
        values={embedded}
        domain={symmetricDomain(embedded)}
        pending={!lit}
        family="tgt"
        theme={theme}
        place={{
          x: column.left,
          y: slot.y + 25,
          unit: width / embedded.length,
          gap: 0,
          thickness: 9,
          direction: "row",
        }}
      />
    </>
  );
}

/** The row of the heatmap, as wide as the column. */
function Weights({ view, slot, row, lit }: SlotProps) {
  const { trace, layout, theme } = view;
  const column = layout.decoder.columns[row];
  if (!column) return null;
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const pitch = (column.right - column.left) / weights.length;
  const box = { y: slot.y + 3, height: 12 };
  if (!lit)
    return <rect className="hollow" x={column.left + 0.5} width={column.right - column.left - 1} {...box} />;
  return Array.from(weights, (weight, j) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
      key={j}
      className="weight"
      x={column.left + j * pitch}
      width={Math.max(1, pitch - 1)}
      {...box}
      fill={weightColour(weight, theme, false)}
    />
  ));
}

function OutputWord({ view, slot, row, lit }: SlotProps) {
  const { trace, layout } = view;
  const column = layout.decoder.columns[row];
  if (!column) return null;
  const width = column.right - column.left;
  const y = outputY(slot);
  if (!lit) return <rect className="hollow" x={column.left + 4} y={y - 13} width={width - 8} height={18} />;
  const p = rowOf(tensorOf(trace, "probabilities"), row)[trace.output.ids[row] ?? 0] ?? Number.NaN;
  return (
    <>
      <Word
        token={trace.output.tokens[row] ?? ""}
        x={column.center}
        y={y + 5}
        room={width}
        view={view}
        name="output"
      />
      <text
        className="share"
        x={column.center}
        y={y + 21}
        data-number={`probabilities.${row}.${trace.output.ids[row] ?? 0}`}
      >
        p {onStage(p)}
      </text>
    </>
  );
}
