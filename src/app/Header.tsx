import { lazy, Suspense, useState } from "react";
import { saveLanguage } from "../i18n/language";
import { useMessages } from "../i18n/useMessages";
import { LANGUAGES, type Language } from "../lib/language";
import { writeHash } from "../state/codec";
import { SCREENS } from "../state/scene";
import { useLoom, useLoomState } from "../state/useStore";
import { useCommands } from "./commands";
import { Mark } from "./Mark";

// Who copies a link for others may want one for a class.
const ClassLinkButton = lazy(async () => ({
  default: (await import("./teaching/HandoutLinks")).ClassLinkButton,
}));

/** Languages are named in themselves. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: "EN", ko: "한국어" };

export function Header() {
  const { app } = useMessages();
  return (
    <header className="top">
      <h1 className="brand">
        <Mark />
        {app.name}
      </h1>
      <ScreenChoice />
      <div className="top-tools">
        <CopyLink />
        <LanguageChoice />
        <ThemeToggle />
        <PresentButton />
        <HelpButton />
      </div>
    </header>
  );
}

function ScreenChoice() {
  const { app } = useMessages();
  const loom = useLoom();
  const current = useLoomState((state) => state.scene.screen);
  return (
    <nav className="screens" aria-label={app.screensLabel}>
      {SCREENS.map((screen) => (
        <button
          key={screen}
          type="button"
          aria-current={screen === current ? "page" : undefined}
          onClick={() => loom.setScene({ screen })}
        >
          {app.screens[screen]}
        </button>
      ))}
    </nav>
  );
}

function CopyLink() {
  const { app } = useMessages();
  const { store } = useLoom();
  const [said, setSaid] = useState<string | null>(null);
  const [hasCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const url = new URL(location.href);
    url.hash = writeHash(store.getState().scene);
    try {
      await navigator.clipboard.writeText(url.href);
      setSaid(app.linkCopied);
    } catch {
      setSaid(app.linkNotCopied);
    }
    setCopied(true);
    setTimeout(() => setSaid(null), 4000);
  };
  return (
    <>
      <span role="status" className="copied">
        {said}
      </span>
      <Suspense>{hasCopied ? <ClassLinkButton /> : null}</Suspense>
      <button type="button" className="plain copy-link" onClick={() => void copy()}>
        <svg width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" fill="none" stroke="currentColor">
          <path
            d="M8 10.5a3 3 0 0 1 0-4.2l2.6-2.6a3 3 0 0 1 4.2 4.2l-1.3 1.3M10 5.5a3 3 0 0 1 0 4.2l-2.6 2.6a3 3 0 0 1-4.2-4.2l1.3-1.3"
            strokeWidth="1.3"
          />
        </svg>
        <span>{app.copyLink}</span>
      </button>
    </>
  );
}

function LanguageChoice() {
  const { app } = useMessages();
  const loom = useLoom();
  const current = useLoomState((state) => state.scene.language);
  const choose = (language: Language): void => {
    saveLanguage(language);
    loom.setScene({ language });
  };
  return (
    <fieldset className="languages" aria-label={app.language}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => choose(language)}
        >
          {OWN_NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}

function ThemeToggle() {
  const { app } = useMessages();
  const { toggleTheme } = useCommands();
  const dark = useLoomState((state) => state.ui.theme === "dark");
  const name = dark ? app.useLight : app.useDark;
  return (
    <button type="button" className="icon theme-button" aria-label={name} title={name} onClick={toggleTheme}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
      </svg>
    </button>
  );
}

function PresentButton() {
  const { app } = useMessages();
  const loom = useLoom();
  return (
    <button
      type="button"
      className="icon help-button present-button"
      aria-label={app.present}
      title={app.present}
      onClick={() => loom.setScene({ present: true })}
    >
      <svg width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" fill="none" stroke="currentColor">
        <path d="M1 2.5h16M2.5 2.5v8h13v-8M9 10.5v4M6 14.5h6" strokeWidth="1.3" />
      </svg>
    </button>
  );
}

function HelpButton() {
  const { app } = useMessages();
  const loom = useLoom();
  return (
    <button
      type="button"
      className="icon help-button keys-button"
      aria-label={app.keys}
      title={app.keys}
      onClick={() => loom.setUi({ help: true })}
    >
      <svg width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" fill="none" stroke="currentColor">
        <rect x="1.5" y="3" width="15" height="10" rx="1.5" strokeWidth="1.2" />
        <path d="M4 6h1M7 6h1M10 6h1M13 6h1M5.5 10h7" strokeWidth="1.4" />
      </svg>
    </button>
  );
}
