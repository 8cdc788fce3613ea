/** Where the lessons or the glossary teach what a finding is about. */
import type { Both, LessonId } from "../../lessons/lesson";
import type { TermId } from "../../lessons/terms";
import type { Finding } from "../../matrix/diagnosis";

export type Taught =
  | { readonly kind: "lesson"; readonly lesson: LessonId; readonly beat: string }
  | { readonly kind: "term"; readonly term: TermId };

const beat = (lesson: LessonId, id: string): Taught => ({ kind: "lesson", lesson, beat: id });

export const TAUGHT: Readonly<Record<Finding["id"], Taught>> = {
  sharp: beat("heatmap", "where-not-why"),
  diffuse: { kind: "term", term: "entropy" },
  shifted: beat("heatmap", "whose-row"),
  "end-sink": beat("elision", "behind"),
  "padding-leak": beat("training", "batch"),
  ignored: { kind: "term", term: "coverage" },
  dominating: beat("heatmap", "sums"),
};

/** As a link's `place` says it. */
export const placeTaught = (taught: Taught): string =>
  taught.kind === "lesson" ? `${taught.lesson}.${taught.beat}` : `glossary.${taught.term}`;

/** What it is called there; null where it is not, which a test rules out. */
export async function nameTaught(taught: Taught): Promise<Both<string> | null> {
  if (taught.kind === "term") {
    const { GLOSSARY } = await import("../../lessons/glossary");
    return GLOSSARY[taught.term].name;
  }
  const { LESSONS } = await import("../../lessons/list");
  const lesson = await LESSONS.find(({ id }) => id === taught.lesson)?.load();
  return lesson?.beats.find(({ id }) => id === taught.beat)?.title ?? null;
}
