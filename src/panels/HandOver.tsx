/** What the encoder gives the decoder to begin with: its last states as they are, or through a learned tanh layer. */
import { useMessages } from "../i18n/useMessages";
import { decoderLayer, handoverOf } from "../trace/anatomy";
import { useLetters } from "../viz/letters";
import { MathLabel } from "../viz/MathLabel";
import { scaleLimit, symmetricDomain } from "../viz/strip";
import { VectorStrip } from "../viz/VectorStrip";
import { firstState } from "./formulas/equations";
import type { FormulaPlace } from "./formulas/place";
import { Equations } from "./formulas/StepFormulas";
import type { PanelProps } from "./panel";

interface HandOverProps extends Pick<PanelProps, "trace" | "width" | "theme" | "focus" | "onFocus"> {
  readonly layer: number;
  readonly place: FormulaPlace;
}

const LABELS = 50;

export function HandOver({ trace, layer, width, theme, place, focus, onFocus }: HandOverProps) {
  const first = useLetters().decoder(0);
  const { panels } = useMessages();
  const { first: values, firstMemory } = decoderLayer(trace, layer);
  const unit = (width - LABELS - 2) / values.length;
  const rows = [
    { letter: first, values, domain: 1 },
    ...(firstMemory
      ? [{ letter: { base: "m", sub: 0 }, values: firstMemory, domain: symmetricDomain(firstMemory) }]
      : []),
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
      <Equations of={firstState} {...{ place, focus, onFocus }} />
      <svg className="flat-strips" width={width} height={27 * rows.length} aria-hidden="true">
        {rows.map(({ letter, values, domain }, i) => (
          <g key={letter.base}>
            <text className="strip-label fill-tgt" x={0} y={27 * i + 13}>
              <MathLabel {...letter} />
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
