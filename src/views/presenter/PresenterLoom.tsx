/** The loom for a room: every source word above its column, the numbers of the row, the threads, the cloth in numbers. */
import { askingState, besideWord, reversedWords } from "../../trace/anatomy";
import type { StepId } from "../../trace/steps";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import type { Theme } from "../../viz/color";
import { decimals, full, inCell } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { ribbonLayout, textWidth } from "../../viz/loom";
import { MathLabel } from "../../viz/MathLabel";
import { Strips } from "../../viz/Strips";
import { stateDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import { type PresenterLayout, presenterLayout, TEXT } from "./layout";
import { Cloth } from "./PresenterCloth";
import { OneVector, Said } from "./PresenterVectors";

export interface PresenterLoomProps {
  readonly trace: Trace;
  readonly row: number;
  readonly step: StepId;
  readonly column: number;
  /** The source word in view. */
  readonly linked: number;
  readonly theme: Theme;
  readonly flip: boolean;
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly weight: string;
    /** In the cloth's place, where there is none. */
    readonly noAttention: readonly string[];
    readonly oneVector: string;
  };
}

/** What every part is drawn from. */
export interface Drawn extends PresenterLoomProps {
  readonly layout: PresenterLayout;
  readonly isAt: (step: StepId) => boolean;
}

export function PresenterLoom(props: PresenterLoomProps) {
  const { trace, step, width, height, linked } = props;
  const { weights } = trace.tensors;
  const layout = presenterLayout({
    width,
    height,
    tokens: trace.source.tokens.map((token) => tokenText(token).text),
    rows: trace.output.tokens.map((token) => tokenText(token).text),
    units: trace.model.units,
    attends: weights !== undefined,
    throughCell: besideWord(trace) === "context",
    reversed: reversedWords(trace),
  });
  const drawn: Drawn = {
    ...props,
    layout,
    isAt: (wanted) => step !== "encode" && trace.steps.indexOf(step) >= trace.steps.indexOf(wanted),
  };
  const x = layout.centers[linked] ?? 0;
  return (
    <svg
      className="presenter-loom"
      width={layout.width}
      height={layout.height}
      role="img"
      aria-label={props.labels.figure}
    >
      <rect className="column-wash" x={x - layout.cw / 2} y={4} width={layout.cw} height={layout.y.end - 4} />
      {layout.centers.map((at) => (
        <line key={at} className="warp" x1={at} x2={at} y1={layout.y.states} y2={layout.y.cloth} />
      ))}
      <Tokens {...drawn} />
      <States {...drawn} />
      {weights ? <Row {...drawn} weights={rowOf(weights, props.row)} /> : <OneVector {...drawn} />}
      <Said {...drawn} />
      {weights ? <Cloth {...drawn} /> : null}
    </svg>
  );
}

function Tokens({ trace, layout, linked }: Drawn) {
  return trace.source.tokens.map((token, j) => {
    const { text, special } = tokenText(token);
    const at = `translate(${layout.centers[j] ?? 0} ${layout.y.token})`;
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
        key={j}
        className={special ? "special" : `fill-src${j === linked ? " linked" : ""}`}
        textAnchor={layout.turn ? "start" : "middle"}
        fontSize={layout.words}
        transform={layout.turn ? `${at} rotate(-${layout.turn})` : at}
      >
        {text}
      </text>
    );
  });
}

function States({ trace, layout, theme, step, column }: Drawn) {
  const { y, state, centers } = layout;
  const states = tensorOf(trace, "states");
  const encoded = step === "encode" ? column : centers.length - 1;
  const letters = useLetters();
  return (
    <>
      <text className="fill-src symbol" x={12} y={(y.states + y.statesEnd) / 2 + 8}>
        <MathLabel {...letters.encoder("j")} />
      </text>
      {centers.map((x, j) => (
        <VectorStrip
          key={x}
          values={rowOf(states, j)}
          place={{
            x: x - state.width / 2,
            y: y.states,
            unit: state.unit,
            gap: 0,
            thickness: state.width,
            direction: "column",
          }}
          theme={theme}
          family="src"
          domain={stateDomain(trace)}
          pending={j > encoded}
        />
      ))}
    </>
  );
}

/** As many decimals as fit the columns: two, one, none. */
function scoreDigits(scores: ArrayLike<number>, cw: number): number {
  const fits = (digits: number): boolean =>
    Array.from(scores).every((score) => textWidth(decimals(score, digits), TEXT) <= cw - 6);
  return [2, 1].find(fits) ?? 0;
}

/** Under each state its score and its weight, and the threads down to the context. */
function Row({
  trace,
  row,
  layout,
  linked,
  theme,
  isAt,
  labels,
  weights,
}: Drawn & { weights: Float32Array }) {
  const { y, centers } = layout;
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const query = rowOf(tensorOf(trace, "query"), row);
  const letters = useLetters();
  const digits = scoreDigits(scores, layout.cw);
  const line = y.scores - 7;
  const strip = { x: 50, y: line - 9, unit: (layout.gx - 62) / query.length, gap: 0, thickness: 18 };
  const ribbons = ribbonLayout(
    weights,
    centers,
    layout.knot,
    y.threads,
    y.vectors - 6,
    trace.model.gaussian ? 1 : 0,
  ).sort((a, b) => a.width - b.width);
  return (
    <>
      {isAt("score") ? (
        <g>
          <text className="fill-tgt symbol" x={12} y={y.scores}>
            <MathLabel {...letters.decoder(askingState(trace, row))} />
          </text>
          <Strips
            strips={[{ values: query, place: { ...strip, direction: "row" }, domain: stateDomain(trace) }]}
            theme={theme}
          />
          <path className="query-line" d={`M${layout.gx - 10} ${line}H${layout.right}`} />
          {centers.map((x, j) => (
            <text key={x} className={`score${j === linked ? " on-wash" : ""}`} x={x} y={y.scores}>
              {decimals(scores[j] ?? 0, digits)}
            </text>
          ))}
        </g>
      ) : null}
      {isAt("softmax") ? (
        <g>
          <text className="fill-ctx name" x={12} y={y.weights}>
            {labels.weight}
          </text>
          {centers.map((x, j) => (
            <text
              key={x}
              className={`weight${(weights[j] ?? 0) > 0.05 ? " heavy" : ""}`}
              x={x}
              y={y.weights}
              data-weight-of={j}
              data-value={full(weights[j] ?? 0)}
            >
              {inCell(weights[j] ?? 0)}
            </text>
          ))}
          {ribbons.map(({ source, width, d, thin }) =>
            thin ? (
              <path key={source} className="hair" d={d} strokeWidth={Math.max(width, 1).toFixed(2)} />
            ) : (
              <path key={source} className="ribbon" d={d} />
            ),
          )}
        </g>
      ) : null}
    </>
  );
}
