/** The decoder's cell: the word just written changes the state that is about to ask. */
import { useMessages } from "../i18n/useMessages";
import { SOS, SPECIAL_TOKENS } from "../lib/tokens";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { symmetricDomain } from "../viz/strip";
import { tokenText } from "../viz/token";
import { VectorStrip } from "../viz/VectorStrip";
import { Formula } from "./Formula";
import { GruDrawing, GruLine, GruNumbers, type GruStep } from "./GruDrawing";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { decoderStateBefore } from "./stateBefore";
import { s } from "./symbols";

/** The word that a row reads: the one written before it. */
export const wordBefore = (tokens: readonly string[], row: number): string =>
  tokens[row - 1] ?? SPECIAL_TOKENS[SOS];

export function CellPanel(props: PanelProps) {
  const { trace, row, focus, theme, width, onPin } = props;
  const { panels } = useMessages();
  const gate = (name: "reset" | "update" | "candidate"): Float32Array =>
    rowOf(tensorOf(trace, `decoder.l0.${name}`), row);
  const gru: GruStep = {
    reset: gate("reset"),
    update: gate("update"),
    candidate: gate("candidate"),
    before: decoderStateBefore(trace, row),
    after: rowOf(tensorOf(trace, "decoderState"), row),
    letter: "s",
    family: "tgt",
    indexBefore: row,
    indexAfter: row + 1,
    offset: 0,
  };
  const unit = unitInView(focus, gru.after);
  const before = tokenText(wordBefore(trace.output.tokens, row)).text;
  const embedded = tensorOf(trace, "decoderEmbedded");
  const input = rowOf(embedded, row);
  const id = row === 0 ? SOS : (trace.output.ids[row - 1] ?? 0);
  const caption = panels.reading.embedding({ word: before, id, size: input.length });
  return (
    <PanelFrame
      {...props}
      say={panels.say.cell({
        before,
        first: row === 0,
        two: trace.model.bidirectional,
        tokens: trace.source.tokens.length,
      })}
      formula={
        <Formula
          tex={`${s(row + 1)} = (1 - z) \\circ n + z \\circ ${s(row)}`}
          plain={`s_{${row + 1}} = (1 − z) ∘ n + z ∘ s_{${row}}`}
        />
      }
      live={<GruLine gru={gru} unit={unit} />}
      drawing={
        <>
          <svg className="embedding" width={width} height={18} role="img" aria-label={caption}>
            <VectorStrip
              values={input}
              place={{
                x: 0,
                y: 0,
                unit: Math.min(14, (width - 2) / input.length),
                gap: 0.75,
                thickness: 12,
                direction: "row",
              }}
              theme={theme}
              family="tgt"
              domain={symmetricDomain(embedded.data)}
            />
          </svg>
          <p className="caption">{caption}</p>
          <GruDrawing gru={gru} unit={unit} width={width} theme={theme} onUnit={(u) => onPin({ unit: u })} />
        </>
      }
      reuse={panels.reuse.cell({ words: trace.output.tokens.length })}
      numbers={<GruNumbers gru={gru} />}
    />
  );
}
