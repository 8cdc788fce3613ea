/** Output: a logit for every word, softmax over all of them, and the winner goes back in. */

import { BEST_WORDS } from "../arithmetic/bestWords";
import { softmaxTerms } from "../arithmetic/exponentials";
import { useMessages } from "../i18n/useMessages";
import { EOS, SPECIAL_TOKENS } from "../lib/tokens";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { ranked } from "../viz/focus";
import { digitsToDivide, divisor, exponential, inLedger } from "../viz/format";
import { RichText } from "../viz/RichText";
import { tokenText } from "../viz/token";
import { Live, Num, Opens } from "./Num";
import { Numbers } from "./Numbers";
import { PanelFrame } from "./PanelFrame";
import type { PanelProps } from "./panel";
import { rove } from "./roving";

export function OutputPanel(props: PanelProps) {
  const { trace, row } = props;
  const { panels } = useMessages();
  const logits = rowOf(tensorOf(trace, "logits"), row);
  const probabilities = rowOf(tensorOf(trace, "probabilities"), row);
  const chosen = trace.output.ids[row] ?? 0;
  const words = trace.model.targetVocabulary;
  const order = ranked(probabilities);
  const loss = trace.tensors.loss ? rowOf(trace.tensors.loss, row)[0] : undefined;
  return (
    <PanelFrame
      {...props}
      say={panels.say.output({ words: logits.length, chosen: tokenText(words[chosen] ?? "").text })}
      place={{ unit: 0 }}
      live={<OutputLine row={row} logits={logits} probability={probabilities[chosen] ?? 0} chosen={chosen} />}
      drawing={
        <>
          <BestWords {...{ row, words, order, logits, probabilities, chosen }} />
          <p className="caption next-input">
            <RichText rich={nextInput(trace, row, panels)} />
          </p>
          {loss === undefined ? null : <p className="caption">{panels.loss(inLedger(loss))}</p>}
        </>
      }
      reuse={panels.reuse.output({ words: trace.output.tokens.length })}
      numbers={
        <Numbers
          count={2 * logits.length}
          head={[
            panels.word,
            panels.logit,
            <i key="p" className="math">
              p
            </i>,
          ]}
          rows={() =>
            order.map((id) => ({
              name: tokenText(words[id] ?? "").text,
              values: [logits[id] ?? 0, probabilities[id] ?? 0],
              numbers: [`logits.${row}.${id}`, `probabilities.${row}.${id}`],
            }))
          }
        />
      }
    />
  );
}

/** `exp(6.120) / 484.1 = 0.940`; where exp would overflow, the largest is taken off first. */
function OutputLine({
  row,
  logits,
  probability,
  chosen,
}: {
  row: number;
  logits: Float32Array;
  probability: number;
  chosen: number;
}) {
  const { less, powers, whole } = softmaxTerms(logits, false);
  const digits = digitsToDivide([powers[chosen] ?? 0], whole);
  return (
    <Live>
      exp(
      <Num value={logits[chosen] ?? 0} wash="tgt" number={`logits.${row}.${chosen}`} />
      {less === 0 ? null : (
        <>
          {" "}
          − <Num value={less} inProduct number={`logits.${row}.${ranked(logits)[0] ?? 0}`} />
        </>
      )}
      ) /{" "}
      <Opens
        value={whole}
        text={divisor(exponential(whole, digits))}
        number={`derived.expSum${less === 0 ? "" : "Less"}.logits.${row}`}
      />{" "}
      = <Num value={probability} result="tgt" number={`probabilities.${row}.${chosen}`} />
    </Live>
  );
}

function nextInput(trace: Trace, row: number, panels: ReturnType<typeof useMessages>["panels"]) {
  const token = trace.output.tokens[row] ?? "";
  const { text } = tokenText(token);
  if (token === SPECIAL_TOKENS[EOS]) return panels.stops(text);
  return row === trace.output.tokens.length - 1 ? panels.cut(text) : panels.nextInput(text);
}

interface BestWordsProps {
  readonly row: number;
  readonly words: readonly string[];
  readonly order: readonly number[];
  readonly logits: Float32Array;
  readonly probabilities: Float32Array;
  readonly chosen: number;
}

function BestWords({ row, words, order, logits, probabilities, chosen }: BestWordsProps) {
  const { panels } = useMessages();
  const shown = order.slice(0, BEST_WORDS);
  const rest = order.slice(BEST_WORDS).reduce((sum, id) => sum + (probabilities[id] ?? 0), 0);
  return (
    <table className="sum-table words" onKeyDown={rove}>
      <thead>
        <tr>
          <th scope="col">{panels.word}</th>
          <th scope="col">{panels.logit}</th>
          <td />
          <th scope="col">
            <i className="math">p</i>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((id) => {
          const { text, special } = tokenText(words[id] ?? "");
          const p = probabilities[id] ?? 0;
          return (
            <tr key={id} className={id === chosen ? "on" : undefined} data-word={text}>
              <th scope="row" className={special ? "special" : "tgt"}>
                {text}
              </th>
              <td className="quiet">
                <Opens value={logits[id] ?? 0} number={`logits.${row}.${id}`} stop={id === chosen} />
              </td>
              <td className="bar">
                <span
                  className={id === chosen ? "best" : undefined}
                  style={{ width: `max(1px, ${(p * 100).toFixed(2)}%)` }}
                />
              </td>
              <td className="share">
                <Opens value={p} number={`probabilities.${row}.${id}`} stop={id === chosen} />
              </td>
            </tr>
          );
        })}
        {order.length > BEST_WORDS ? (
          <tr className="others">
            <th scope="row">{panels.others(order.length - BEST_WORDS)}</th>
            <td />
            <td className="bar">
              <span style={{ width: `max(1px, ${(rest * 100).toFixed(2)}%)` }} />
            </td>
            <td className="share">
              <Opens value={rest} number={`derived.others.${row}`} stop={false} />
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
