import type { LessonPagesMessages } from "../../sections/lessonPages";

export const lessonPagesEn: LessonPagesMessages = {
  glossary: "Glossary",
  glossaryIntro:
    "The words of the lessons, in alphabetical order. Those that can be seen have a way to the stage.",
  find: "Find a term",
  found: (count, of) => `${count} of ${of} terms`,
  nothing: "No term has these letters.",
  seeOnStage: "see it on the stage",
  seeTerm: (term) => `see it on the stage: ${term}`,
  notes: "From the notes to here",
  notesIntro: (shown, of) =>
    `What the five source notes say, and where it is taught and shown: ${shown} of ${of} items.`,
  note: (number) => `Note ${number}`,
  part: ({ lesson, title }) => `${lesson}, ${title}`,
  question: ({ lesson, question }) => `${lesson}, question ${question}`,
  missing: "not shown yet",
  loading: "The lessons are being fetched …",
  unreachable:
    "The lessons could not be fetched. Without them this page is empty; try again when you are online.",
};
