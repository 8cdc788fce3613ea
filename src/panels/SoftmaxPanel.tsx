/** Softmax: scores to exponentials to shares of one, one line per source word. */
import { useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { weightColour } from "../viz/color";
import { exponential, fullForReading, inLedger } from "../viz/format";
import { tokenText } from "../viz/token";
import { exponentials } from "./exponentials";
import { Formula } from "./Formula";
import { Live, Num, Sym } from "./Num";
import { PanelFrame } from "./PanelFrame";
import type { PanelProps } from "./panel";
import { alpha, e } from "./symbols";

export function SoftmaxPanel(props: PanelProps) {
  const { trace, row, linked: j } = props;
  const { panels } = useMessages();
  const [subtract, setSubtract] = useState(false);
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const powers = exponentials(scores, subtract);
  const whole = powers.reduce((sum, power) => sum + power, 0);
  const [t, index] = [row + 1, `${row + 1},${j + 1}`];
  const [most, minus] = subtract ? ["-m", " − m"] : ["", ""];
  return (
    <PanelFrame
      {...props}
      say={panels.say.softmax()}
      formula={
        <Formula
          tall
          tex={`${alpha(index)} = \\frac{\\exp(${e(index)}${most})}{\\sum_k \\exp(${e(`${t}k`)}${most})}`}
          plain={`α_{${index}} = exp(e_{${index}}${minus}) / Σ_{k} exp(e_{${t}k}${minus})`}
        />
      }
      live={
        <Live>
          exp(
          <Num value={(scores[j] ?? 0) - (subtract ? Math.max(...scores) : 0)} wash="src" />) /{" "}
          {exponential(whole)} = <span className="num wash-src">{exponential(powers[j] ?? 0)}</span> /{" "}
          {exponential(whole)} = <Num value={weights[j] ?? 0} result="ctx" />
        </Live>
      }
      drawing={
        <>
          <SoftmaxTable {...props} powers={powers} whole={whole} />
          <p className="caption">
            <button
              type="button"
              className="link"
              aria-pressed={subtract}
              onClick={() => setSubtract(!subtract)}
            >
              {subtract ? panels.withoutSubtracting : panels.subtractLargest}
            </button>{" "}
            {subtract ? panels.largestSubtracted : null}
          </p>
        </>
      }
      reuse={panels.reuse.softmax}
      numbers={null}
    />
  );
}

function SoftmaxTable({
  trace,
  row,
  linked,
  theme,
  powers,
  whole,
  onFocus,
  onPin,
}: PanelProps & { powers: readonly number[]; whole: number }) {
  const { panels } = useMessages();
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const weights = rowOf(tensorOf(trace, "weights"), row);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (
    <table className="sum-table" onPointerLeave={() => onFocus({})}>
      <thead>
        <tr>
          <th scope="col">{panels.sourceWord}</th>
          <th scope="col">
            <Sym base="e" sub={`${row + 1}j`} />
          </th>
          <th scope="col">exp</th>
          <td />
          <th scope="col">
            <Sym base="α" sub={`${row + 1}j`} />
          </th>
        </tr>
      </thead>
      <tbody>
        {trace.source.tokens.map((token, j) => {
          const { text, special } = tokenText(token);
          const weight = weights[j] ?? 0;
          return (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
              key={j}
              className={j === linked ? "on" : undefined}
              onPointerEnter={() => onFocus({ source: j })}
              onClick={() => onPin({ source: j })}
            >
              <th scope="row" className={special ? "special" : "src"}>
                {text}
              </th>
              <td className="quiet" title={fullForReading(scores[j] ?? 0)}>
                {inLedger(scores[j] ?? 0)}
              </td>
              <td title={fullForReading(powers[j] ?? 0)}>{exponential(powers[j] ?? 0)}</td>
              <td className="bar">
                <span
                  style={{
                    width: `max(1px, ${(weight * 100).toFixed(2)}%)`,
                    background: weightColour(Math.max(0.12, weight), theme, false),
                  }}
                />
              </td>
              <td className={weight > 0.05 ? "share ctx" : "share"} title={fullForReading(weight)}>
                {inLedger(weight)}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{panels.sum}</th>
          <td />
          <td title={fullForReading(whole)}>{exponential(whole)}</td>
          <td />
          <td className="share ctx" title={fullForReading(sum)}>
            {inLedger(sum)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
