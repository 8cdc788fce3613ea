/** What was said is what is read next, until the end mark is said. */
import { tokenText } from "../../viz/token";
import { fitText } from "./fitText";
import { Line } from "./Line";
import { fedEdges, feedbackEdges, inputY, outputY, slotAt } from "./loopLayout";
import { isPlacedLit, type LoopView } from "./loopView";

/** The drawing's main thing: what was said is what is read next. */
export function Feedback({ view }: { readonly view: LoopView }) {
  const { layout, place } = view;
  const output = slotAt(layout, "output");
  const made = slotAt(layout, "attentional");
  const reach = (row: number): number => saidWord(view, row).reach;
  return (
    <g className="feedback-lines">
      {feedbackEdges(layout, reach).map(({ from, to, points }) => (
        <g key={to} data-feedback={`${from} ${to}`} data-lit={isPlacedLit(view, output, from)}>
          <Line
            className={`feedback ${isPlacedLit(view, output, from) ? "lit" : "waiting"}${to === place.row && place.step !== "encode" ? " now" : ""}`}
            points={points}
          />
        </g>
      ))}
      {fedEdges(layout).map(({ from, to, points }) => (
        <Line
          key={to}
          className={`fed ${isPlacedLit(view, made, from) ? "lit" : "waiting"}${to === place.row && place.step !== "encode" ? " now" : ""}`}
          points={points}
        />
      ))}
      <Line
        className={`feedback ${place.step === "encode" ? "waiting" : "lit"}${place.row === 0 && place.step !== "encode" ? " now" : ""}`}
        points={startPoints(view)}
      />
    </g>
  );
}

function startPoints({ layout }: LoopView): [number, number][] {
  const input = slotAt(layout, "input");
  const [first] = layout.decoder.columns;
  if (!input || !first) return [];
  return [
    [first.riser - 24, inputY(input)],
    [first.left - 4, inputY(input)],
  ];
}

function saidWord({ trace, layout }: LoopView, row: number) {
  const column = layout.decoder.columns[row];
  const room = column ? column.right - column.left : 40;
  return fitText(tokenText(trace.output.tokens[row] ?? "").text, room, 15);
}

/** `<eos>` ends the loop: nothing is fed back any more. Where the longest translation was reached, it is cut instead. */
export function Stop({ view }: { readonly view: LoopView }) {
  const { trace, layout, labels } = view;
  const output = slotAt(layout, "output");
  const last = trace.output.tokens.length - 1;
  const column = layout.decoder.columns[last];
  if (!output || !column) return null;
  const ended = trace.output.tokens[last] === "<eos>";
  const y = outputY(output);
  const from = column.center + saidWord(view, last).reach + 5;
  const lit = isPlacedLit(view, output, last);
  // That the limit cut it is known once it did; what the end mark does is known before.
  const words = ended ? labels.stop : lit ? labels.limit(last + 1) : [];
  return (
    <g
      className={`stop ${lit ? "lit" : "waiting"} ${ended ? "ended" : "cut"}`}
      data-stop={ended ? "eos" : "limit"}
    >
      <path className="stub" d={`M${from} ${y}H${layout.stopX + 8}`} />
      <path className="bar" d={`M${layout.stopX + 9} ${y - 11}V${y + 11}`} />
      {words.map((line, i) => (
        <text key={line} x={layout.stopX + 15} y={y + 4 + (i - (words.length - 1) / 2) * 14}>
          {line}
        </text>
      ))}
    </g>
  );
}
