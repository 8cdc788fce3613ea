import type { WorkedMessages } from "../../i18n/sections/worked";
import { Opens } from "../../panels/Num";
import { rove } from "../../panels/roving";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { decimals } from "../../viz/format";
import { tokenText } from "../../viz/token";

interface ScoresProps {
  readonly trace: Trace;
  /** The same translation without what was done to its scores; null where nothing was, or until it is there. */
  readonly before: Trace | null;
  readonly row: number;
  readonly words: WorkedMessages;
}

const total = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0);

/** Score and weight of each source word in the row in view, as the model computed them. */
export function Scores({ trace, before, row, words }: ScoresProps) {
  const of = (from: Trace): { scores: Float32Array; weights: Float32Array } => ({
    scores: rowOf(tensorOf(from, "scores"), row),
    weights: rowOf(tensorOf(from, "weights"), row),
  });
  const now = of(trace);
  // Another word may be said then, and the sentence be shorter.
  const old = before && row < before.output.tokens.length ? of(before) : null;
  const most = old
    ? Math.max(...now.weights.map((weight, j) => Math.abs(weight - (old.weights[j] ?? 0))))
    : 0;
  const { tokens } = trace.source;
  return (
    <>
      <table className="worked-scores" onKeyDown={rove}>
        <caption>{words.row({ row: row + 1, word: tokenText(trace.output.tokens[row] ?? "").text })}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.score}</th>
            <th scope="col">{words.weight}</th>
            {old ? <th scope="col">{words.before}</th> : null}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token, j) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a source word is its place
            <tr key={j}>
              <th scope="row">{tokenText(token).text}</th>
              <td data-worked-score={j}>
                <Opens
                  value={now.scores[j] ?? Number.NaN}
                  text={decimals(now.scores[j] ?? Number.NaN, 2)}
                  number={`scores.${row}.${j}`}
                  stop={j === 0}
                />
              </td>
              <td data-worked-weight={j}>
                <Opens
                  value={now.weights[j] ?? Number.NaN}
                  text={decimals(now.weights[j] ?? Number.NaN, 4)}
                  number={`weights.${row}.${j}`}
                  stop={false}
                />
              </td>
              {old ? <td className="before">{decimals(old.weights[j] ?? Number.NaN, 4)}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            <td />
            <td data-worked-sum>{decimals(total(now.weights), 4)}</td>
            {old ? <td className="before">{decimals(total(old.weights), 4)}</td> : null}
          </tr>
        </tfoot>
      </table>
      {old ? (
        <p className="caption" data-worked-change>
          {words.change(decimals(most, 6))}
        </p>
      ) : null}
    </>
  );
}
