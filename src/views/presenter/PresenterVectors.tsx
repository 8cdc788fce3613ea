/** Below the threads of the presenter view: the context, the state and the word; without attention the one vector. */
import { besideWord } from "../../trace/anatomy";
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { CELL_NAMES } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { ribbonLayout } from "../../viz/loom";
import { MathLabel } from "../../viz/MathLabel";
import { stateDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import type { Drawn } from "./PresenterLoom";

/** Without attention there is one vector for the whole sentence, and nothing that could be looked at. */
export function OneVector({ trace, layout, labels, theme, step }: Drawn) {
  const { y, centers, contextX, vector } = layout;
  const letters = useLetters();
  const { context, initialState } = trace.tensors;
  const to = { x: contextX + vector.length / 2, width: 24 };
  const [ribbon] = ribbonLayout([1], [centers.at(-1) ?? 0], to, y.statesEnd + 6, y.vectors - 6);
  const middle = y.vectors + vector.thickness / 2;
  return (
    <>
      {ribbon ? <path className="ribbon one" d={ribbon.d} /> : null}
      {context || !initialState ? null : (
        <>
          <text className="fill-tgt symbol end" x={contextX - 8} y={middle + 8}>
            <MathLabel {...letters.decoder(0)} />
          </text>
          <VectorStrip
            values={initialState.data}
            place={{
              x: contextX,
              y: y.vectors,
              unit: vector.unit,
              gap: 0,
              thickness: vector.thickness,
              direction: "row",
            }}
            theme={theme}
            family="tgt"
            domain={stateDomain(trace)}
            pending={step === "encode"}
          />
        </>
      )}
      {[labels.oneVector, ...labels.noAttention].map((text, i) => (
        <text key={text} className="name" x={layout.gx} y={y.cloth + 26 + i * 30}>
          {text}
        </text>
      ))}
    </>
  );
}

/** The context, the state and the word, in the wiring's order. */
export function Said({ trace, row, layout, theme, isAt }: Drawn) {
  const { y, vector, contextX, decoderX, wordX } = layout;
  const letters = useLetters();
  const { context } = trace.tensors;
  const place = {
    y: y.vectors,
    unit: vector.unit,
    gap: 0,
    thickness: vector.thickness,
    direction: "row",
  } as const;
  const middle = y.vectors + vector.thickness / 2;
  const domain = stateDomain(trace);
  const { text, special } = tokenText(trace.output.tokens[row] ?? "");
  const isContext = isAt(trace.tensors.weights ? "weighted-sum" : "concat");
  const cellX = decoderX - 92;
  return (
    <>
      {context ? (
        <>
          <text className="fill-ctx symbol end" x={contextX - 8} y={middle + 8}>
            <MathLabel {...letters.context(row + 1)} />
          </text>
          <VectorStrip
            values={rowOf(context, row)}
            place={{ ...place, x: contextX }}
            theme={theme}
            family="ctx"
            domain={domain}
            pending={!isContext}
          />
        </>
      ) : null}
      {besideWord(trace) === "context" ? (
        <>
          <path
            className="to-word"
            d={`M${contextX + vector.length + 6} ${middle}H${cellX - 30}m-5 -4l6 4l-6 4`}
          />
          <path className="to-word" d={`M${cellX + 28} ${middle}H${decoderX - 42}m-5 -4l6 4l-6 4`} />
          <text className="name middle" x={cellX} y={middle + 7}>
            {CELL_NAMES[trace.model.cell]}
          </text>
        </>
      ) : null}
      <text className="fill-tgt symbol end" x={decoderX - 8} y={middle + 8}>
        <MathLabel {...letters.decoder(row + 1)} />
      </text>
      <VectorStrip
        values={rowOf(tensorOf(trace, "decoderState"), row)}
        place={{ ...place, x: decoderX }}
        theme={theme}
        family="tgt"
        domain={domain}
        pending={!isAt("cell")}
      />
      {isAt("output") ? (
        <>
          <path
            className="to-word"
            d={`M${decoderX + vector.length + 6} ${middle}H${wordX - 10}m-5 -4l6 4l-6 4`}
          />
          <text className={special ? "said special" : "said fill-tgt"} x={wordX} y={middle + 10}>
            {text}
          </text>
        </>
      ) : null}
    </>
  );
}
