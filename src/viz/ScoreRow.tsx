/** The query, the line that carries it past every state, and under each state its score and its weight. */
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { ranked } from "./focus";
import { decimals, full, inCell } from "./format";
import type { AttendingView } from "./loomView";

export function ScoreRow({ view }: { view: AttendingView }) {
  const { layout, linked, trace, row } = view;
  const { scores, weights } = view.attention;
  const { y, centers, query, cw } = layout;
  const line = y.scores - 4;
  const largest = ranked(weights).slice(0, 3);
  const places = cw < 48 ? 1 : 2;
  const from = query.x + rowOf(tensorOf(trace, "query"), row).length * query.unit + 2;
  return (
    <g pointerEvents="none">
      <path
        className="query-line"
        opacity={view.ink("score")}
        d={`M${from} ${line}H${layout.right - cw / 2 + Math.min(20, cw / 2 - 2)}`}
      />
      {centers.map((x, j) => {
        const weight = weights[j] ?? 0;
        const score = scores[j] ?? 0;
        if (!layout.allNumbers && j !== linked && !largest.includes(j)) {
          return <circle key={x} className="query-dot" opacity={view.ink("score")} cx={x} cy={line} r={2} />;
        }
        const halo = j === linked ? " on-wash" : "";
        return (
          <g key={x}>
            <text
              className={`score${halo}`}
              opacity={view.ink("score")}
              x={x}
              y={y.scores}
              data-score={full(score)}
              data-number={`scores.${row}.${j}`}
              data-source={j}
              data-tensor="scores"
            >
              {decimals(score, places)}
            </text>
            <text
              className={`weight${halo}${weight > 0.05 ? " heavy" : ""}`}
              opacity={view.ink("softmax")}
              x={x}
              y={y.weights}
              data-number={`weights.${row}.${j}`}
              data-source={j}
              data-tensor="weights"
            >
              {inCell(weight)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
