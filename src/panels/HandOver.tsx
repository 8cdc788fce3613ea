/** What the encoder gives the decoder to begin with: its last states as they are, or through a learned tanh layer. */
import { useMessages } from "../i18n/useMessages";
import { decoderLayer, handoverOf } from "../trace/anatomy";
import type { Trace } from "../trace/trace";
import type { Theme } from "../viz/color";
import { MathLabel } from "../viz/MathLabel";
import { scaleLimit, symmetricDomain } from "../viz/strip";
import { VectorStrip } from "../viz/VectorStrip";
import { Formula, type FormulaProps } from "./Formula";
import { h, s } from "./symbols";

/** The formula of s_0. Arrows say which reader made a part. */
function handoverFormula(trace: Trace): FormulaProps {
  const last = trace.source.tokens.length;
  const [forward, backward] = [
    h(last).replace("h_", "\\overrightarrow{h}_"),
    h(1).replace("h_", "\\overleftarrow{h}_"),
  ];
  switch (handoverOf(trace)) {
    case "last":
      return { tex: `${s(0)} = ${h(last)}`, plain: `s_{0} = h_{${last}}` };
    case "both":
      return {
        tex: `${s(0)} = [\\,${forward} ; ${backward}\\,]`,
        plain: `s_{0} = [→h_{${last}}; ←h_{1}]`,
      };
    case "bridge":
      return trace.model.bidirectional
        ? { tex: `${s(0)} = \\tanh(W_s\\, ${backward})`, plain: "s_{0} = tanh(W_{s} ←h_{1})" }
        : { tex: `${s(0)} = \\tanh(W_s\\, ${h(last)})`, plain: `s_{0} = tanh(W_{s} h_{${last}})` };
  }
}

interface HandOverProps {
  readonly trace: Trace;
  readonly layer: number;
  readonly width: number;
  readonly theme: Theme;
}

const LABELS = 50;

export function HandOver({ trace, layer, width, theme }: HandOverProps) {
  const { panels } = useMessages();
  const { first, firstMemory } = decoderLayer(trace, layer);
  const unit = (width - LABELS - 2) / first.length;
  const rows = [
    { letter: "s", values: first, domain: 1 },
    ...(firstMemory ? [{ letter: "m", values: firstMemory, domain: symmetricDomain(firstMemory) }] : []),
  ];
  return (
    <div className="hand-over">
      <p className="caption">
        {panels.handOver({
          how: handoverOf(trace),
          memory: firstMemory !== null,
          layers: trace.model.layers,
          two: trace.model.bidirectional,
        })}
      </p>
      <Formula {...handoverFormula(trace)} />
      <svg className="flat-strips" width={width} height={27 * rows.length} aria-hidden="true">
        {rows.map(({ letter, values, domain }, i) => (
          <g key={letter}>
            <text className="strip-label fill-tgt" x={0} y={27 * i + 13}>
              <MathLabel base={letter} sub={0} />
            </text>
            {domain > 1 ? (
              <text className="strip-scale" x={0} y={27 * i + 25}>
                {scaleLimit(domain)}
              </text>
            ) : null}
            <VectorStrip
              values={values}
              place={{
                x: LABELS,
                y: 27 * i,
                unit,
                gap: unit > 4 ? 0.75 : 0.4,
                thickness: 18,
                direction: "row",
              }}
              theme={theme}
              family="tgt"
              domain={domain}
            />
          </g>
        ))}
      </svg>
    </div>
  );
}
