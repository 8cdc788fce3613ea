import { useId } from "react";
import type { WorkedMessages } from "../../i18n/sections/worked";
import type { Intervention } from "../../trace/intervention";
import { decimals } from "../../viz/format";
import type { Change } from "./useDraft";
import { GESTURES, hasGesture, temperatureOf, toggleGesture, withTemperature } from "./vectors";

interface GesturesProps {
  readonly list: readonly Intervention[];
  readonly units: number;
  readonly words: WorkedMessages;
  readonly onChange: Change;
}

/** Two to the power of what the slider says: a quarter to eight. */
const RANGE = { least: -2, most: 3, step: 0.25 };

/** What can be done to all scores at once, a press each. */
export function Gestures({ list, units, words, onChange }: GesturesProps) {
  const id = useId();
  const temperature = temperatureOf(list);
  const pressed = GESTURES.filter((gesture) => hasGesture(list, gesture, units));
  return (
    <fieldset className="gestures">
      <legend>{words.scores}</legend>
      {GESTURES.map((gesture) => (
        <button
          key={gesture}
          type="button"
          className="framed"
          aria-label={`${words.gestures[gesture].label}: ${words.gestures[gesture].name}`}
          aria-pressed={pressed.includes(gesture)}
          data-gesture={gesture}
          onClick={() => onChange((latest) => toggleGesture(latest, gesture, units))}
        >
          {words.gestures[gesture].label}
        </button>
      ))}
      <label className="temperature" htmlFor={id}>
        <span>
          {words.temperature} <i className="math">T</i> = {decimals(temperature, 2)}
        </span>
        <input
          id={id}
          type="range"
          min={RANGE.least}
          max={RANGE.most}
          step={RANGE.step}
          value={Math.log2(temperature)}
          aria-valuetext={`T = ${decimals(temperature, 2)}`}
          onChange={(event) => {
            const chosen = 2 ** Number(event.target.value);
            onChange((latest) => withTemperature(latest, chosen));
          }}
        />
      </label>
      {pressed.map((gesture) => (
        <p key={gesture}>{words.gestures[gesture].told}</p>
      ))}
      {temperature === 1 ? null : <p>{words.temperatureTold}</p>}
    </fieldset>
  );
}
