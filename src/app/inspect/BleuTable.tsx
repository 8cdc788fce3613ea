import { ngramTable, sentenceBleu } from "../../metrics/bleu";
import { decimals } from "../../viz/format";
import type { Base } from "./inspectState";
import { useInspectWords } from "./useInspectWords";

const ORDERS = [1, 2, 3, 4] as const;

/** BLEU opened: which n-grams of the output the reference has too, and how the score comes of them. */
export function BleuTable({ base }: { base: Base }) {
  const { bleu: words } = useInspectWords();
  const { weights, reference } = base;
  if (!reference) return weights.model ? <p className="quiet">{words.none}</p> : null;
  const output = weights.rows.flatMap(({ text, special }) => (special ? [] : [text]));
  const bleu = sentenceBleu(output, reference);
  return (
    <details className="bleu" data-bleu={bleu.score}>
      <summary>
        {words.title}: <b>{decimals(bleu.score, 1)}</b>
      </summary>
      <p>{words.intro(output.join(" "), reference.join(" "))}</p>
      {ORDERS.filter((n) => n <= bleu.order).map((n) => (
        <table key={n}>
          <caption>
            {words.order(n)}:{" "}
            {words.precision(
              bleu.matches[n - 1] ?? 0,
              bleu.totals[n - 1] ?? 0,
              decimals(bleu.precisions[n - 1] ?? 0, 3),
            )}
            {(bleu.matches[n - 1] ?? 0) === 0 && (bleu.precisions[n - 1] ?? 0) > 0
              ? ` (${words.smoothed})`
              : ""}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.ngram}</th>
              <th scope="col">{words.inOutput}</th>
              <th scope="col">{words.inReference}</th>
              <th scope="col">{words.clipped}</th>
            </tr>
          </thead>
          <tbody>
            {ngramTable(output, reference, n).map(({ words: gram, inOutput, inReference, clipped }) => (
              <tr key={gram.join(" ")}>
                <th scope="row">{gram.join(" ")}</th>
                <td>{inOutput}</td>
                <td>{inReference}</td>
                <td>{clipped}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <p>{words.brevity(decimals(bleu.brevityPenalty, 3), bleu.outputLength, bleu.referenceLength)}</p>
    </details>
  );
}
