/** Right of the columns and above the cloth: column labels, the probability of each word, what the rows of numbers are. */

import { chosenProbability } from "./ContextRow";
import { fullForReading, inCell, onStage } from "./format";
import { useLetters } from "./letters";
import { textWidth } from "./loom";
import type { LoomView } from "./loomView";
import { MathLabel } from "./MathLabel";
import { tokenText } from "./token";

export function Margins({ view }: { view: LoomView }) {
  const { layout, trace, row, woven, labels, attention, linked } = view;
  const score = useLetters().score(row + 1, "j");
  if (layout.phone) return null;
  const { y, right, rowHeight } = layout;
  const sum = attention?.weights.reduce((total, weight) => total + weight, 0) ?? 0;
  const fits = trace.source.tokens.every((token) => textWidth(tokenText(token).text, 12) <= layout.cw);
  return (
    <g className="names">
      {fits
        ? trace.source.tokens.map((token, j) => {
            const { text, special } = tokenText(token);
            return (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
                key={j}
                className={`column-name ${special ? "special" : "fill-src"}${j === linked ? " on-wash linked" : ""}`}
                x={layout.centers[j]}
                y={y.labels}
              >
                {text}
              </text>
            );
          })
        : null}
      <text className="end" x={right + 36} y={y.labels}>
        <MathLabel base="p" />
      </text>
      {trace.output.tokens.slice(0, woven).map((_, i) => {
        const probability = chosenProbability(view, i);
        return (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
            key={i}
            className={i === row ? "row-p current" : "row-p"}
            x={right + 36}
            y={y.cloth + (i + 0.5) * rowHeight + 4}
            data-number={`probabilities.${i}.${trace.output.ids[i]}`}
          >
            <title>{fullForReading(probability)}</title>
            {inCell(probability)}
          </text>
        );
      })}
      {layout.margin && view.step !== "encode" ? (
        <>
          <text x={right + 10} y={y.scores} opacity={view.ink("score")}>
            {score.base.length > 1 ? null : `${labels.score} `}
            <MathLabel {...score} />
          </text>
          <text
            x={right + 10}
            y={y.weights}
            opacity={view.ink("softmax")}
            data-number={attention ? `derived.sum.weights.${row}` : undefined}
          >
            {labels.sum(onStage(sum))}
          </text>
        </>
      ) : null}
    </g>
  );
}
