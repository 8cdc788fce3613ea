import { Fragment } from "react";
import { MathLabel } from "../../viz/MathLabel";
import type { Letter } from "./graph";

/** s₅, or [c₅; s₅] where several are joined. */
export function Symbols({ symbols }: { symbols: readonly Letter[] }) {
  return (
    <>
      {symbols.length > 1 ? "[" : null}
      {symbols.map(({ base, sub, accent }, i) => (
        <Fragment key={base}>
          {i > 0 ? "; " : null}
          <MathLabel
            base={base}
            {...(sub === undefined ? {} : { sub })}
            {...(accent === undefined ? {} : { accent })}
          />
        </Fragment>
      ))}
      {symbols.length > 1 ? "]" : null}
    </>
  );
}
