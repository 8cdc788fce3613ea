/** The encoder over time: every lane's cells in the order of the source, and the states that are kept of them. */

import { encoderRun } from "../../arithmetic/cellRun";
import { encoderLayer } from "../../trace/anatomy";
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { stateDomain, symmetricDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import { CellBox } from "./CellBox";
import { fitText } from "./fitText";
import { Line } from "./Line";
import { type LoopView, pressed } from "./loopView";
import { isCellLit, isStateLit } from "./parts";

export function EncoderBand({ view }: { readonly view: LoopView }) {
  const { trace, layout, lanes, labels } = view;
  return (
    <g className="encoder-band">
      {trace.source.tokens.map((_, j) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        <SourceColumn key={j} view={view} column={j} />
      ))}
      {lanes.length > 1 ? <LaneNames view={view} /> : null}
      {lanes.map((_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place among the lanes
        <LaneOfCells key={lane} view={view} lane={lane} />
      ))}
      <g className="names">
        <text className="fill-src" x={4} y={layout.encoder.states.y + 12}>
          h
        </text>
        <text className="fill-src" x={4} y={layout.encoder.embedding.y + 12}>
          x
        </text>
        {lanes.length > 1 ? null : (
          <text x={4} y={(layout.encoder.lanes[0]?.y ?? 0) + 16}>
            {labels.encoder}
          </text>
        )}
      </g>
    </g>
  );
}

function SourceColumn({ view, column }: { readonly view: LoopView; readonly column: number }) {
  const { trace, layout, lanes, lane, place, theme, focus } = view;
  const { centers, pitch, embedding, states, indexY, tokenY } = layout.encoder;
  const x = centers[column] ?? 0;
  const { text, special } = tokenText(trace.source.tokens[column] ?? "");
  const shown = fitText(text, pitch - 4);
  const embedded = rowOf(tensorOf(trace, "embedded"), column);
  const state = rowOf(tensorOf(trace, "states"), column);
  const isHere = place.step === "encode" && column === place.column;
  const read = place.step !== "encode" || lanes.some((_, i) => isCellLit(lanes, i, column, lane, place));
  const thickness = Math.min(14, pitch * 0.3);
  return (
    <g
      className={`source-column${isHere ? " here" : ""}`}
      onPointerEnter={() => view.onFocus({ source: column })}
      onPointerLeave={() => view.onFocus({})}
    >
      <rect
        className={`column-wash${focus.source === column ? " on" : ""}`}
        x={x - pitch / 2 + 2}
        y={0}
        width={pitch - 4}
        height={states.bottom + 4}
      />
      <text className="index" x={x} y={indexY}>
        {column + 1}
      </text>
      <text
        className={`token ${special ? "special" : "fill-src"}`}
        fontSize={shown.size}
        lang={special ? undefined : (view.sourceLanguage ?? undefined)}
        x={x}
        y={tokenY}
      >
        {shown.text}
        {shown.text === text ? null : <title>{text}</title>}
      </text>
      <line className={read ? "flow" : "flow waiting"} x1={x} x2={x} y1={embedding.y} y2={states.y} />
      <VectorStrip
        values={embedded}
        domain={symmetricDomain(embedded)}
        pending={!read}
        theme={theme}
        place={{ x: x - 5, y: embedding.y, unit: embedding.unit, gap: 0, thickness: 10, direction: "column" }}
      />
      <VectorStrip
        values={state}
        domain={stateDomain(trace)}
        pending={!isStateLit(lanes, column, lane, place)}
        theme={theme}
        family="src"
        place={{
          x: x - thickness / 2,
          y: states.y,
          unit: states.unit,
          gap: 0,
          thickness,
          direction: "column",
        }}
      />
    </g>
  );
}

function LaneNames({ view }: { readonly view: LoopView }) {
  const { layout, lanes, lane, labels, trace } = view;
  const { layers, bidirectional: two } = trace.model;
  return (
    <g className="names">
      {lanes.map((one, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place among the lanes
          key={i}
          className={i === lane ? "here" : undefined}
          x={4}
          y={(layout.encoder.lanes[i]?.y ?? 0) + 16}
        >
          {labels.lane({ ...one, layers, two })}
        </text>
      ))}
    </g>
  );
}

function LaneOfCells({ view, lane }: { readonly view: LoopView; readonly lane: number }) {
  const { trace, layout, lanes, labels, place, theme } = view;
  const own = lanes[lane];
  const band = layout.encoder.lanes[lane];
  if (!own || !band) return null;
  const { centers, boxWidth } = layout.encoder;
  const { memories } = encoderLayer(trace, own.layer);
  const lit = (j: number): boolean => isCellLit(lanes, lane, j, view.lane, place);
  const current = (j: number): boolean => place.step === "encode" && lane === view.lane && j === place.column;
  const middle = band.y + band.height / 2;
  const { tokens } = trace.source;
  return (
    <g className="lane">
      {tokens.slice(1).map((_, i) => {
        const [left, right] = [centers[i] ?? 0, centers[i + 1] ?? 0];
        const [from, to] = own.backward
          ? [right - boxWidth / 2, left + boxWidth / 2 + 1]
          : [left + boxWidth / 2, right - boxWidth / 2 - 1];
        const kind = lit(own.backward ? i : i + 1) ? "lit" : "waiting";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
          <g key={i}>
            <Line
              className={`src ${kind}`}
              points={[
                [from, memories ? middle + 7 : middle],
                [to, memories ? middle + 7 : middle],
              ]}
            />
            {memories ? (
              <Line
                className={`src memory ${kind}`}
                points={[
                  [from, middle - 9],
                  [to, middle - 9],
                ]}
              />
            ) : null}
          </g>
        );
      })}
      {tokens.map((token, j) => {
        const isCurrent = current(j);
        const word = tokenText(token).text;
        const { layers, bidirectional: two } = trace.model;
        const name = labels.encoderCell({ ...own, layers, two, word, position: j + 1, count: tokens.length });
        const go = (): void => {
          view.onLane(lane);
          view.onPlace({ step: "encode", column: j });
        };
        const box = {
          x: (centers[j] ?? 0) - boxWidth / 2,
          y: band.y,
          width: boxWidth,
          height: band.height,
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
          <g key={j} data-cell={`${lane} ${j}`}>
            <CellBox
              {...box}
              family="src"
              state={isCurrent ? "current" : lit(j) ? "lit" : "hollow"}
              run={isCurrent ? encoderRun(trace, j, own.backward, own.layer) : null}
              name={trace.model.cell}
              theme={theme}
            />
            {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button */}
            <rect
              {...box}
              role="button"
              className="cell-button"
              tabIndex={isCurrent ? 0 : -1}
              aria-label={name}
              aria-current={isCurrent ? "step" : undefined}
              data-encoder-cell={`${lane} ${j}`}
              data-lit={lit(j)}
              onClick={go}
              onKeyDown={(event) => {
                if (pressed(event)) go();
              }}
            />
          </g>
        );
      })}
    </g>
  );
}
