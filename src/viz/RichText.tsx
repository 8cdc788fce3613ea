/** A sentence whose words carry their families' colours. */
import type { Rich } from "../lib/rich";

export function RichText({ rich }: { rich: Rich }) {
  return (
    <span className="rich">
      {rich.map((span, i) =>
        typeof span === "string" ? (
          span
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
          <b key={i} className={span.family ?? undefined}>
            {span.text}
          </b>
        ),
      )}
    </span>
  );
}
