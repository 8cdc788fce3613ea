/** A point on a line, from low to high. */
import type { LessonsMessages } from "../../../i18n/sections/lessons";
import type { Question } from "../../../lessons/lesson";
import { useLoomState } from "../../../state/useStore";
import { decimals } from "../../../viz/format";
import type { OpenQuestion } from "../useQuestion";

interface ScaleQuestionProps {
  readonly open: OpenQuestion;
  readonly question: Extract<Question, { kind: "scale" }>;
  readonly words: LessonsMessages;
}

/** As many steps as one can tell apart on a line. */
const STEPS = 200;

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic?: boolean;
}

/** The share of the line that lies left of a value. */
export function shareOf({ low, high, logarithmic = false }: Scale, value: number): number {
  const inside = Math.min(high, Math.max(low, value));
  return logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
}

export function valueAt({ low, high, logarithmic = false }: Scale, share: number): number {
  return logarithmic ? low * (high / low) ** share : low + (high - low) * share;
}

/** Enough digits for the scale: a hundredth of it can be read. */
export function scaleText({ low, high, logarithmic }: Scale, value: number): string {
  const size = logarithmic ? Math.abs(value) : high - low;
  const places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.5 ? 2 : size >= 0.05 ? 3 : 4;
  return decimals(value, places);
}

export function ScaleQuestion({ open, question, words }: ScaleQuestionProps) {
  const language = useLoomState((state) => state.scene.language);
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
          max={STEPS}
          step={1}
          value={Math.round(STEPS * shareOf(question, guess))}
          aria-valuetext={scaleText(question, guess)}
          disabled={open.answer !== null}
          onChange={(event) => open.guessAt(valueAt(question, Number(event.target.value) / STEPS))}
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
