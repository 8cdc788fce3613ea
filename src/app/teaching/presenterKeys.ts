/** Keys of the presenter view. What is not said here means what it means on the page, where a link does not hide it. */
import type { Key } from "../shortcuts";

export type PresenterAct = "next" | "previous" | "blank" | "leave" | "nothing";

const ACTS: Readonly<Record<string, PresenterAct>> = {
  // Clickers send these.
  PageDown: "next",
  PageUp: "previous",
  Escape: "leave",
};

const LETTERS: Readonly<Record<string, PresenterAct>> = {
  KeyB: "blank",
  KeyP: "leave",
  // They change what is not to be seen here.
  KeyR: "nothing",
  KeyW: "nothing",
};

/** What a key does here; null leaves it to the page, and in a lesson to that, whose parts the page keys turn. */
export function presenterAct(
  key: Pick<Key, "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">,
  singleKeys: boolean,
  isInLesson = false,
): PresenterAct | null {
  if (key.ctrlKey || key.metaKey || key.altKey || key.isComposing) return null;
  if (key.code === "Slash") return key.shiftKey ? null : "nothing";
  if (isInLesson && (key.code === "PageDown" || key.code === "PageUp")) return null;
  return ACTS[key.code] ?? (singleKeys ? LETTERS[key.code] : undefined) ?? null;
}
