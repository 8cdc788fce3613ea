/** Which parts of a lesson have a figure on paper: one for every translation, after the questions about it. */
import type { Bookmark } from "../../lessons/lesson";
import { modelFields } from "../../state/codec";
import type { Part } from "./place";

/** Scenes that say the same of these are of the same translation. */
const translationOf = (scene: Bookmark): string => {
  const { task, sentence, seed, updates, interventions } = scene;
  const model = Object.entries(modelFields(scene)).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([task, sentence, seed, updates, interventions, model]);
};

/** Ids of the parts that a figure follows; a translation with a question that is not answered yet would give it away. */
export function figureParts(
  parts: readonly Part[],
  isAnswered: (question: string) => boolean,
): ReadonlySet<string> {
  const at = new Map<string, string>();
  const asked = new Set<string>();
  for (const part of parts) {
    if (part.kind === "experiment") continue;
    const key = translationOf((part.kind === "beat" ? part.beat : part.question).scene);
    if (part.kind === "beat" ? !at.has(key) : at.has(key)) at.set(key, part.id);
    if (part.kind === "question" && !isAnswered(part.id)) asked.add(key);
  }
  return new Set([...at].flatMap(([key, id]) => (asked.has(key) ? [] : [id])));
}
