import { Fragment, type ReactNode } from "react";
import type { WorkedMessages } from "../../i18n/sections/worked";
import { Opens } from "../../panels/Num";
import { askingState } from "../../trace/anatomy";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { decimals } from "../../viz/format";
import { tokenText } from "../../viz/token";

interface ChainProps {
  readonly trace: Trace;
  readonly row: number;
  readonly words: WorkedMessages;
}

interface Link {
  readonly letter: string;
  readonly family: "src" | "tgt" | "ctx";
  readonly of: ReactNode;
}

const vector = (trace: Trace, name: TensorName, row: number): ReactNode => (
  <>
    (
    {Array.from(rowOf(tensorOf(trace, name), row), (value, unit) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
      <Fragment key={unit}>
        {unit > 0 ? ", " : null}
        <Opens value={value} text={decimals(value, 2)} number={`${name}.${row}.${unit}`} />
      </Fragment>
    ))}
    )
  </>
);

const word = (trace: Trace, row: number): string => tokenText(trace.output.tokens[row] ?? "").text;

/** What a row begins with where the state before asks: that state as it asks, and what the row before made. */
function givenTo(trace: Trace, row: number): readonly Link[] {
  return [
    { letter: "s", family: "tgt", of: vector(trace, "query", row) },
    { letter: "y", family: "tgt", of: word(trace, row - 1) },
    { letter: "c", family: "ctx", of: vector(trace, "context", row - 1) },
  ];
}

/** What a row makes of its weights: the context, the state that comes of it, the word. */
function linksOf(trace: Trace, row: number): readonly Link[] {
  const state = trace.tensors.attentional ? "attentional" : "decoderState";
  return [
    { letter: "c", family: "ctx", of: vector(trace, "context", row) },
    { letter: state === "attentional" ? "s\u0303" : "s", family: "tgt", of: vector(trace, state, row) },
    { letter: "y", family: "tgt", of: word(trace, row) },
  ];
}

/** What goes into the row in view where it goes on from the one before, and what follows from its weights. */
export function Chain({ trace, row, words }: ChainProps) {
  // Where the state before asks, a row begins with what the row before it made.
  const goesOn = row > 0 && askingState(trace, row) === row;
  return (
    <>
      {goesOn ? <Links name={words.given} links={givenTo(trace, row)} index={row} /> : null}
      <Links name={words.follows} links={linksOf(trace, row)} index={row + 1} />
    </>
  );
}

function Links({
  name,
  links,
  index,
}: {
  readonly name: string;
  readonly links: readonly Link[];
  readonly index: number;
}) {
  return (
    <section className="worked-chain" aria-label={name} data-worked-chain={index}>
      <h3 className="caption">{name}</h3>
      <dl>
        {links.map(({ letter, family, of }) => (
          <div key={letter}>
            <dt className={`of-${family}`}>
              <i className="math">{letter}</i>
              <sub>{index}</sub>
            </dt>
            <dd>{of}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
