import { useInsertionEffect } from "react";
import type { Messages } from "../i18n/messages";
import { useLoomState } from "../state/useStore";

/**
 * What lies outside of React's part of the page: language, title, theme. Set before anything below is measured: all of
 * the page is styled by the theme, and its text is laid out by the language.
 */
export function useDocument(messages: Messages): void {
  const language = useLoomState((state) => state.scene.language);
  const theme = useLoomState((state) => state.ui.theme);
  useInsertionEffect(() => {
    document.documentElement.lang = language;
    document.title = messages.app.title;
  }, [language, messages]);
  useInsertionEffect(() => {
    document.documentElement.setAttribute("data-theme", theme);
  }, [theme]);
}
