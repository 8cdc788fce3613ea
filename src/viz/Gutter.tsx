/**
 * Left of the columns: what each line of the drawing is, the query, and the output words with their states.
 * Where the cloth scrolls sideways this part stays.
 */
import { useMemo } from "react";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import type { LoomView } from "./loomView";
import { MathLabel } from "./MathLabel";
import { OutputWords } from "./OutputWords";
import { Paced } from "./Paced";
import { Strips } from "./Strips";
import type { Strip } from "./strip";
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
      <Paced {...pace}>
        {layout.phone ? <PhoneNames view={view} /> : <Names view={view} written={written} gloss={gloss} />}
        {view.step === "encode" ? null : (
          <g opacity={view.ink("score")}>
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
            />
          </g>
        )}
        {layout.phone ? null : <MiniStates view={view} />}
      </Paced>
      <OutputWords view={view} targetLanguage={targetLanguage} onPickRow={onPickRow} />
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
        <text x={x} y={y.states + 16}>
          {labels.readers}
        </text>
      ) : (
        <text x={x} y={name}>
          {labels.states}
        </text>
      )}
      <text className="fill-src symbol" x={x} y={name + 18}>
        <MathLabel base="h" sub={1} /> … <MathLabel base="h" sub={count} />
      </text>
      <text x={x} y={name + 37}>
        {two ? labels.joined(trace.model.units) : labels.unitsEach(trace.model.units)}
      </text>
      {view.step === "encode" ? null : (
        <>
          <text className="fill-tgt" x={x} y={y.scores - 15}>
            {labels.query} <MathLabel base="s" sub={row + 1} />
          </text>
          <text className="weight-name fill-ctx" x={x} y={y.weights}>
            {labels.weight} <MathLabel base="α" sub={`${row + 1}j`} />
          </text>
          <text x={x} y={y.weights + 30}>
            {labels.threadWidth[0]}
          </text>
          <text x={x} y={y.weights + 46}>
            {labels.threadWidth[1]}
          </text>
        </>
      )}
      <text className="fill-tgt symbol" x={x + 4} y={y.labels}>
        <MathLabel base="s" sub="t" />
      </text>
      <text className="end" x={gx - 12} y={y.labels}>
        {labels.output}
      </text>
    </g>
  );
}

function PhoneNames({ view }: { view: LoomView }) {
  const { y } = view.layout;
  return (
    <g className="names">
      <text className="fill-src symbol" x={2} y={y.joined + 40}>
        <MathLabel base="h" sub="j" />
      </text>
      {view.step === "encode" ? null : (
        <>
          <text className="fill-tgt symbol" x={2} y={y.scores - 14}>
            <MathLabel base="s" sub={view.row + 1} />
          </text>
          <text className="fill-ctx symbol" x={2} y={y.weights + 2}>
            <MathLabel base="α" sub={`${view.row + 1}j`} />
          </text>
        </>
      )}
    </g>
  );
}

/** The decoder state of every woven row, small. */
function MiniStates({ view }: { view: LoomView }) {
  const { trace, layout, woven, theme } = view;
  const rows = trace.output.tokens.length;
  const x = layout.inset + 4;
  const middle = (i: number): number => layout.y.cloth + (i + 0.5) * layout.rowHeight;
  const strips = useMemo(() => {
    const states = tensorOf(trace, "decoderState");
    return Array.from({ length: woven }, (_, i): Strip => {
      const values = rowOf(states, i);
      const place = { x, unit: 40 / values.length, gap: 0, thickness: 8, direction: "row" as const };
      return { values, place: { ...place, y: layout.y.cloth + (i + 0.5) * layout.rowHeight - 4 } };
    });
  }, [trace, layout, woven, x]);
  return (
    <g className="mini-states">
      <Strips strips={strips} theme={theme} />
      {Array.from({ length: rows - woven }, (_, i) => middle(woven + i)).map((y) => (
        <line key={y} className="pending-line" x1={x} x2={x + 40} y1={y} y2={y} />
      ))}
    </g>
  );
}
