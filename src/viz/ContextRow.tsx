/**
 * What the threads carry down, in the wiring's order: the context beside the state that asked, or, where the cell comes
 * after, the word and the context on their way through the cell to the new state; and the word that is said.
 */
import { askingState } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { CELL_NAMES, fullForReading, onStage } from "./format";
import { symbolText, useLetters } from "./letters";
import { textWidth } from "./loom";
import type { LoomView } from "./loomView";
import { MathLabel } from "./MathLabel";
import { scaleLimit, stateDomain, symmetricDomain } from "./strip";
import { tokenText } from "./token";
import { VectorStrip } from "./VectorStrip";

/** The probability of the word that was written in a row. */
export function chosenProbability(view: Pick<LoomView, "trace">, row: number): number {
  const id = view.trace.output.ids[row];
  return id === undefined
    ? Number.NaN
    : (rowOf(tensorOf(view.trace, "probabilities"), row)[id] ?? Number.NaN);
}

/** An LSTM's cell state below its hidden state. */
const LANE = 6;

export function ContextRow({ view }: { view: LoomView }) {
  const { trace, layout, row, theme, labels, focus } = view;
  const { y, vector, contextX, decoderX, wordX, phone, joined } = layout;
  const letters = useLetters();
  const strip = {
    y: y.vectors,
    unit: vector.unit,
    gap: vector.gap,
    thickness: vector.thickness,
    direction: "row" as const,
  };
  const under = y.vectors + vector.thickness + (phone ? 15 : 18);
  const middle = y.vectors + vector.thickness / 2;
  const { text, special } = tokenText(trace.output.tokens[row] ?? "");
  const room = (phone || joined ? layout.width : Math.min(layout.width, wordX + 150)) - wordX - 2;
  const size = Math.min(phone ? 17 : 22, (room / Math.max(1, textWidth(text, 10))) * 10);
  const probability = chosenProbability(view, row);
  const memories = trace.tensors.decoderCellState;
  const short = phone || joined !== null || trace.tensors.fed !== undefined;
  return (
    <g>
      {joined ? <Joined view={view} under={under} /> : null}
      <g className="part-context" data-tensor="context" opacity={view.ink("weighted-sum")}>
        <VectorStrip
          values={rowOf(tensorOf(trace, "context"), row)}
          place={{ ...strip, x: contextX }}
          theme={theme}
          family="ctx"
          domain={stateDomain(trace)}
          unit={focus.unit}
        />
        <text className="vector-name fill-ctx" x={contextX} y={under}>
          <MathLabel {...letters.context(row + 1)} /> {short ? labels.contextShort : labels.context}
        </text>
      </g>
      <g className="part-state" data-tensor="decoderState" opacity={view.ink("cell")}>
        <VectorStrip
          values={rowOf(tensorOf(trace, "decoderState"), row)}
          place={{ ...strip, x: decoderX }}
          theme={theme}
          family="tgt"
          domain={stateDomain(trace)}
          unit={focus.unit}
        />
        {memories ? (
          <VectorStrip
            values={rowOf(memories, row)}
            place={{ ...strip, x: decoderX, y: y.vectors + vector.thickness + 6, thickness: LANE }}
            theme={theme}
            domain={symmetricDomain(memories.data)}
          />
        ) : null}
        <text className="vector-name fill-tgt" x={decoderX} y={under + (memories ? LANE + 2 : 0)}>
          <MathLabel {...letters.decoder(row + 1)} /> {short ? labels.decoderStateShort : labels.decoderState}
          {memories ? (
            <tspan className="strip-scale">
              {" "}
              · <MathLabel base="m" sub={row + 1} /> {scaleLimit(symmetricDomain(memories.data))}
            </tspan>
          ) : null}
        </text>
      </g>
      {trace.tensors.fed ? <FedBack view={view} /> : null}
      <g className="part-output" data-tensor="probabilities" opacity={view.ink("output")}>
        <path
          className="to-word"
          d={`M${decoderX + vector.length + 6} ${middle}H${wordX - 12}M${wordX - 13} ${middle - 2.8}l5 2.8l-5 2.8z`}
        />
        <text className={special ? "said special" : "said fill-tgt"} fontSize={size} x={wordX} y={middle + 7}>
          {text}
        </text>
        <text
          className="said-p"
          x={wordX}
          y={under}
          data-number={`probabilities.${row}.${trace.output.ids[row]}`}
        >
          <title>{fullForReading(probability)}</title>
          <MathLabel base="p" /> = {onStage(probability)}
        </text>
      </g>
    </g>
  );
}

/** The word beside the context, the cell that reads both, and the asking state on its way into it. */
function Joined({ view, under }: { view: LoomView; under: number }) {
  const { trace, layout, row, theme, labels } = view;
  const { y, vector, joined, contextX, decoderX, phone, query } = layout;
  const letters = useLetters();
  if (!joined) return null;
  const embedded = tensorOf(trace, "decoderEmbedded");
  const domain = symmetricDomain(embedded.data);
  const middle = y.vectors + vector.thickness / 2;
  const before = tokenText(trace.output.tokens[row - 1] ?? "<sos>");
  const [left, right] = [joined.x - 4, contextX + vector.length + 4];
  const [top, bottom] = [y.vectors - 3, y.vectors + vector.thickness + 6];
  const name = CELL_NAMES[trace.model.cell];
  const half = textWidth(name, phone ? 10 : 12) / 2 + 2;
  const low = under + (phone ? 6 : 10);
  const from = query.x + query.unit * trace.model.units + 6;
  return (
    <>
      <g className="part-word" data-tensor="decoderEmbedded" opacity={view.ink("concat")}>
        <VectorStrip
          values={rowOf(embedded, row)}
          place={{
            x: joined.x,
            y: y.vectors,
            unit: vector.unit,
            gap: vector.gap,
            thickness: vector.thickness,
            direction: "row",
          }}
          theme={theme}
          family="tgt"
          domain={domain}
        />
        <path
          className="bracket-joined"
          d={`M${left + 3} ${top}H${left}V${bottom}H${left + 3}M${right - 3} ${top}H${right}V${bottom}H${right - 3}`}
        />
        <text className="vector-name fill-tgt" x={joined.x} y={under}>
          <tspan className={before.special ? "special" : undefined}>{before.text}</tspan>
          {!phone && domain > 1 ? <tspan className="strip-scale"> {scaleLimit(domain)}</tspan> : null}
        </text>
      </g>
      <g opacity={view.ink("cell")}>
        {phone ? null : (
          <path
            className="into-cell"
            d={`M${from} ${y.scores - 4}V${low}H${joined.cellX}V${middle + 12}M${joined.cellX - 2.8} ${middle + 15}l2.8 -5l2.8 5z`}
          />
        )}
        <path
          className="to-word"
          d={`M${right + 3} ${middle}H${joined.cellX - half - 4}M${joined.cellX - half - 5} ${middle - 2.8}l5 2.8l-5 2.8zM${joined.cellX + half} ${middle}H${decoderX - 8}M${decoderX - 9} ${middle - 2.8}l5 2.8l-5 2.8z`}
        />
        <text className="cell-name" x={joined.cellX} y={middle + 4} fontSize={phone ? 10 : 12}>
          <title>{labels.cellReads(symbolText(letters.decoder(askingState(trace, row))))}</title>
          {name}
        </text>
      </g>
    </>
  );
}

/** Input feeding: s̃ of the row before on its way into this row's cell. */
function FedBack({ view }: { view: LoomView }) {
  const { layout, row, labels } = view;
  const { y, vector, decoderX, right, rowHeight, phone } = layout;
  const x = decoderX + vector.length - (phone ? 40 : 58);
  const bottom = y.vectors + vector.thickness + 8;
  const turn = y.cloth - (phone ? 12 : 30);
  const start = y.cloth + (row - 0.5) * rowHeight;
  const outer = right + (phone ? 4 : 48);
  return (
    <g className="fed-back" opacity={view.ink("cell")}>
      <path
        d={`${row > 0 ? `M${right + (phone ? 0 : 40)} ${start}H${outer}V${turn}H${x}` : `M${x} ${turn}`}V${bottom + 3}M${x - 2.8} ${bottom + 5}l2.8 -5l2.8 5z`}
      />
      <text className="vector-name fill-tgt" x={x + 6} y={turn - 4}>
        <MathLabel {...useLetters().attentional(row)} /> {row > 0 ? labels.fedBack : "= 0"}
      </text>
    </g>
  );
}
