/** A question beside the stage: it is asked, answered, and compared with what the model does. */
import { useEffect, useRef } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { Question } from "../../lessons/lesson";
import { rightOption } from "../../lessons/score";
import { onStage } from "../../viz/format";
import { tokenText } from "../../viz/token";
import { Prose } from "./Prose";
import type { ProseContext } from "./pieces";
import { ChoiceQuestion } from "./questions/ChoiceQuestion";
import { ScaleQuestion } from "./questions/ScaleQuestion";
import { scaleText } from "./questions/scale";
import { termsOf } from "./questions/sum";
import { WeightsFigure } from "./questions/WeightsFigure";
import { type OpenQuestion, shuffled, type Truth } from "./useQuestion";

interface QuestionPartProps {
  readonly question: Question;
  /** Null while another part is open. */
  readonly open: OpenQuestion | null;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
  /** The bars stand in the text where the stage is not beside it. */
  readonly phone: boolean;
  readonly printing: boolean;
  readonly onRestore: () => void;
}

const HOW = { weights: "dragBars", choice: "choose", scale: "place" } as const;

export function QuestionPart({
  question,
  open,
  context,
  words,
  phone,
  printing,
  onRestore,
}: QuestionPartProps) {
  const isRevealed = open?.answer != null;
  const room = useRef<HTMLDivElement>(null);
  const isAsked = open !== null && !isRevealed;
  const wasAsked = useRef(isAsked);
  // The button that revealed it is gone: the focus goes on to what it revealed.
  useEffect(() => {
    if (wasAsked.current && isRevealed && document.activeElement === document.body)
      room.current?.focus({ preventScroll: true });
    wasAsked.current = isAsked;
  }, [isAsked, isRevealed]);
  return (
    <>
      <div className="lesson-ask">
        <p className="prose">
          <Prose text={question.ask} context={context} />
        </p>
      </div>
      {printing && !open && question.kind === "choice" ? (
        <ul className="printed-options">
          {shuffled(question.options, question.id).map((option) => (
            <li key={option.id}>
              <Prose text={option.text} context={context} />
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <>
          {question.kind === "choice" ? (
            <ChoiceQuestion open={open} question={question} context={context} words={words} />
          ) : question.kind === "scale" ? (
            <ScaleQuestion open={open} question={question} words={words} />
          ) : phone ? (
            <QuestionBars open={open} context={context} words={words} room={280} />
          ) : null}
          {isRevealed ? (
            <div className="revealed-room" ref={room} tabIndex={-1}>
              <Revealed open={open} context={context} words={words} />
            </div>
          ) : (
            <>
              {open.truth === null && !context.pending ? (
                <p className="caption">
                  <button type="button" className="link" onClick={onRestore}>
                    {words.restore}
                  </button>
                </p>
              ) : null}
              <p className="question-actions">
                <button
                  type="button"
                  className="framed primary"
                  data-reveal=""
                  disabled={open.guess === null || open.truth === null}
                  onClick={open.reveal}
                >
                  {question.kind === "weights" ? words.revealWeights : words.reveal}
                </button>
                {question.kind === "weights" ? (
                  <button type="button" className="plain" onClick={open.evenSplit}>
                    {words.evenSplit}
                  </button>
                ) : null}
              </p>
              <p className="caption how">{words[HOW[question.kind]]}</p>
              <p className="caption how">{words.kept}</p>
            </>
          )}
        </>
      ) : null}
    </>
  );
}

const isShares = (value: unknown): value is readonly number[] => Array.isArray(value);

/** The bars of an open question, on the stage or in the text. */
export function QuestionBars({
  open,
  context,
  words,
  room,
}: {
  readonly open: OpenQuestion;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
  readonly room: number;
}) {
  const { here } = context;
  if (!here || !isShares(open.guess) || open.guess.length !== here.source.tokens.length) return null;
  return (
    <WeightsFigure
      tokens={here.source.tokens}
      sourceLanguage={null}
      guess={open.guess}
      truth={open.answer && isShares(open.truth) ? open.truth : null}
      words={words}
      room={room}
      onGuess={open.guessAt}
    />
  );
}

function Revealed({
  open,
  context,
  words,
}: {
  readonly open: OpenQuestion;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
}) {
  const score = open.score ?? open.answer?.score ?? 0;
  return (
    <div className="revealed" data-revealed={score.toFixed(4)}>
      <p className="prose">
        <Prose text={open.question.reveal} context={context} />
      </p>
      <Score open={open} score={score} context={context} words={words} />
      <p className="question-actions">
        <button type="button" className="framed" data-again="" onClick={open.again}>
          {words.tryAgain}
        </button>
      </p>
    </div>
  );
}

interface ScoreProps {
  readonly open: OpenQuestion;
  readonly score: number;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
}

function Score({ open: { question, answer, truth }, score, context, words }: ScoreProps) {
  if (question.kind === "choice") {
    const isKnown = typeof truth === "string" || typeof truth === "number";
    const right = isKnown ? rightOption(question.options, truth) : null;
    const [before, after] = words.wrong;
    return (
      <p className="score-line" role="status">
        {score === 1 ? (
          words.right
        ) : right ? (
          <>
            {before}
            <Prose text={right.text} context={context} />
            {after}
          </>
        ) : (
          words.wrongAll
        )}
      </p>
    );
  }
  const { before, after } = question.kind === "weights" ? words.overlap : words.nearness;
  return (
    <div className="score">
      <p className="score-line" role="status">
        {before} <b>{onStage(score)}</b> {after}
      </p>
      {question.kind === "weights" ? (
        <Overlap
          guess={answer?.guess}
          truth={truth}
          tokens={context.here?.source.tokens ?? []}
          words={words}
        />
      ) : typeof truth === "number" && typeof answer?.guess === "number" ? (
        <p className="caption">
          {words.nearnessHow({
            guess: scaleText(question, answer.guess),
            truth: scaleText(question, truth),
            low: scaleText(question, question.low),
            high: scaleText(question, question.high),
            score: onStage(score),
            logarithmic: question.logarithmic ?? false,
          })}
        </p>
      ) : null}
    </div>
  );
}

function Overlap({
  guess,
  truth,
  tokens,
  words,
}: {
  readonly guess: unknown;
  readonly truth: Truth | null;
  readonly tokens: readonly string[];
  readonly words: LessonsMessages;
}) {
  if (!isShares(guess) || !isShares(truth) || guess.length !== truth.length) return null;
  const { terms, sum } = termsOf(guess.map((share, j) => Math.min(share, truth[j] ?? 0)));
  return (
    <p className="caption overlap">
      {words.overlapHow}
      <br />
      {terms.map(({ at, text }, i) => (
        <span key={at}>
          {i > 0 ? " + " : ""}
          <b className="src">{tokenText(tokens[at] ?? "").text}</b> {text}
        </span>
      ))}
      {terms.length === 0 ? (
        words.overlapNone
      ) : (
        <>
          {" = "}
          <b>{sum}</b>
        </>
      )}
    </p>
  );
}
