import { Fragment } from "react";
import type { Letter } from "../../viz/letters";
import { MathLabel } from "../../viz/MathLabel";

/** s₅, or [c₅; s₅] where several are joined. */
export function Symbols({ symbols }: { symbols: readonly Letter[] }) {
  return (
    <>
      {symbols.length > 1 ? "[" : null}
      {symbols.map((letter, i) => (
        <Fragment key={letter.base}>
          {i > 0 ? "; " : null}
          <MathLabel {...letter} />
        </Fragment>
      ))}
      {symbols.length > 1 ? "]" : null}
    </>
  );
}
