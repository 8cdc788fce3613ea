/** The opened number, above the steps. Loaded with the first one. */
import "./opened.css";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Ref } from "../../arithmetic/expression";
import { isOfTraining } from "../../arithmetic/probed";
import { readChain, writeRef } from "../../arithmetic/ref";
import { problemText } from "../../i18n/messages";
import { OPENED_LOCALES } from "../../i18n/openedLocales";
import { useMessages } from "../../i18n/useMessages";
import { LANGUAGES } from "../../lib/language";
import { Crumbs } from "../../panels/opened/Crumbs";
import { disagreementOf, OpenedNumber, tryOpen } from "../../panels/opened/OpenedNumber";
import { useLoom, useLoomState, useSpot } from "../../state/useStore";
import type { Trace } from "../../trace/trace";
import { grouped } from "../numbers";
import { comesFromElsewhere } from "./openOnStage";
import { useTrainingTrace } from "./useTrainingTrace";
import { useWholeTrace } from "./useWholeTrace";

export function OpenedArea() {
  const loom = useLoom();
  const messages = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const words = OPENED_LOCALES[language];
  const opened = useLoomState((state) => state.scene.opened);
  const chain = useMemo(() => readChain(opened), [opened]);
  const isTraining = chain?.[0] !== undefined && isOfTraining(chain[0]);
  const shown = useWholeTrace(!isTraining);
  const training = useTrainingTrace(isTraining);
  const { trace, problem, before, isAsked } = isTraining ? training : shown;
  const isTargetMissing = isTraining && isAsked && !training.hasTarget;
  const place = useFocusOn(opened);
  const setChain = (next: string): void => loom.setScene({ opened: next });
  const current = chain?.at(-1);
  return (
    <section className="opened" aria-label={words.label} ref={place} tabIndex={-1}>
      <div className="opened-top">
        {trace && chain ? <Crumbs {...{ trace, chain, words }} onChain={setChain} /> : <span />}
        <button type="button" className="link" onClick={() => setChain("")}>
          {words.close}
        </button>
      </div>
      {chain === null || !current ? (
        <p className="opened-note">{words.malformed}</p>
      ) : isTargetMissing ? (
        <p className="opened-note">{words.noTarget}</p>
      ) : trace ? (
        <>
          <InTrace trace={trace} current={current} />
          <p className="opened-moment">
            {before === null
              ? words.update(grouped(trace.model.step, language))
              : words.newer(grouped(before, language), grouped(trace.model.step, language))}
          </p>
        </>
      ) : (
        <p className="opened-note" role="status">
          {problem ? problemText(messages, problem) : isAsked ? words.loading : words.waiting}
        </p>
      )}
    </section>
  );
}

function InTrace({ trace, current }: { trace: Trace; current: Ref }) {
  const loom = useLoom();
  const focus = useSpot();
  const language = useLoomState((state) => state.scene.language);
  const tolerance = useLoomState((state) => (state.session.choice?.backend === "webgl" ? 1e-4 : 1e-5));
  const name = writeRef(current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number is reported once
  useEffect(() => {
    const opening = tryOpen(trace, current);
    const found = opening && disagreementOf(trace, opening, tolerance);
    if (!found) return;
    const said = Object.fromEntries(LANGUAGES.map((one) => [one, OPENED_LOCALES[one].note(found)]));
    const numbers = `${found.number} ${found.model} / ${found.again}, update ${found.update}`;
    loom.apply({
      type: "noted",
      note: { kind: "disagrees", said: said as Record<typeof language, string>, numbers },
    });
  }, [trace, name, tolerance, loom]);
  return (
    <OpenedNumber
      trace={trace}
      numberRef={current}
      words={OPENED_LOCALES[language]}
      focus={focus}
      tolerance={tolerance}
    />
  );
}

/**
 * The focus follows what the reader opens, since the number that was pressed is not there any more, and goes back to
 * where it was first opened when all is closed. What a link has opened leaves it alone.
 */
function useFocusOn(opened: string) {
  const loom = useLoom();
  const place = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (shown.current === null && activeElement !== body)
      opener.current = activeElement as HTMLElement | null;
    const isPressed = shown.current !== null || opener.current !== null || comesFromElsewhere();
    if (isPressed && shown.current !== opened) place.current?.focus();
    // On a phone it stands in the sheet, which has to be pulled up.
    loom.setUi({ sheet: "full" });
    shown.current = opened;
  }, [opened, loom]);
  // Before the number's place is taken out of the page.
  useLayoutEffect(
    () => () => {
      if (place.current?.contains(document.activeElement)) opener.current?.focus();
    },
    [],
  );
  return place;
}
