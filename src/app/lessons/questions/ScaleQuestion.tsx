/** A point on a line, from low to high. */
import type { LessonsMessages } from "../../../i18n/sections/lessons";
import type { Question } from "../../../lessons/lesson";
import { useLoomState } from "../../../state/useStore";
import type { OpenQuestion } from "../useQuestion";
import { scaleText, shareOf, stepsOf, valueAt } from "./scale";

interface ScaleQuestionProps {
  readonly open: OpenQuestion;
  readonly question: Extract<Question, { kind: "scale" }>;
  readonly words: LessonsMessages;
}

export function ScaleQuestion({ open, question, words }: ScaleQuestionProps) {
  const language = useLoomState((state) => state.scene.language);
  const steps = stepsOf(question);
  const guess = typeof open.guess === "number" ? open.guess : question.low;
  const truth = open.answer && typeof open.truth === "number" ? open.truth : null;
  const at = (value: number): string => `${(100 * shareOf(question, value)).toFixed(2)}%`;
  return (
    <div className="scale">
      <label className="scale-label" htmlFor={`scale-${question.id}`}>
        {question.label[language]}
      </label>
      <div className="scale-line">
        <span className="scale-track" aria-hidden="true">
          <span className="scale-yours" style={{ width: at(guess) }} />
          {truth === null ? null : <span className="scale-truth" style={{ left: at(truth) }} />}
        </span>
        <input
          id={`scale-${question.id}`}
          type="range"
          min={0}
          max={steps}
          step={1}
          value={Math.round(steps * shareOf(question, guess))}
          aria-valuetext={scaleText(question, guess)}
          disabled={open.answer !== null}
          onChange={(event) => open.guessAt(valueAt(question, Number(event.target.value) / steps))}
        />
      </div>
      <p className="scale-ends" aria-hidden="true">
        <span>{scaleText(question, question.low)}</span>
        <span>{scaleText(question, question.high)}</span>
      </p>
      <p className="scale-said">
        <span>
          {words.yours} <b>{scaleText(question, guess)}</b>
        </span>
        {truth === null ? null : (
          <span className="ctx">
            {words.model} <b>{scaleText(question, truth)}</b>
          </span>
        )}
      </p>
    </div>
  );
}
