/** Score: the query against one encoder state, unit by unit, and the sum of the products. */
import { dotProduct } from "../arithmetic/products";
import { useMessages } from "../i18n/useMessages";
import { askingState } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { valueColour } from "../viz/color";
import { fullForReading, inLedger } from "../viz/format";
import { useLetters } from "../viz/letters";
import { tokenText } from "../viz/token";
import { FlatStrips } from "./FlatStrips";
import { Live, Num } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import { type PanelProps, unitInView } from "./panel";
import { sumSteps } from "./scoreSums";
import { longestSource, SCORE_TERMS, type ScoreTerms } from "./scoreTerms";
import { WithSymbols } from "./WithSymbols";

const BARS = 84;
const LINE = 20;

export function ScorePanel(props: PanelProps) {
  const { trace, row, linked: j } = props;
  const { panels } = useMessages();
  const kind = trace.model.score ?? "uniform";
  const score = rowOf(tensorOf(trace, "scores"), row)[j] ?? 0;
  const terms = SCORE_TERMS[kind](trace, row, j, useLetters());
  const { factors } = terms;
  const products = factors
    ? Array.from(factors.left.values, (value, u) => value * (factors.right.values[u] ?? 0))
    : [];
  const unit = products.length > 0 ? unitInView(props.focus, products) : 0;
  const asksBefore = askingState(trace, row) === row;
  return (
    <PanelFrame
      {...props}
      say={panels.say.score[kind]({
        source: tokenText(trace.source.tokens[j] ?? "").text,
        position: j + 1,
        longest: longestSource(trace),
      })}
      place={{ unit, factors }}
      live={<ScoreLine {...props} terms={terms} products={products} score={score} />}
      drawing={
        <>
          <ScoreDrawing {...props} terms={terms} products={products} score={score} />
          {asksBefore ? (
            <p className="caption">
              <WithSymbols text={panels.asksBefore(row)} />
            </p>
          ) : null}
        </>
      }
      reuse={panels.reuse.score[kind]}
      numbers={
        factors ? (
          <Numbers
            count={3 * products.length}
            head={[panels.unitColumn, factors.left.symbol, factors.right.symbol, panels.product]}
            rows={() =>
              products.map((value, u) => ({
                name: u + 1,
                values: [factors.left.values[u] ?? 0, factors.right.values[u] ?? 0, value],
                numbers: [
                  `${factors.left.number}.${u}`,
                  `${factors.right.number}.${u}`,
                  `derived.product.${row}.${j}.${u}`,
                ],
              }))
            }
          />
        ) : null
      }
    />
  );
}

interface Parts extends PanelProps {
  readonly terms: ScoreTerms;
  readonly products: readonly number[];
  readonly score: number;
}

function ScoreLine({ row, linked: j, terms: { factors, under }, products, score, focus }: Parts) {
  if (!factors) {
    return (
      <Live>
        <Num value={score} result number={`scores.${row}.${j}`} />
      </Live>
    );
  }
  const unit = unitInView(focus, products);
  const { left, right } = factors;
  return (
    <Live>
      {under === null ? "" : "("}… +{" "}
      <Num value={left.values[unit] ?? 0} wash={left.wash} inProduct number={`${left.number}.${unit}`} /> ×{" "}
      <Num value={right.values[unit] ?? 0} wash={right.wash} inProduct number={`${right.number}.${unit}`} /> +
      …{under === null ? "" : `) / √${under}`} = <Num value={score} result number={`scores.${row}.${j}`} />
    </Live>
  );
}

function ScoreDrawing({ trace, row, linked: j, terms, products, score, focus, theme, width, onPin }: Parts) {
  const number = `scores.${row}.${j}`;
  const { panels } = useMessages();
  const { strips, factors, under } = terms;
  if (strips.length === 0) return null;
  const unit = unitInView(focus, factors ? products : (strips[0]?.values ?? []));
  const sum = factors ? dotProduct(factors.left.values, factors.right.values) : 0;
  const steps = sumSteps(trace, row, sum, under);
  const most = Math.max(...products.map(Math.abs), 1e-9);
  return (
    <FlatStrips
      strips={strips}
      width={width}
      theme={theme}
      unit={unit}
      value={products[unit] ?? strips[0]?.values[unit] ?? 0}
      onUnit={(u) => onPin({ unit: u })}
      extraHeight={factors ? BARS + 46 + steps.length * LINE : 0}
    >
      {({ x0, pitch, y }) =>
        factors ? (
          <>
            <ProductBars
              {...{ products, most, unit, x0, pitch, theme, width, sum }}
              number={steps.length === 0 ? number : `derived.productSum.${row}.${j}`}
              product={`derived.product.${row}.${j}.${unit}`}
              middle={y + 12 + BARS / 2}
              bottom={y + BARS + 42}
              words={{ product: panels.product, sum: panels.sumOf(products.length) }}
            />
            {steps.map(({ text, value }, i) => {
              const isLast = i === steps.length - 1;
              const [at, shown] = [y + BARS + 42 + (i + 1) * LINE, isLast ? score : value];
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                <g key={i} className="products">
                  <text className="strip-note" x={0} y={at}>
                    {text}
                  </text>
                  <text className="sum-value" x={width - 1} y={at} data-number={number}>
                    <title>{fullForReading(shown)}</title>
                    {inLedger(shown)}
                  </text>
                </g>
              );
            })}
          </>
        ) : null
      }
    </FlatStrips>
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
  readonly sum: number;
  /** The names of the sum and of the chosen product. */
  readonly number: string;
  readonly product: string;
  readonly theme: PanelProps["theme"];
  readonly words: { readonly product: string; readonly sum: string };
}

/** Above the line adds, below takes away. */
function ProductBars(props: ProductBarsProps) {
  const { products, most, unit, x0, pitch, middle, bottom, width, sum, number, product, theme, words } =
    props;
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
        data-number={product}
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
      <text className="sum-value" x={width - 1} y={bottom} data-number={number}>
        <title>{fullForReading(sum)}</title>
        {inLedger(sum)}
      </text>
    </g>
  );
}
