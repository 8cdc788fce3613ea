/** Both translations, word under word, and how far they are apart. */
import { type ReactNode, useEffect, useRef } from "react";
import type { SurgeryMessages } from "../../i18n/sections/surgery";
import { useLoomState } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { decimals, fullForReading, inLedger } from "../../viz/format";
import { tokenText } from "../../viz/token";
import { compareFork, type Fork, logProbabilities } from "./fork";

interface ForkReportProps {
  readonly words: SurgeryMessages;
  /** Null until the model has answered. */
  readonly fork: Fork | null;
  readonly row: number;
  readonly isChanged: boolean;
}

const signed = (value: number): string => (value > 0 ? `+${inLedger(value)}` : inLedger(value));

export function ForkReport({ words, fork, row, isChanged }: ForkReportProps) {
  const now = useLoomState((state) => state.session.step);
  const isTraining = useLoomState((state) => state.session.status === "training");
  if (!fork) return <p className="fork-words">{isChanged ? null : words.keys}</p>;
  const numbers = compareFork(fork, row);
  const count = Math.max(fork.first.output.tokens.length, fork.changed.output.tokens.length);
  const update = fork.first.model.step;
  const newer = Math.max(0, (now ?? update) - update);
  const output = tokenText(fork.first.output.tokens[row] ?? "").text;
  return (
    <>
      <ForkRoom name={words.fork} difference={numbers.difference}>
        <table className="fork">
          <tbody>
            <Line name={words.first} trace={fork.first} sum={numbers.first} count={count} words={words} />
            <Line
              name={words.changed}
              trace={fork.changed}
              sum={numbers.changed}
              count={count}
              words={words}
              beside={fork.first.output.tokens}
              difference={numbers.difference}
            />
          </tbody>
        </table>
      </ForkRoom>
      <div className="fork-words" aria-live={isTraining ? "off" : "polite"}>
        {isChanged ? (
          <>
            <p>
              {numbers.difference === null ? words.same : words.differ(numbers.difference + 1)}{" "}
              {numbers.along === null
                ? words.alongUnknown
                : words.along({
                    before: inLedger(numbers.first),
                    after: inLedger(numbers.along),
                    change: signed(numbers.along - numbers.first),
                  })}
            </p>
            <p>
              {numbers.weights === null || numbers.words === null
                ? words.noDistances
                : words.distances({
                    row: row + 1,
                    output,
                    weights: inLedger(numbers.weights),
                    words: inLedger(numbers.words),
                  })}{" "}
              <span className="quiet">
                {words.moment(update)} {newer > 0 ? words.newer(newer) : null}
              </span>
            </p>
          </>
        ) : (
          <p className="quiet">
            {words.nothingYet} {words.keys}
          </p>
        )}
      </div>
    </>
  );
}

interface ForkRoomProps {
  readonly name: string;
  readonly difference: number | null;
  readonly children: ReactNode;
}

/** Where the translations are wider than their room, the place where they part is brought into it. */
function ForkRoom({ name, difference, children }: ForkRoomProps) {
  const room = useRef<HTMLElement>(null);
  useEffect(() => {
    const cell = room.current?.querySelector<HTMLElement>(".parts");
    if (room.current && difference !== null && cell)
      room.current.scrollLeft = cell.offsetLeft + cell.offsetWidth / 2 - room.current.clientWidth / 2;
  }, [difference]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached with the keyboard
    <section className="fork-room" ref={room} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly trace: Trace;
  readonly sum: number;
  readonly count: number;
  readonly words: SurgeryMessages;
  /** The other one's words, and where they first differ. */
  readonly beside?: readonly string[];
  readonly difference?: number | null;
}

function Line({ name, trace, sum, count, words, beside, difference }: LineProps) {
  const logs = logProbabilities(trace);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="fork-sum" title={`${fullForReading(sum)}. ${words.nats}`}>
        <i className="math">{words.logProbability}</i> {inLedger(sum)}
      </td>
      {Array.from({ length: count }, (_, t) => {
        const token = trace.output.tokens[t];
        const { text, special } = tokenText(token ?? "");
        const kind = special ? "special" : "tgt";
        const other = beside !== undefined && beside[t] !== token;
        const first = difference === t;
        return (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
            key={t}
            className={`${kind}${other ? " other" : ""}${first ? " parts" : ""}`}
            title={token === undefined ? undefined : `${words.logProbability} = ${decimals(logs[t] ?? 0, 4)}`}
          >
            {text}
            {first ? <span className="visually-hidden"> ({words.firstDifference})</span> : null}
          </td>
        );
      })}
    </tr>
  );
}
