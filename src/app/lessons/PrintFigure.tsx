/** The weights of a translation as a table, for paper. */
import type { LessonsMessages } from "../../i18n/sections/lessons";
import { row as rowOf } from "../../trace/tensors";
import type { Trace } from "../../trace/trace";
import { weightColour } from "../../viz/color";
import { inCell } from "../../viz/format";
import { tokenText } from "../../viz/token";

/** From here on numbers stand white on their colour. */
const DARK = 0.55;

export function PrintFigure({ trace, words }: { readonly trace: Trace; readonly words: LessonsMessages }) {
  const { weights } = trace.tensors;
  const { source, output } = trace;
  const join = (tokens: readonly string[]): string => tokens.map((token) => tokenText(token).text).join(" ");
  const caption = words.figure({ source: join(source.tokens), output: join(output.tokens) });
  if (!weights)
    return <p className="print-figure caption">{`${join(source.tokens)} → ${join(output.tokens)}`}</p>;
  return (
    <table className="print-figure">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {source.tokens.map((token, j) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is where it stands
            <th key={j} scope="col" className="src">
              {tokenText(token).text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {output.tokens.map((token, t) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word is where it stands
          <tr key={t}>
            <th scope="row" className="tgt">
              {tokenText(token).text}
            </th>
            {Array.from(rowOf(weights, t), (weight, j) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a word is where it stands
                key={j}
                style={{
                  background: weightColour(weight, "light", false),
                  color: weight > DARK ? "#fff" : "#1c1f25",
                }}
              >
                {inCell(weight)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
