import { useEffect } from "react";
import type { Messages } from "../i18n/messages";
import { useLoomState } from "../state/useStore";

/** What lies outside of React's part of the page: language, title, theme. */
export function useDocument(messages: Messages): void {
  const language = useLoomState((state) => state.scene.language);
  const theme = useLoomState((state) => state.ui.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = messages.app.title;
  }, [language, messages]);
  useEffect(() => {
    document.documentElement.setAttribute("data-theme", theme);
  }, [theme]);
}
