/** The glossary: a hundred terms, each with its equation and a way to the stage where it has them. */
import { useEffect, useMemo, useRef, useState } from "react";
import { LESSON_PAGES_LOCALES } from "../../i18n/lessonPagesLocales";
import { GLOSSARY } from "../../lessons/glossary";
import { TERM_IDS, type TermId } from "../../lessons/terms";
import type { Language } from "../../lib/language";
import { Formula } from "../../panels/Formula";
import { useLoomState } from "../../state/useStore";
import { WaysBack } from "./PageWays";
import { useSceneLink } from "./useSceneLink";
import "./pages.css";

const LANGUAGES = ["en", "ko"] as const;

/** The terms whose names have these letters, in either language, in the order of this one's names. */
export function termsFound(asked: string, language: Language): readonly TermId[] {
  const wanted = asked.trim().toLowerCase();
  const has = (id: TermId): boolean =>
    LANGUAGES.some((one) => GLOSSARY[id].name[one].toLowerCase().includes(wanted));
  const name = (id: TermId): string => GLOSSARY[id].name[language];
  return TERM_IDS.filter(has).sort((a, b) => name(a).localeCompare(name(b), language));
}

export function GlossaryPage({ term }: { readonly term: string | null }) {
  const language = useLoomState((state) => state.scene.language);
  const words = LESSON_PAGES_LOCALES[language];
  const [asked, setAsked] = useState("");
  const found = useMemo(() => termsFound(asked, language), [asked, language]);
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    if (term === null) return;
    setAsked("");
    // In the next frame all of them are there again.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector(`[data-term="${CSS.escape(term)}"]`)?.scrollIntoView({ block: "center" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [term]);
  return (
    <div className="lesson-contents lesson-page">
      <WaysBack />
      <h2>{words.glossary}</h2>
      <p className="prose">{words.glossaryIntro}</p>
      <label className="page-find">
        <span className="caption">{words.find}</span>
        <input type="search" value={asked} onChange={(event) => setAsked(event.currentTarget.value)} />
      </label>
      <p className="caption" role="status">
        {found.length === 0 ? words.nothing : words.found(found.length, TERM_IDS.length)}
      </p>
      <dl className="glossary" ref={list}>
        {found.map((id) => (
          <OneTerm key={id} id={id} language={language} isOpen={id === term} />
        ))}
      </dl>
    </div>
  );
}

interface OneTermProps {
  readonly id: TermId;
  readonly language: Language;
  /** The one that the link names. */
  readonly isOpen: boolean;
}

function OneTerm({ id, language, isOpen }: OneTermProps) {
  const { name, text, tex, scene } = GLOSSARY[id];
  const words = LESSON_PAGES_LOCALES[language];
  const go = useSceneLink(scene ?? null);
  return (
    <div className={isOpen ? "entry on" : "entry"} data-term={id}>
      <dt aria-current={isOpen ? "true" : undefined}>{name[language]}</dt>
      <dd className="prose">
        {text[language]}
        {tex === undefined ? null : (
          <span className="entry-equation">
            <Formula tex={tex} />
          </span>
        )}
        {go ? (
          <button
            type="button"
            className="link scene-link"
            aria-label={words.seeTerm(name[language])}
            onClick={go}
          >
            {words.seeOnStage}
          </button>
        ) : null}
      </dd>
    </div>
  );
}
