/** The prediction on the experiment's own scale: a slider before, a hatched bar with the truth beside it afterwards. */
import type { ExperimentsMessages } from "../../../i18n/sections/experiments";
import type { Experiment } from "../../../lessons/lesson";
import type { Language } from "../../../lib/language";
import { shareOf, valueAt } from "../questions/scale";
import { predictionText } from "./numbers";

interface PredictionProps {
  readonly experiment: Experiment;
  readonly guess: number;
  /** Given, and no more to be moved. */
  readonly fixed: boolean;
  /** Null before it is known. */
  readonly truth: { readonly value: number; readonly from: "here" | "record" } | null;
  /** Of the recorded seeds, behind the truth. */
  readonly others: readonly number[];
  readonly words: ExperimentsMessages;
  readonly language: Language;
  readonly onGuess: (guess: number) => void;
}

const STEPS = 200;

export function Prediction(props: PredictionProps) {
  const { experiment, guess, fixed, truth, others, words, language, onGuess } = props;
  const { predict, id } = experiment;
  const at = (value: number): string => `${(100 * shareOf(predict, value)).toFixed(2)}%`;
  const said = (value: number): string => predictionText(experiment, value);
  return (
    <div className="scale">
      <label className="scale-label" htmlFor={`predict-${id}`}>
        {predict.label[language]}
      </label>
      <div className="scale-line">
        <span className="scale-track" aria-hidden="true">
          <span className="scale-yours" style={{ width: at(guess) }} />
          {truth ? (
            <>
              {others.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: seeds keep their order
                <span key={i} className="scale-other" style={{ left: at(value) }} />
              ))}
              <span className="scale-truth" style={{ left: at(truth.value) }} />
            </>
          ) : null}
        </span>
        <input
          id={`predict-${id}`}
          type="range"
          min={0}
          max={STEPS}
          step={1}
          value={Math.round(STEPS * shareOf(predict, guess))}
          aria-valuetext={said(guess)}
          disabled={fixed}
          onChange={(event) => onGuess(valueAt(predict, Number(event.target.value) / STEPS))}
        />
      </div>
      <p className="scale-ends" aria-hidden="true">
        <span>{said(predict.low)}</span>
        <span>{said(predict.high)}</span>
      </p>
      <p className="scale-said">
        <span>
          {words.yours} <b>{said(guess)}</b>
        </span>
        {truth ? (
          <span className="ctx" data-truth={truth.value}>
            {words.truth[truth.from]} <b>{said(truth.value)}</b>
          </span>
        ) : null}
      </p>
    </div>
  );
}
