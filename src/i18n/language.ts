/** Which language the page speaks: the link decides, then the saved choice, then the browser. */
import { isLanguage, type Language } from "../lib/language";

const KEY = "attention-loom.language";

export function chooseLanguage(
  link: Language | undefined,
  saved: string | null,
  preferred: readonly string[],
): Language {
  if (link) return link;
  if (isLanguage(saved)) return saved;
  for (const tag of preferred) {
    const language = tag.toLowerCase().split("-")[0];
    if (isLanguage(language)) return language;
  }
  return "en";
}

/** Storage may be switched off; a choice that cannot be kept is simply not kept. */
export function savedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function saveLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The page speaks it until it is closed.
  }
}
