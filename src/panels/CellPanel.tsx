/** The decoder's cell: what it reads changes the state; which state asks is a matter of the wiring's order. */

import { decoderRun } from "../arithmetic/cellRun";
import { useMessages } from "../i18n/useMessages";
import { SOS } from "../lib/tokens";
import { besideWord, handoverOf } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { tokenText } from "../viz/token";
import { CellDrawing, CellLine, CellNumbers } from "./CellView";
import { LayerSwitch, useLayer } from "./LayerSwitch";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { type RowPart, VectorRow } from "./VectorRow";
import { wordBefore } from "./wordBefore";

/** The vectors that a layer reads in a row. */
function inputParts(trace: Trace, row: number, isUpper: boolean): RowPart[] {
  const of = (name: Parameters<typeof tensorOf>[1], family: RowPart["family"]): RowPart => {
    const tensor = tensorOf(trace, name);
    return { values: rowOf(tensor, row), family, among: tensor.data };
  };
  if (isUpper) return [of("decoder.l0.state", "tgt")];
  const beside = besideWord(trace);
  return [
    of("decoderEmbedded", "tgt"),
    ...(beside === "fed" ? [of("fed", "tgt")] : []),
    ...(beside === "context" ? [of("context", "ctx")] : []),
  ];
}

export function CellPanel(props: PanelProps) {
  const { trace, row, focus, theme, width, onPin } = props;
  const { panels } = useMessages();
  const { layer, isLower, flip } = useLayer(trace);
  const isUpper = layer > 0;
  const run = decoderRun(trace, row, layer);
  const unit = unitInView(focus, run.after);
  const place = { unit, run, isLower };
  const before = tokenText(wordBefore(trace.output.tokens, row)).text;
  const id = row === 0 ? SOS : (trace.output.ids[row - 1] ?? 0);
  const parts = inputParts(trace, row, isUpper);
  const beside = besideWord(trace);
  const sizes = parts.map(({ values }) => values.length);
  const caption = isUpper
    ? panels.reading.lowerLayer(sizes[0] ?? 0)
    : [
        panels.reading.embedding({ word: before, id, size: sizes[0] ?? 0 }),
        ...(beside === "nothing" ? [] : [panels.reading.beside[beside](sizes[1] ?? 0)]),
      ].join(" · ");
  return (
    <PanelFrame
      {...props}
      say={panels.say.cell({
        before,
        first: row === 0,
        start: handoverOf(trace),
        two: trace.model.bidirectional,
        memory: run.memory !== null,
        beside,
        tokens: trace.source.tokens.length,
      })}
      place={place}
      above={<LayerSwitch trace={trace} isLower={isLower} onFlip={flip} />}
      live={<CellLine run={run} unit={unit} />}
      drawing={
        <>
          <VectorRow
            parts={parts}
            width={width}
            theme={theme}
            caption={caption}
            scale={panels.reading.scale}
          />
          <CellDrawing run={run} unit={unit} width={width} theme={theme} onUnit={(u) => onPin({ unit: u })} />
        </>
      }
      reuse={panels.reuse.cell({ words: trace.output.tokens.length })}
      numbers={<CellNumbers {...props} run={run} place={{ trace, row, source: props.linked, ...place }} />}
    />
  );
}
