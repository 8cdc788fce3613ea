import { expect, it } from "vitest";
import { partsOf } from "./place";
import { figureParts } from "./printFigures";
import { testLesson } from "./testLesson";

const scene = { task: "fr-en", sentence: "je suis étudiant" };
const [beat] = testLesson.beats;
const [question] = testLesson.questions;

it("prints a translation once, after the last question about it, and not before that is answered", () => {
  if (!beat || !question) throw new Error("the lesson of these tests has no beat or no question");
  const parts = partsOf({
    ...testLesson,
    beats: [
      { ...beat, id: "one", scene: { ...scene, row: 1 } },
      { ...beat, id: "again", scene: { ...scene, row: 2, step: "softmax" } },
      { ...beat, id: "other", scene: { ...scene, cell: "lstm" } },
    ],
    questions: [
      { ...question, id: "about-one", scene },
      { ...question, id: "last-about-one", scene: { ...scene, row: 3 } },
      { ...question, id: "about-a-third", scene: { ...scene, sentence: "il dort" } },
    ],
  });
  expect([...figureParts(parts, () => true)]).toEqual(["last-about-one", "other"]);
  expect([...figureParts(parts, (id) => id !== "about-one")]).toEqual(["other"]);
});
