/** Encode: text to tokens to ids to embedding rows, then one update of the cell per source word, layer and direction. */

import { useEffect, useRef } from "react";
import { encoderRun } from "../arithmetic/cellRun";
import { useMessages } from "../i18n/useMessages";
import { encoderLayer } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { tokenText } from "../viz/token";
import { CellDrawing, CellLine, CellNumbers } from "./CellView";
import { HandOver } from "./HandOver";
import { LayerSwitch, useLayer } from "./LayerSwitch";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { VectorRow } from "./VectorRow";

export function EncodePanel(props: PanelProps) {
  const { trace, linked: j, focus, theme, width, onPin } = props;
  const { panels } = useMessages();
  const { bidirectional, units, reverseSource } = trace.model;
  const { layer, isLower, flip } = useLayer(trace);
  const chosen = unitInView(focus, rowOf(encoderLayer(trace, layer).states, j));
  const backward = bidirectional && chosen >= units / 2;
  const run = encoderRun(trace, j, backward, layer);
  const unit = chosen - run.offset;
  const word = tokenText(trace.source.tokens[j] ?? "").text;
  const place = { unit: chosen, run, isLower };
  return (
    <PanelFrame
      {...props}
      say={panels.say.encode({ word, first: run.fromZeros, gated: run.cell !== "rnn" })}
      place={place}
      above={
        <>
          <Reading {...props} />
          {reverseSource ? <p className="reader">{panels.reversed}</p> : null}
          <LayerSwitch trace={trace} isLower={isLower} onFlip={flip} />
          {bidirectional ? <p className="reader">{backward ? panels.backward : panels.forward}</p> : null}
        </>
      }
      live={<CellLine run={run} unit={unit} />}
      drawing={
        <>
          <CellDrawing
            run={run}
            unit={unit}
            width={width}
            theme={theme}
            onUnit={(u) => onPin({ unit: u + run.offset })}
          />
          <HandOver {...props} layer={layer} place={{ trace, row: props.row, source: j, ...place }} />
        </>
      }
      reuse={panels.reuse.encode({ tokens: trace.source.tokens.length, two: bidirectional })}
      numbers={<CellNumbers {...props} run={run} place={{ trace, row: props.row, source: j, ...place }} />}
    />
  );
}

/** Scrolls a table sideways, and nothing around it, until a cell of it is in sight. */
function showAcross(table: HTMLElement, { offsetLeft, offsetWidth }: HTMLElement): void {
  const end = offsetLeft + offsetWidth - table.clientWidth;
  table.scrollLeft = Math.min(Math.max(table.scrollLeft, end), offsetLeft);
}

/** Text, tokens and ids, and the embedding row of the word in view. */
function Reading({ trace, linked, width, theme, onFocus, onPin }: PanelProps) {
  const { panels } = useMessages();
  const { text, tokens, ids } = trace.source;
  const embedded = tensorOf(trace, "embedded");
  const values = rowOf(embedded, linked);
  const id = ids[linked] ?? 0;
  const word = tokenText(tokens[linked] ?? "").text;
  const table = useRef<HTMLTableElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word or sentence is another cell
  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>("td.on");
    if (table.current && cell) showAcross(table.current, cell);
  }, [linked, text]);
  return (
    <div className="reading-words">
      <p className="reading-text">
        <span className="key">{panels.reading.text}</span> {text}
      </p>
      <table className="token-table" ref={table}>
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
      <VectorRow
        parts={[{ values, family: "src", among: embedded.data }]}
        width={width}
        theme={theme}
        caption={panels.reading.embedding({ word, id, size: values.length })}
        scale={panels.reading.scale}
      />
    </div>
  );
}
