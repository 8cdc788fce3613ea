/** Concat: the context and the decoder's state side by side, then W_c and tanh make one vector of them. */
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { MathLabel } from "../viz/MathLabel";
import { VectorStrip } from "../viz/VectorStrip";
import { Formula } from "./Formula";
import { Live, Num, Sym } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { c, mixed, s } from "./symbols";
import { UnitSlider } from "./UnitSlider";

const TILDE = "̃";

export function ConcatPanel(props: PanelProps) {
  const { trace, row, focus } = props;
  const { panels } = useMessages();
  const combined = rowOf(tensorOf(trace, "combined"), row);
  const attentional = rowOf(tensorOf(trace, "attentional"), row);
  const unit = unitInView(focus, attentional);
  const t = row + 1;
  const half = combined.length / 2;
  return (
    <PanelFrame
      {...props}
      say={panels.say.concat()}
      formula={
        <Formula
          tex={`${mixed(t)} = \\tanh\\left(W_c\\, [\\,${c(t)} ; ${s(t)}\\,]\\right)`}
          plain={`s̃_{${t}} = tanh(W_{c} [c_{${t}}; s_{${t}}])`}
        />
      }
      live={
        <Live>
          {panels.unit(unit + 1)}: tanh( … × <Num value={combined[unit] ?? 0} wash="ctx" inProduct /> + … ×{" "}
          <Num value={combined[half + unit] ?? 0} wash="tgt" inProduct /> + … ) ={" "}
          <Num value={attentional[unit] ?? 0} result="tgt" />
        </Live>
      }
      drawing={
        <>
          <Joining {...props} unit={unit} />
          <p className="caption">{panels.inAndOut(half, attentional.length)}</p>
        </>
      }
      reuse={panels.reuse.concat({ words: trace.output.tokens.length })}
      numbers={
        <Numbers
          count={combined.length + attentional.length}
          head={[
            panels.unitColumn,
            <Sym key="c" base="c" sub={t} />,
            <Sym key="s" base="s" sub={t} />,
            <Sym key="m" base={`s${TILDE}`} sub={t} />,
          ]}
          rows={() =>
            Array.from(attentional, (value, u) => ({
              name: u + 1,
              values: [combined[u] ?? 0, combined[half + u] ?? 0, value],
            }))
          }
        />
      }
    />
  );
}

function Joining({ trace, row, theme, width, unit, onPin }: PanelProps & { unit: number }) {
  const attentional = rowOf(tensorOf(trace, "attentional"), row);
  const units = attentional.length;
  const pitch = (width - 12) / (2 * units);
  const length = units * pitch;
  const second = length + 10;
  const out = (width - length) / 2;
  const strip = { unit: pitch, gap: 0.5, thickness: 20, direction: "row" as const };
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
          unit={unit}
        />
        <VectorStrip
          values={rowOf(tensorOf(trace, "decoderState"), row)}
          place={{ ...strip, x: second, y: 2 }}
          theme={theme}
          family="tgt"
          unit={unit}
        />
        <text className="strip-label fill-ctx" x={0} y={43}>
          <MathLabel base="c" sub={t} /> {units}
        </text>
        <text className="strip-label fill-tgt" x={second} y={43}>
          <MathLabel base="s" sub={t} /> {units}
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
          <MathLabel base="s" accent={TILDE} sub={t} /> {units}
        </text>
      </svg>
    </UnitSlider>
  );
}
