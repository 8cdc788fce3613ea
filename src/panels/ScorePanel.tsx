/** Score: the query against one encoder state, unit by unit, and the sum of the products. */
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { valueColour } from "../viz/color";
import { decimals, fullForReading, inLedger } from "../viz/format";
import { MathLabel } from "../viz/MathLabel";
import { tokenText } from "../viz/token";
import { FlatStrips } from "./FlatStrips";
import { Formula } from "./Formula";
import { Live, Num, Sym } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { e, h, s } from "./symbols";

const BARS = 84;

export function ScorePanel(props: PanelProps) {
  const { trace, row, linked: j, focus, theme, width, onPin } = props;
  const { panels } = useMessages();
  const query = rowOf(tensorOf(trace, "query"), row);
  const state = rowOf(tensorOf(trace, "states"), j);
  const score = rowOf(tensorOf(trace, "scores"), row)[j] ?? 0;
  const products = Array.from(query, (value, u) => value * (state[u] ?? 0));
  const unit = unitInView(focus, products);
  const [t, index] = [row + 1, `${row + 1},${j + 1}`];
  const most = Math.max(...products.map(Math.abs), 1e-9);
  return (
    <PanelFrame
      {...props}
      say={panels.say.score({ source: tokenText(trace.source.tokens[j] ?? "").text })}
      formula={
        <Formula
          tex={`${e(index)} = ${s(t)} \\cdot ${h(j + 1)}`}
          plain={`e_{${index}} = s_{${t}} · h_{${j + 1}}`}
        />
      }
      live={
        <Live>
          … + <Num value={query[unit] ?? 0} wash="tgt" inProduct /> ×{" "}
          <Num value={state[unit] ?? 0} wash="src" inProduct /> + … = <Num value={score} result />
        </Live>
      }
      drawing={
        <FlatStrips
          strips={[
            { label: <MathLabel base="s" sub={t} />, values: query, family: "tgt", cap: true },
            { label: <MathLabel base="h" sub={j + 1} />, values: state, family: "src", cap: true },
          ]}
          width={width}
          theme={theme}
          unit={unit}
          value={products[unit] ?? 0}
          onUnit={(u) => onPin({ unit: u })}
          extraHeight={BARS + 46}
        >
          {({ x0, pitch, y }) => (
            <ProductBars
              {...{ products, most, unit, x0, pitch, theme, width, score }}
              middle={y + 12 + BARS / 2}
              bottom={y + BARS + 42}
              words={{ product: panels.product, sum: panels.sumOf(products.length) }}
            />
          )}
        </FlatStrips>
      }
      reuse={panels.reuse.score}
      numbers={
        <Numbers
          count={3 * products.length}
          head={[
            panels.unitColumn,
            <Sym key="s" base="s" sub={t} />,
            <Sym key="h" base="h" sub={j + 1} />,
            panels.product,
          ]}
          rows={() =>
            products.map((value, u) => ({ name: u + 1, values: [query[u] ?? 0, state[u] ?? 0, value] }))
          }
        />
      }
    />
  );
}

interface ProductBarsProps {
  readonly products: readonly number[];
  readonly most: number;
  readonly unit: number;
  readonly x0: number;
  readonly pitch: number;
  readonly middle: number;
  readonly bottom: number;
  readonly width: number;
  readonly score: number;
  readonly theme: PanelProps["theme"];
  readonly words: { readonly product: string; readonly sum: string };
}

/** Above the line adds, below takes away. */
function ProductBars(props: ProductBarsProps) {
  const { products, most, unit, x0, pitch, middle, bottom, width, score, theme, words } = props;
  const reach = BARS / 2 - 6;
  const chosen = products[unit] ?? 0;
  return (
    <g className="products">
      <text className="strip-note" x={0} y={middle + 4}>
        {words.product}
      </text>
      {products.map((value, u) => {
        const height = Math.max(1, (Math.abs(value) / most) * reach);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
            key={u}
            x={x0 + u * pitch + 1}
            y={value > 0 ? middle - height : middle}
            width={Math.max(1, pitch - 2.5)}
            height={height}
            fill={valueColour(0.9 * (value / most), theme)}
          />
        );
      })}
      <line className="axis" x1={x0} x2={width} y1={middle} y2={middle} />
      <text
        className="chosen-product"
        x={Math.min(width - 18, Math.max(x0 + 18, x0 + (unit + 0.5) * pitch))}
        y={
          chosen > 0
            ? middle - (Math.abs(chosen) / most) * reach - 4
            : middle + (Math.abs(chosen) / most) * reach + 13
        }
      >
        <title>{fullForReading(chosen)}</title>
        {inLedger(chosen)}
      </text>
      <line className="sum-rule" x1={x0} x2={width} y1={bottom - 18} y2={bottom - 18} />
      <text className="strip-note" x={0} y={bottom}>
        {words.sum}
      </text>
      <text className="sum-value" x={width - 1} y={bottom}>
        <title>{fullForReading(score)}</title>
        {decimals(score, 3)}
      </text>
    </g>
  );
}
