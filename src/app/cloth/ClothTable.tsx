/** The cloth as a table: the same numbers, with heads that are read out. */
import { useEffect, useRef } from "react";
import { CLOTH_LOCALES } from "../../i18n/clothLocales";
import { useLoomState } from "../../state/useStore";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { full, fullForReading, inLedger } from "../../viz/format";
import { tokenText } from "../../viz/token";

export function ClothTable({ trace }: { trace: Trace }) {
  const words = CLOTH_LOCALES[useLoomState((state) => state.scene.language)];
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    room.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const weights = tensorOf(trace, "weights");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached with the keyboard
    <section className="cloth-table" ref={room} tabIndex={0} aria-label={words.caption}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.output}</th>
            {trace.source.tokens.map((token, j) => {
              const { text, special } = tokenText(token);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
                <th key={j} scope="col" className={special ? "special" : "src"}>
                  {text}
                </th>
              );
            })}
            <th scope="col">{words.sum}</th>
          </tr>
        </thead>
        <tbody>
          {trace.output.tokens.map((token, i) => {
            const { text, special } = tokenText(token);
            const row = Array.from(rowOf(weights, i));
            const sum = row.reduce((total, weight) => total + weight, 0);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
              <tr key={i}>
                <th scope="row" className={special ? "special" : "tgt"}>
                  {text}
                </th>
                {row.map((weight, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
                  <td key={j} title={fullForReading(weight)} data-weight={full(weight)}>
                    {inLedger(weight)}
                  </td>
                ))}
                <td className="quiet" title={fullForReading(sum)}>
                  {inLedger(sum)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
