/** The word in view as a look-up, and how hard it is. What is changed here is let go when one leaves. */
import { useEffect, useId, useMemo, useRef } from "react";
import { DICTIONARY_LOCALES } from "../../i18n/dictionaryLocales";
import { goFirst } from "../../lib/turns";
import { WithSymbols } from "../../panels/WithSymbols";
import { positionIn } from "../../state/position";
import { type Loom, shownTrace } from "../../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../../state/useStore";
import { loadedTask } from "../../tasks/loaded";
import { writtenAt } from "../../trace/anatomy";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import { Dictionary } from "../../views/dictionary/Dictionary";
import {
  hardened,
  hardening,
  LEVELS,
  levelOf,
  lookupOf,
  SOFTEST,
  temperatureAt,
} from "../../views/dictionary/lookup";
import { sourceInView } from "../../viz/focus";
import { onStage } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { useSize } from "../useSize";
import "./dictionary.css";

/** Numbers are read, not watched. */
const REDRAW = 500;

export function DictionaryArea() {
  const [ref, size] = useSize();
  const trace = useThrottledLoomState(shownTrace, REDRAW, goFirst);
  const labels = DICTIONARY_LOCALES[useLoomState((state) => state.scene.language)];
  return (
    <div className="view-room dictionary-room" ref={ref} data-view="dictionary">
      {trace && size ? (
        <DictionaryOfTrace trace={trace} width={size.width} />
      ) : (
        <p className="di-line">{labels.waiting}</p>
      )}
    </div>
  );
}

/** The row's level, and the way to another one; what was set here goes when the row, the sentence or the view does. */
function useLevel(loom: Loom, row: number): { level: number; setLevel: (level: number) => void } {
  const interventions = useLoomState((state) => state.scene.interventions);
  const sentence = useLoomState((state) => state.scene.sentence);
  const own = useRef<Intervention | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row or sentence lets go of what this one was given
  useEffect(
    () => () => {
      const now = loom.store.getState().scene.interventions;
      const kept = hardened(now, own.current, null);
      own.current = null;
      if (kept.length < now.length) loom.setInterventions(kept);
    },
    [loom, row, sentence],
  );
  return {
    level: levelOf(row, interventions),
    setLevel: (level) => {
      const next = hardening(row, level);
      const before = own.current ?? hardening(row, levelOf(row, interventions));
      own.current = next;
      loom.setInterventions(hardened(interventions, before, next));
    },
  };
}

function DictionaryOfTrace({ trace, width }: { trace: Trace; width: number }) {
  const loom = useLoom();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const focus = useSpot();
  const labels = DICTIONARY_LOCALES[scene.language];
  const { row, step, column } = positionIn(trace, scene);
  const lookup = useMemo(() => lookupOf(trace, row), [trace, row]);
  const { level, setLevel } = useLevel(loom, row);
  const letters = useLetters();
  const { score } = trace.model;
  if (!lookup || score === null)
    return labels.noDictionary.map((text) => (
      <p key={text} className="di-line">
        {text}
      </p>
    ));
  const entries = lookup.entries.toSorted(
    (a, b) => writtenAt(trace, a.position) - writtenAt(trace, b.position),
  );
  const { text } = tokenText(trace.output.tokens[row] ?? "");
  return (
    <>
      <h2 className="di-title">{labels.title}</h2>
      <p className="di-line">
        <WithSymbols
          text={labels.roles({
            asking: `s_${lookup.asking}`,
            key: letters.encoder("").base,
            row: row + 1,
            word: text,
          })}
        />
      </p>
      <Dictionary
        lookup={lookup}
        score={score}
        entries={entries}
        row={row}
        step={step}
        linked={sourceInView(trace, row, step, column, focus)}
        labels={labels}
        theme={theme}
        width={width}
        sourceLanguage={loadedTask(trace.model.task)?.sourceLanguage ?? null}
        onFocus={loom.hover}
        onPin={loom.pinSpot}
        onPickStep={(to) => loom.moveTo({ step: to })}
      >
        <Hardness level={level} onLevel={setLevel} />
      </Dictionary>
    </>
  );
}

function Hardness({ level, onLevel }: { level: number; onLevel: (level: number) => void }) {
  const labels = DICTIONARY_LOCALES[useLoomState((state) => state.scene.language)];
  const id = useId();
  const said = labels.level({ temperature: level >= LEVELS ? null : onStage(temperatureAt(level)) });
  return (
    <div className="di-hardness">
      <label htmlFor={id}>{labels.slider}</label>
      <span className="di-end">{labels.softEnd}</span>
      <input
        id={id}
        type="range"
        min={SOFTEST}
        max={LEVELS}
        value={level}
        aria-valuetext={said}
        onChange={(event) => onLevel(Number(event.target.value))}
      />
      <span className="di-end">{labels.hardEnd}</span>
      <output htmlFor={id}>{said}</output>
      {level === 0 ? null : <p className="di-changed">{labels.changed}</p>}
    </div>
  );
}
