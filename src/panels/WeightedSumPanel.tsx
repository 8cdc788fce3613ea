/** Weighted sum: every state's strip drawn as thick as its weight, added unit by unit into the context. */
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { ranked } from "../viz/focus";
import { fullForReading, inLedger } from "../viz/format";
import { useLetters } from "../viz/letters";
import { MathLabel } from "../viz/MathLabel";
import { Strips } from "../viz/Strips";
import { scaleLimit, stateDomain } from "../viz/strip";
import { tokenText } from "../viz/token";
import { VectorStrip } from "../viz/VectorStrip";
import { Live, Num, Sym } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { UnitSlider } from "./UnitSlider";

/** Source positions that are written out: the word in view and the two largest others, in source order. */
function writtenOut(weights: Float32Array, linked: number): number[] {
  return [
    linked,
    ...ranked(weights)
      .filter((j) => j !== linked)
      .slice(0, 2),
  ].sort((a, b) => a - b);
}

export function WeightedSumPanel(props: PanelProps) {
  const { trace, row, linked, focus } = props;
  const { panels } = useMessages();
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const states = tensorOf(trace, "states");
  const context = rowOf(tensorOf(trace, "context"), row);
  const unit = unitInView(focus, context);
  const domain = stateDomain(trace);
  const terms = writtenOut(weights, linked);
  const { tokens } = trace.source;
  return (
    <PanelFrame
      {...props}
      say={panels.say.weightedSum({
        source: tokenText(tokens[linked] ?? "").text,
        share: inLedger(weights[linked] ?? 0),
      })}
      place={{ unit }}
      live={
        <Live>
          {panels.unit(unit + 1)}:{" "}
          {terms.map((j, i) => (
            <span key={j} className={j === linked ? "term on" : "term"}>
              {i > 0 ? " + " : ""}
              <Num value={weights[j] ?? 0} wash="ctx" number={`weights.${row}.${j}`} /> ×{" "}
              <Num value={rowOf(states, j)[unit] ?? 0} inProduct number={`states.${j}.${unit}`} />
            </span>
          ))}
          {terms.length < tokens.length ? " + …" : ""} ={" "}
          <Num value={context[unit] ?? 0} result="ctx" number={`context.${row}.${unit}`} />
        </Live>
      }
      drawing={
        <>
          <WeightedStrips {...props} unit={unit} />
          {domain > 1 ? <p className="caption">{panels.reading.scale(scaleLimit(domain))}</p> : null}
        </>
      }
      reuse={panels.reuse.weightedSum}
      numbers={<WeightedNumbers trace={trace} row={row} />}
    />
  );
}

const ROW = 23;
const LABELS = 120;

function WeightedStrips({
  trace,
  row,
  linked,
  theme,
  width,
  unit,
  onFocus,
  onPin,
}: PanelProps & { unit: number }) {
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const states = tensorOf(trace, "states");
  const context = rowOf(tensorOf(trace, "context"), row);
  const pitch = (width - LABELS - 2) / context.length;
  const { tokens } = trace.source;
  const bottom = tokens.length * ROW;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const strips = tokens.map((_, j) => {
    const thickness = Math.max(0.8, 19 * (weights[j] ?? 0));
    const y = j * ROW + ROW / 2 - thickness / 2;
    const place = { x: LABELS, y, unit: pitch, gap: 0.6, thickness, direction: "row" as const };
    return { values: rowOf(states, j), place, domain: stateDomain(trace) };
  });
  return (
    <UnitSlider
      unit={unit}
      units={context.length}
      value={context[unit] ?? 0}
      onUnit={(u) => onPin({ unit: u })}
      unitAt={(x) => Math.floor((x - LABELS) / pitch)}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the slider around it is named */}
      <svg
        className="flat-strips weighted"
        width={width}
        height={bottom + 42}
        onPointerLeave={() => onFocus({})}
      >
        {tokens.map((token, j) => {
          const { text, special } = tokenText(token);
          const weight = weights[j] ?? 0;
          return (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
              key={j}
              className={j === linked ? "linked" : undefined}
              onPointerEnter={() => onFocus({ source: j })}
            >
              <rect
                className={j === linked ? "line-wash on" : "line-wash"}
                x={-5}
                y={j * ROW}
                width={width + 6}
                height={ROW}
              />
              <text
                className={special ? "strip-label special" : "strip-label fill-src"}
                x={0}
                y={j * ROW + 15.5}
              >
                {text}
              </text>
              <text
                className={weight > 0.05 ? "share fill-ctx" : "share"}
                x={LABELS - 10}
                y={j * ROW + 15.5}
                data-number={`weights.${row}.${j}`}
              >
                <title>{fullForReading(weight)}</title>
                {inLedger(weight)}
              </text>
            </g>
          );
        })}
        <g pointerEvents="none">
          <Strips strips={strips} theme={theme} />
        </g>
        <line className="sum-rule" x1={0} x2={width} y1={bottom + 5} y2={bottom + 5} />
        <text className="strip-label fill-ctx" x={0} y={bottom + 27}>
          <MathLabel {...useLetters().context(row + 1)} />
        </text>
        <text className="share fill-ctx" x={LABELS - 10} y={bottom + 27}>
          <title>{fullForReading(sum)}</title>
          {inLedger(sum)}
        </text>
        <VectorStrip
          values={context}
          place={{ x: LABELS, y: bottom + 13, unit: pitch, gap: 0.6, thickness: 20, direction: "row" }}
          theme={theme}
          family="ctx"
          domain={stateDomain(trace)}
        />
        <rect
          className="unit-outline"
          x={LABELS + unit * pitch - 1.5}
          y={-1}
          width={pitch + 2}
          height={bottom + 37}
        />
      </svg>
    </UnitSlider>
  );
}

/** Unit by unit: what each source word gives, and the sum. */
function WeightedNumbers({ trace, row }: { trace: Trace; row: number }) {
  const letters = useLetters();
  const { panels } = useMessages();
  const { tokens } = trace.source;
  const context = rowOf(tensorOf(trace, "context"), row);
  const parts = rowOf(tensorOf(trace, "weighted"), row);
  const units = context.length;
  return (
    <Numbers
      count={units * (tokens.length + 1)}
      head={[
        panels.unitColumn,
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        ...tokens.map((token, j) => <span key={j}>{tokenText(token).text}</span>),
        <Sym key="c" {...letters.context(row + 1)} />,
      ]}
      rows={() =>
        Array.from(context, (value, u) => ({
          name: u + 1,
          values: [...tokens.map((_, j) => parts[j * units + u] ?? 0), value],
          numbers: [...tokens.map((_, j) => `weighted.${row}.${j}.${u}`), `context.${row}.${u}`],
        }))
      }
    />
  );
}
