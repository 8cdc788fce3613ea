/** What the threads carry down: the context, beside it the decoder's state, and the word that they make. */
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { fullForReading, onStage } from "./format";
import { textWidth } from "./loom";
import type { LoomView } from "./loomView";
import { MathLabel } from "./MathLabel";
import { tokenText } from "./token";
import { VectorStrip } from "./VectorStrip";

/** The probability of the word that was written in a row. */
export function chosenProbability(view: Pick<LoomView, "trace">, row: number): number {
  const id = view.trace.output.ids[row];
  return id === undefined
    ? Number.NaN
    : (rowOf(tensorOf(view.trace, "probabilities"), row)[id] ?? Number.NaN);
}

export function ContextRow({ view }: { view: LoomView }) {
  const { trace, layout, row, theme, labels, focus } = view;
  const { y, vector, contextX, decoderX, wordX, phone } = layout;
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
  const room = (phone ? layout.width : wordX + 150) - wordX - 2;
  const size = Math.min(phone ? 17 : 22, (room / Math.max(1, textWidth(text, 10))) * 10);
  const probability = chosenProbability(view, row);
  return (
    <g>
      <g opacity={view.ink("weighted-sum")}>
        <VectorStrip
          values={rowOf(tensorOf(trace, "context"), row)}
          place={{ ...strip, x: contextX }}
          theme={theme}
          family="ctx"
          unit={focus.unit}
        />
        <text className="vector-name fill-ctx" x={contextX} y={under}>
          <MathLabel base="c" sub={row + 1} /> {phone ? labels.contextShort : labels.context}
        </text>
      </g>
      <g opacity={view.ink("cell")}>
        <VectorStrip
          values={rowOf(tensorOf(trace, "decoderState"), row)}
          place={{ ...strip, x: decoderX }}
          theme={theme}
          family="tgt"
          unit={focus.unit}
        />
        <text className="vector-name fill-tgt" x={decoderX} y={under}>
          <MathLabel base="s" sub={row + 1} /> {phone ? labels.decoderStateShort : labels.decoderState}
        </text>
      </g>
      <g opacity={view.ink("output")}>
        <path
          className="to-word"
          d={`M${decoderX + vector.length + 6} ${middle}H${wordX - 12}M${wordX - 13} ${middle - 2.8}l5 2.8l-5 2.8z`}
        />
        <text className={special ? "said special" : "said fill-tgt"} fontSize={size} x={wordX} y={middle + 7}>
          {text}
        </text>
        <text className="said-p" x={wordX} y={under}>
          <title>{fullForReading(probability)}</title>
          <MathLabel base="p" /> = {onStage(probability)}
        </text>
      </g>
    </g>
  );
}
