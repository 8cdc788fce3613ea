import { useEffect, useState } from "react";
import { loadedLocale, loadLocale } from "../i18n/loadLocale";
import type { Messages } from "../i18n/messages";
import type { Language } from "../lib/language";

/** The words of a language; those of the language before stay until the new ones are there. */
export function useLocale(language: Language): Messages {
  const [messages, setMessages] = useState(() => loadedLocale(language));
  useEffect(() => {
    let isWanted = true;
    // A file that does not come leaves the page in the language that it speaks.
    loadLocale(language).then(
      (fresh) => isWanted && setMessages(fresh),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return messages;
}
