/** What the parts of a lesson are called. */
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { Language } from "../../lib/language";
import type { Part } from "./place";

/** Its own title, or what it is. */
export function titleOf(
  part: Part,
  parts: readonly Part[],
  words: LessonsMessages,
  language: Language,
): string {
  if (part.kind === "beat") return part.beat.title[language];
  if (part.kind === "experiment") return part.experiment.title[language];
  const text = words.questionOf(placeAmong(part, parts));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function placeAmong(part: Part, parts: readonly Part[]): { readonly number: number; readonly count: number } {
  const alike = parts.filter(({ kind }) => kind === part.kind);
  return { number: alike.indexOf(part) + 1, count: alike.length };
}

/** What it is, and which of its kind. */
export function kindOf(part: Part, parts: readonly Part[], words: LessonsMessages): string {
  if (part.kind === "experiment") return words.experiment;
  const at = placeAmong(part, parts);
  return part.kind === "beat" ? words.beatOf(at) : words.questionOf(at);
}
