/**
 * Left of the columns: what each line of the drawing is, the query, and the output words with their states.
 * Where the cloth scrolls sideways this part stays.
 */
import { useMemo } from "react";
import { askingState, askingTensor, handoverOf } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { useLetters } from "./letters";
import type { LoomView } from "./loomView";
import { BothEnds, MathLabel } from "./MathLabel";
import { OutputWords } from "./OutputWords";
import { Paced } from "./Paced";
import { Strips } from "./Strips";
import { type Strip, scaleLimit, stateDomain, symmetricDomain } from "./strip";
import { tokenText } from "./token";
import { VectorStrip } from "./VectorStrip";

interface GutterProps {
  readonly view: LoomView;
  readonly written: boolean;
  readonly gloss: boolean;
  readonly targetLanguage: string | null;
  readonly pace: { readonly milliseconds: number; readonly urgent: readonly unknown[] };
  readonly onPickRow: (row: number) => void;
}

export function Gutter({ view, written, gloss, targetLanguage, pace, onPickRow }: GutterProps) {
  const { trace, layout, row, theme } = view;
  const { query, y } = layout;
  const line = y.scores - 4;
  return (
    <g>
      {/* First: the wash of the row in view lies under the row's small state. */}
      {view.attention ? (
        <OutputWords view={view} targetLanguage={targetLanguage} onPickRow={onPickRow} />
      ) : null}
      <Paced {...pace}>
        {layout.phone ? <PhoneNames view={view} /> : <Names view={view} written={written} gloss={gloss} />}
        {view.step === "encode" || !view.attention ? null : (
          <g className="part-query" data-tensor={askingTensor(trace)} opacity={view.ink("score")}>
            {layout.phone ? null : <FromRowBefore view={view} />}
            <VectorStrip
              values={rowOf(tensorOf(trace, "query"), row)}
              place={{
                x: query.x,
                y: line - query.thickness / 2,
                unit: query.unit,
                gap: query.unit > 2 ? 0.4 : 0,
                thickness: query.thickness,
                direction: "row",
              }}
              theme={theme}
              family="tgt"
              domain={stateDomain(trace)}
            />
          </g>
        )}
        {layout.phone || !view.attention ? null : <MiniStates view={view} />}
      </Paced>
    </g>
  );
}

function Names({ view, written, gloss }: { view: LoomView; written: boolean; gloss: boolean }) {
  const { layout, labels, trace, row } = view;
  const { y, inset: x, gx } = layout;
  const count = trace.source.tokens.length;
  const flat = layout.tokens.mode === "flat";
  const two = trace.model.bidirectional;
  const name = two ? y.joined + 6 : y.states + 10;
  const { cellStates } = trace.tensors;
  const asking = askingState(trace, row);
  const bridged = handoverOf(trace) === "bridge";
  // Without attention the ribbon shows it.
  const begins = two && (bridged || view.attention !== null);
  const asked = tokenText(trace.output.tokens[row - 1] ?? "<sos>");
  const letters = useLetters();
  return (
    <g className="names">
      {written && flat ? (
        <text x={x} y={y.written - 4}>
          {labels.written}
        </text>
      ) : null}
      <text x={x} y={y.token}>
        {labels.source}
      </text>
      {gloss && flat ? (
        <text x={x} y={y.gloss}>
          {labels.gloss}
        </text>
      ) : null}
      {two ? (
        <>
          <text x={x} y={y.states + 16}>
            {labels.readers}
          </text>
          {begins ? (
            <text className="fill-tgt" x={x} y={y.states + 34}>
              <MathLabel {...letters.decoder(0)} /> ={" "}
              {bridged ? (
                <>
                  tanh(
                  <MathLabel {...letters.bridge} /> ←<MathLabel {...letters.encoder(1)} />)
                </>
              ) : (
                <BothEnds last={count} />
              )}
            </text>
          ) : null}
        </>
      ) : (
        <text x={x} y={name}>
          {labels.states}
        </text>
      )}
      <text className="fill-src symbol" x={x} y={name + 18}>
        <MathLabel {...letters.encoder(1)} /> … <MathLabel {...letters.encoder(count)} />
      </text>
      <text x={x} y={name + 37}>
        {two ? labels.joined(trace.model.units) : labels.unitsEach(trace.model.units)}
      </text>
      {trace.model.layers === 2 ? (
        <text x={x} y={two ? y.states + (begins ? 50 : 34) : name + 53}>
          {labels.upperLayer}
        </text>
      ) : null}
      {cellStates ? (
        <text x={x} y={name + (trace.model.layers === 2 && !two ? 69 : 53)}>
          <MathLabel base="m" sub="j" /> {labels.cellStates(scaleLimit(symmetricDomain(cellStates.data)))}
        </text>
      ) : null}
      {view.step === "encode" || !view.attention ? null : (
        <>
          <text className="fill-tgt" x={x} y={y.scores - 15}>
            {labels.query} <MathLabel {...letters.decoder(asking)} />
            {asking === row ? (
              // The row that it comes from.
              <tspan className={asked.special ? "special" : undefined}> · {asked.text}</tspan>
            ) : null}
          </text>
          <text className="weight-name fill-ctx" x={x} y={y.weights}>
            {labels.weight} <MathLabel {...letters.weight(row + 1, "j")} />
          </text>
          <text x={x} y={y.weights + 30}>
            {labels.threadWidth[0]}
          </text>
          <text x={x} y={y.weights + 46}>
            {labels.threadWidth[1]}
          </text>
        </>
      )}
      {view.attention ? (
        <>
          <text className="fill-tgt symbol" x={x + 4} y={y.labels}>
            <MathLabel {...letters.decoder("t")} />
          </text>
          <text className="end" x={gx - 12} y={y.labels}>
            {labels.output}
          </text>
        </>
      ) : null}
    </g>
  );
}

function PhoneNames({ view }: { view: LoomView }) {
  const { y } = view.layout;
  const letters = useLetters();
  return (
    <g className="names">
      <text className="fill-src symbol" x={2} y={y.joined + 40}>
        <MathLabel {...letters.encoder("j")} />
      </text>
      {view.step === "encode" || !view.attention ? null : (
        <>
          <text className="fill-tgt symbol" x={2} y={y.scores - 14}>
            <MathLabel {...letters.decoder(askingState(view.trace, view.row))} />
          </text>
          <text className="fill-ctx symbol" x={2} y={y.weights + 2}>
            <MathLabel {...letters.weight(view.row + 1, "j")} />
          </text>
        </>
      )}
    </g>
  );
}

/** Where the query is the state of the row before: the way from that row up to it. */
function FromRowBefore({ view }: { view: LoomView }) {
  const { trace, layout, row } = view;
  const { y, query, inset, rowHeight } = layout;
  if (row === 0 || askingState(trace, row) !== row) return null;
  const [line, from] = [y.scores - 4, y.cloth + (row - 0.5) * rowHeight];
  return (
    <path
      className="from-before"
      d={`M${inset + 2} ${from}H${inset - 12}V${line}H${query.x - 4}M${query.x - 6} ${line - 2.8}l5 2.8l-5 2.8z`}
    />
  );
}

/** The decoder state of every row that has one, small. */
function MiniStates({ view }: { view: LoomView }) {
  const { trace, layout, stated, theme } = view;
  const rows = trace.output.tokens.length;
  const x = layout.inset + 4;
  const middle = (i: number): number => layout.y.cloth + (i + 0.5) * layout.rowHeight;
  const strips = useMemo(() => {
    const states = tensorOf(trace, "decoderState");
    return Array.from({ length: stated }, (_, i): Strip => {
      const values = rowOf(states, i);
      const place = { x, unit: 40 / values.length, gap: 0, thickness: 8, direction: "row" as const };
      return {
        values,
        domain: stateDomain(trace),
        place: { ...place, y: layout.y.cloth + (i + 0.5) * layout.rowHeight - 4 },
      };
    });
  }, [trace, layout, stated, x]);
  return (
    <g className="mini-states">
      <Strips strips={strips} theme={theme} />
      {Array.from({ length: rows - stated }, (_, i) => middle(stated + i)).map((y) => (
        <line key={y} className="pending-line" x1={x} x2={x + 40} y1={y} y2={y} />
      ))}
    </g>
  );
}
