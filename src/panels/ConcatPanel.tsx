/** Concat: two vectors side by side. After the cell W_c and tanh make one of them; before it they are what it reads. */

import { parameterRows } from "../arithmetic/products";
import { useMessages } from "../i18n/useMessages";
import { hasFixedContext } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { useLetters } from "../viz/letters";
import { MathLabel } from "../viz/MathLabel";
import { scaleLimit, stateDomain, symmetricDomain } from "../viz/strip";
import { tokenText } from "../viz/token";
import { VectorStrip } from "../viz/VectorStrip";
import { Live, Num, Sym } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { UnitSlider } from "./UnitSlider";
import { wordBefore } from "./wordBefore";

export function ConcatPanel(props: PanelProps) {
  return props.trace.tensors.attentional ? <Mixing {...props} /> : <Joining {...props} />;
}

/** Luong: [c; s] through W_c and tanh. */
function Mixing(props: PanelProps) {
  const { trace, row, focus } = props;
  const { panels } = useMessages();
  const combined = rowOf(tensorOf(trace, "combined"), row);
  const attentional = rowOf(tensorOf(trace, "attentional"), row);
  const unit = unitInView(focus, attentional);
  const letters = useLetters();
  const t = row + 1;
  const domain = stateDomain(trace);
  const half = combined.length / 2;
  const weights = parameterRows(trace, "combine.weight")?.[unit];
  const weight = (u: number) =>
    weights ? (
      <>
        … + <Num value={weights[u] ?? 0} inProduct number={`combine.weight.${unit}.${u}`} />
      </>
    ) : (
      "…"
    );
  return (
    <PanelFrame
      {...props}
      say={panels.say.concat.mixed}
      place={{ unit }}
      live={
        <Live>
          {panels.unit(unit + 1)}: tanh( {weight(unit)} ×{" "}
          <Num value={combined[unit] ?? 0} wash="ctx" inProduct number={`combined.${row}.${unit}`} /> +{" "}
          {weight(half + unit)} ×{" "}
          <Num
            value={combined[half + unit] ?? 0}
            wash="tgt"
            inProduct
            number={`combined.${row}.${half + unit}`}
          />{" "}
          + … ) = <Num value={attentional[unit] ?? 0} result="tgt" number={`attentional.${row}.${unit}`} />
        </Live>
      }
      drawing={
        <>
          <MixingDrawing {...props} unit={unit} />
          <p className="caption">
            {panels.inAndOut(half, attentional.length)}
            {domain > 1 ? (
              <span className="scale-note">
                {" "}
                · <Sym {...letters.context(t)} />, <Sym {...letters.decoder(t)} />{" "}
                {panels.reading.scale(scaleLimit(domain))}
              </span>
            ) : null}
          </p>
        </>
      }
      reuse={panels.reuse.concat({ words: trace.output.tokens.length })}
      numbers={
        <Numbers
          count={combined.length + attentional.length}
          head={[
            panels.unitColumn,
            <Sym key="c" {...letters.context(t)} />,
            <Sym key="s" {...letters.decoder(t)} />,
            <Sym key="m" {...letters.attentional(t)} />,
          ]}
          rows={() =>
            Array.from(attentional, (value, u) => ({
              name: u + 1,
              values: [combined[u] ?? 0, combined[half + u] ?? 0, value],
              numbers: [`combined.${row}.${u}`, `combined.${row}.${half + u}`, `attentional.${row}.${u}`],
            }))
          }
        />
      }
    />
  );
}

/** The word and the context as the cell's input. Nothing is multiplied. */
function Joining(props: PanelProps) {
  const { trace, row, focus, width, theme, onPin } = props;
  const { panels } = useMessages();
  const combined = rowOf(tensorOf(trace, "combined"), row);
  const embedded = tensorOf(trace, "decoderEmbedded");
  const word = rowOf(embedded, row);
  const context = rowOf(tensorOf(trace, "context"), row);
  const domain = symmetricDomain(embedded.data);
  const unit = unitInView(focus, context);
  const letters = useLetters();
  const t = row + 1;
  const pitch = (width - 10) / combined.length;
  const second = word.length * pitch + 8;
  const strip = { y: 2, unit: pitch, gap: 0.5, thickness: 20, direction: "row" as const };
  const fixed = hasFixedContext(trace);
  return (
    <PanelFrame
      {...props}
      say={fixed ? panels.say.concat.fixed : panels.say.concat.joined}
      place={{ unit }}
      live={
        <Live>
          [ <Num value={word[0] ?? 0} wash="tgt" number={`combined.${row}.0`} />, … ; …,{" "}
          <Num value={context[unit] ?? 0} wash="ctx" number={`context.${row}.${unit}`} />, … ]
        </Live>
      }
      drawing={
        <>
          <UnitSlider
            unit={unit}
            units={context.length}
            value={context[unit] ?? 0}
            onUnit={(u) => onPin({ unit: u })}
            unitAt={(x) => Math.floor((x - second) / pitch)}
          >
            {/* biome-ignore lint/a11y/noSvgWithoutTitle: the slider around it is named */}
            <svg className="flat-strips" width={width} height={46}>
              <VectorStrip
                values={word}
                place={{ ...strip, x: 0 }}
                theme={theme}
                family="tgt"
                domain={domain}
              />
              <VectorStrip
                values={context}
                place={{ ...strip, x: second }}
                theme={theme}
                family="ctx"
                domain={stateDomain(trace)}
                unit={unit}
              />
              <text className="strip-label fill-tgt" x={0} y={42}>
                <MathLabel base="E" /> <MathLabel {...letters.word(row)} /> {word.length}
              </text>
              <text className="strip-label fill-ctx" x={second} y={42}>
                <MathLabel {...letters.context(t)} /> {context.length}
              </text>
            </svg>
          </UnitSlider>
          <p className="caption">
            {panels.joinedNumbers(word.length, context.length)}
            {domain > 1 ? (
              <span className="scale-note">
                {" "}
                · <i className="math">E y</i> {panels.reading.scale(scaleLimit(domain))}
              </span>
            ) : null}
          </p>
        </>
      }
      reuse={panels.reuse.joining}
      numbers={
        <Numbers
          count={combined.length}
          head={[
            "",
            tokenText(wordBefore(trace.output.tokens, row)).text,
            <Sym key="c" {...letters.context(t)} />,
          ]}
          rows={() =>
            Array.from({ length: Math.max(word.length, context.length) }, (_, u) => ({
              name: u + 1,
              values: [word[u] ?? Number.NaN, context[u] ?? Number.NaN],
              numbers: [`combined.${row}.${u}`, `combined.${row}.${word.length + u}`],
            }))
          }
        />
      }
    />
  );
}

function MixingDrawing({ trace, row, theme, width, unit, onPin }: PanelProps & { unit: number }) {
  const attentional = rowOf(tensorOf(trace, "attentional"), row);
  const units = attentional.length;
  const pitch = (width - 12) / (2 * units);
  const length = units * pitch;
  const second = length + 10;
  const out = (width - length) / 2;
  const strip = { unit: pitch, gap: 0.5, thickness: 20, direction: "row" as const };
  const letters = useLetters();
  const t = row + 1;
  return (
    <UnitSlider
      unit={unit}
      units={attentional.length}
      value={attentional[unit] ?? 0}
      onUnit={(u) => onPin({ unit: u })}
      unitAt={(x, y) => {
        const below = y > 90;
        const at = x - (below ? out : 0);
        return Math.floor((!below && at > second ? at - second : at) / pitch);
      }}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the slider around it is named */}
      <svg className="flat-strips" width={width} height={156}>
        <VectorStrip
          values={rowOf(tensorOf(trace, "context"), row)}
          place={{ ...strip, x: 0, y: 2 }}
          theme={theme}
          family="ctx"
          domain={stateDomain(trace)}
          unit={unit}
        />
        <VectorStrip
          values={rowOf(tensorOf(trace, "decoderState"), row)}
          place={{ ...strip, x: second, y: 2 }}
          theme={theme}
          family="tgt"
          domain={stateDomain(trace)}
          unit={unit}
        />
        <text className="strip-label fill-ctx" x={0} y={43}>
          <MathLabel {...letters.context(t)} /> {units}
        </text>
        <text className="strip-label fill-tgt" x={second} y={43}>
          <MathLabel {...letters.decoder(t)} /> {units}
        </text>
        <path
          className="joining-line"
          d={`M0 52C0 90 ${out} 68 ${out} 100M${second + length} 52C${second + length} 90 ${out + length} 68 ${out + length} 100`}
        />
        <text className="joining-name" x={width / 2} y={78}>
          tanh(
          <MathLabel base="W" sub="c" /> · )
        </text>
        <VectorStrip
          values={attentional}
          place={{ ...strip, x: out, y: 104 }}
          theme={theme}
          family="tgt"
          unit={unit}
        />
        <text className="strip-label fill-tgt" x={out} y={145}>
          <MathLabel {...letters.attentional(t)} /> {units}
        </text>
      </svg>
    </UnitSlider>
  );
}
