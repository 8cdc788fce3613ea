/** One of several answers, in an order that says nothing. */
import type { LessonsMessages } from "../../../i18n/sections/lessons";
import type { Question } from "../../../lessons/lesson";
import { rightOption } from "../../../lessons/score";
import { onStage } from "../../../viz/format";
import { tokenText } from "../../../viz/token";
import { Prose } from "../Prose";
import type { ProseContext } from "../pieces";
import { type OpenQuestion, shuffled } from "../useQuestion";

interface ChoiceQuestionProps {
  readonly open: OpenQuestion;
  readonly question: Extract<Question, { kind: "choice" }>;
  readonly context: ProseContext;
  readonly words: LessonsMessages;
}

export function ChoiceQuestion({ open, question, context, words }: ChoiceQuestionProps) {
  const { answer, guess, truth } = open;
  const isRevealed = answer !== null;
  const known = isRevealed && (typeof truth === "string" || typeof truth === "number") ? truth : null;
  const right = known === null ? null : rightOption(question.options, known);
  return (
    <fieldset
      className="options"
      data-choices={question.options.length}
      // Arrows go from option to option here, not through the translation.
      onKeyDown={(event) => {
        if (event.key.startsWith("Arrow")) event.stopPropagation();
      }}
    >
      <legend className="visually-hidden">{words.choose}</legend>
      {shuffled(question.options, question.id).map((option) => {
        const isYours = guess === option.id;
        const marks = [
          isRevealed && isYours ? words.guessMark : null,
          right?.id === option.id ? words.truthMark : null,
        ].filter((mark) => mark !== null);
        return (
          <label
            key={option.id}
            className={[
              "option",
              isRevealed && isYours ? "yours" : "",
              right?.id === option.id ? "right" : "",
            ].join(" ")}
          >
            <input
              type="radio"
              name={question.id}
              value={option.id}
              checked={isYours}
              disabled={isRevealed}
              onChange={() => open.guessAt(option.id)}
            />
            <span className="option-text">
              <Prose text={option.text} context={context} />
              {marks.length > 0 ? <span className="option-mark">{marks.join(" · ")}</span> : null}
            </span>
          </label>
        );
      })}
      {known !== null && right === null ? (
        <p className="caption">
          {words.none(typeof known === "string" ? tokenText(known).text : onStage(known))}
        </p>
      ) : null}
    </fieldset>
  );
}
