/** Encode: text to tokens to ids to embedding rows, then one GRU step per source word. */
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { inLedger } from "../viz/format";
import { symmetricDomain } from "../viz/strip";
import { tokenText } from "../viz/token";
import { VectorStrip } from "../viz/VectorStrip";
import { Formula } from "./Formula";
import { GruDrawing, GruLine, GruNumbers, type GruStep } from "./GruDrawing";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { stateBefore } from "./stateBefore";
import { h } from "./symbols";

/** The reader that makes a unit: forward for the first half of two, or the only one. */
function encoderStep(trace: Trace, j: number, backward: boolean): GruStep {
  const { bidirectional, units } = trace.model;
  const half = bidirectional ? units / 2 : units;
  const state = rowOf(tensorOf(trace, "states"), j);
  const gate = (name: "reset" | "update" | "candidate"): Float32Array =>
    rowOf(tensorOf(trace, backward ? `encoder.l0.reverse.${name}` : `encoder.l0.${name}`), j);
  return {
    reset: gate("reset"),
    update: gate("update"),
    candidate: gate("candidate"),
    before: stateBefore(trace, j, backward) ?? new Float32Array(half),
    after: backward ? state.subarray(half) : state.subarray(0, half),
    letter: "h",
    family: "src",
    indexBefore: backward ? j + 2 : j,
    indexAfter: j + 1,
    offset: backward ? half : 0,
  };
}

export function EncodePanel(props: PanelProps) {
  const { trace, linked: j, focus, theme, width, onPin } = props;
  const { panels } = useMessages();
  const { bidirectional, units } = trace.model;
  const chosen = unitInView(focus, rowOf(tensorOf(trace, "states"), j));
  const backward = bidirectional && chosen >= units / 2;
  const gru = encoderStep(trace, j, backward);
  const unit = chosen - gru.offset;
  const word = tokenText(trace.source.tokens[j] ?? "").text;
  const first = backward ? j === trace.source.tokens.length - 1 : j === 0;
  return (
    <PanelFrame
      {...props}
      say={panels.say.encode({ word, first })}
      formula={
        <>
          <Reading {...props} />
          {bidirectional ? <p className="reader">{backward ? panels.backward : panels.forward}</p> : null}
          <Formula
            tex={`${h(j + 1)} = (1 - z) \\circ n + z \\circ ${h(gru.indexBefore)}${first ? `,\\quad ${h(gru.indexBefore)} = 0` : ""}`}
            plain={`h_{${j + 1}} = (1 − z) ∘ n + z ∘ h_{${gru.indexBefore}}${first ? `, h_{${gru.indexBefore}} = 0` : ""}`}
          />
        </>
      }
      live={<GruLine gru={gru} unit={unit} />}
      drawing={
        <GruDrawing
          gru={gru}
          unit={unit}
          width={width}
          theme={theme}
          onUnit={(u) => onPin({ unit: u + gru.offset })}
        />
      }
      reuse={panels.reuse.encode({ tokens: trace.source.tokens.length, two: bidirectional })}
      numbers={<GruNumbers gru={gru} />}
    />
  );
}

/** Text, tokens and ids, and the embedding row of the word in view. */
function Reading({ trace, linked, width, theme, onFocus, onPin }: PanelProps) {
  const { panels } = useMessages();
  const { text, tokens, ids } = trace.source;
  const embedded = tensorOf(trace, "embedded");
  const values = rowOf(embedded, linked);
  const domain = symmetricDomain(embedded.data);
  const id = ids[linked] ?? 0;
  const word = tokenText(tokens[linked] ?? "").text;
  const pitch = Math.min(14, (width - 2) / values.length);
  return (
    <div className="reading-words">
      <p className="reading-text">
        <span className="key">{panels.reading.text}</span> {text}
      </p>
      <table className="token-table">
        <tbody>
          <tr>
            <th scope="row">{panels.reading.tokens}</th>
            {tokens.map((token, j) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
                key={j}
                className={j === linked ? "on" : undefined}
                onPointerEnter={() => onFocus({ source: j })}
              >
                <button
                  type="button"
                  onClick={() => onPin({ source: j })}
                  className={tokenText(token).special ? "special" : "src"}
                >
                  {tokenText(token).text}
                </button>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{panels.reading.ids}</th>
            {ids.map((number, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
              <td key={j} className={j === linked ? "on" : undefined}>
                {number}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <svg
        className="embedding"
        width={width}
        height={18}
        role="img"
        aria-label={panels.reading.embedding({ word, id, size: values.length })}
      >
        <VectorStrip
          values={values}
          place={{ x: 0, y: 0, unit: pitch, gap: 0.75, thickness: 12, direction: "row" }}
          theme={theme}
          family="src"
          domain={domain}
        />
      </svg>
      <p className="caption">
        {panels.reading.embedding({ word, id, size: values.length })}
        {domain > 1 ? (
          <span className="scale-note"> · {panels.reading.scale(inLedger(domain).replace(/0+$/, ""))}</span>
        ) : null}
      </p>
    </div>
  );
}
