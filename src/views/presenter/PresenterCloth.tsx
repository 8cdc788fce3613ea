/** The cloth of the presenter view: a number in every cell of the rows that are there. */
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { full, inCell } from "../../viz/format";
import { tokenText } from "../../viz/token";
import type { Drawn } from "./PresenterLoom";
import { inkOnProjected, projectedColour } from "./palette";

export function Cloth({ trace, row, layout, linked, theme, flip, isAt, step }: Drawn) {
  const { y, gx, cw, rowHeight, centers } = layout;
  const weights = tensorOf(trace, "weights");
  const woven = step === "encode" ? 0 : isAt("softmax") ? row + 1 : row;
  return (
    <>
      {trace.output.tokens.map((token, i) => {
        const { text, special } = tokenText(token);
        const top = y.cloth + i * rowHeight;
        const isWoven = i < woven;
        const values = rowOf(weights, i);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
          <g key={i}>
            <text
              className={`end ${special ? "special" : isWoven ? "fill-tgt row-name" : "row-name"}`}
              x={gx - 12}
              y={top + rowHeight / 2 + 7}
              fontSize={layout.words}
            >
              {text}
            </text>
            {centers.map((x, j) => {
              if (!isWoven)
                return <rect key={x} className="bare" x={x - cw / 2} y={top} width={cw} height={rowHeight} />;
              const fill = projectedColour(values[j] ?? 0, theme, flip);
              return (
                <g key={x}>
                  <rect className="cell" x={x - cw / 2} y={top} width={cw} height={rowHeight} fill={fill} />
                  <text
                    className="cell-number"
                    x={x}
                    y={top + rowHeight / 2 + 7}
                    fill={inkOnProjected(fill)}
                    data-cell={`${i}.${j}`}
                    data-value={full(values[j] ?? 0)}
                  >
                    {inCell(values[j] ?? 0)}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
      {step === "encode" ? null : (
        <rect
          className="row-frame"
          x={gx}
          y={y.cloth + row * rowHeight}
          width={cw * centers.length}
          height={rowHeight}
        />
      )}
      {isAt("softmax") ? (
        <rect
          className="cell-frame"
          x={(centers[linked] ?? 0) - cw / 2}
          y={y.cloth + row * rowHeight}
          width={cw}
          height={rowHeight}
        />
      ) : null}
    </>
  );
}
