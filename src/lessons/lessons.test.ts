import katex from "katex";
import { describe, expect, it, test } from "vitest";
import { LANGUAGES, type Language } from "../lib/language";
import { plainOf } from "../panels/formulas/tex";
import { workedLuong } from "../tasks/corpora/workedLuong";
import { createSceneTraces } from "../testing/sceneTraces";
import { CHECKLIST } from "./checklist";
import { GLOSSARY } from "./glossary";
import {
  type Beat,
  type Block,
  LESSON_IDS,
  type Lesson,
  type Piece,
  type Prose,
  type Question,
} from "./lesson";
import { LESSONS } from "./list";
import type { Measure, WordMeasure } from "./measure";
import { type MeasureContext, measured, measuredWord } from "./measured";
import { MISCONCEPTIONS } from "./misconceptions";
import { rightOption } from "./score";
import { WORKED_EXAMPLE } from "./worked";

const traceOf = await createSceneTraces();
const lessons: readonly Lesson[] = await Promise.all(LESSONS.map(({ load }) => load()));

type Scened = Pick<Beat | Question, "id" | "scene" | "beside">;

const contextOf = async ({ scene, beside }: Scened): Promise<MeasureContext> => ({
  here: await traceOf(scene),
  beside: beside ? await traceOf(beside) : null,
  outcome: null,
});

const textOf = (block: Block): readonly Prose[] =>
  block.kind === "paragraph" || block.kind === "task" || block.kind === "recorded" ? [block.text] : [];

const questionProse = (question: Question): readonly Prose[] => [
  question.ask,
  question.reveal,
  ...(question.kind === "choice" ? question.options.map(({ text }) => text) : []),
];

/** What an experiment gives is not there before it has run: a record's text is left to the records' own test. */
const spokenNow = (blocks: readonly Block[]): readonly Prose[] =>
  blocks.filter(({ kind }) => kind !== "recorded").flatMap(textOf);

function allProse({ goal, beats, questions, experiment }: Lesson): readonly Prose[] {
  return [
    goal,
    ...beats.flatMap(({ blocks }) => blocks.flatMap(textOf)),
    ...questions.flatMap(questionProse),
    experiment.say,
    experiment.contrast.text,
  ];
}

type Live = { readonly value: Measure } | { readonly word: WordMeasure };
const isLive = (piece: Piece): piece is Extract<Piece, Live> =>
  typeof piece !== "string" && ("value" in piece || "word" in piece);
const livePieces = (prose: Prose): readonly Extract<Piece, Live>[] =>
  LANGUAGES.flatMap((language) => prose[language].filter(isLive));

function evaluate(piece: Extract<Piece, Live>, context: MeasureContext): void {
  if ("value" in piece)
    expect(measured(piece.value, context), JSON.stringify(piece.value)).toSatisfy(Number.isFinite);
  else expect(measuredWord(piece.word, context).text).not.toBe("");
}

/** What both languages have to say alike: numbers, words, terms and formulas, in whatever order. */
const substance = (prose: Prose, language: Language): readonly string[] =>
  prose[language]
    .flatMap((piece) => {
      if (typeof piece === "string" || "particle" in piece || "strong" in piece) return [];
      return [JSON.stringify("term" in piece ? piece.term : piece)];
    })
    .sort();

const plain = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : "text" in piece
          ? piece.text
          : "strong" in piece
            ? piece.strong
            : "",
    )
    .join("");

test("the lessons stand in their order", () => {
  expect(LESSONS.map(({ id }) => id)).toEqual(
    LESSON_IDS.filter((id) => LESSONS.some((one) => one.id === id)),
  );
  expect(lessons.map(({ id }) => id)).toEqual(LESSONS.map(({ id }) => id));
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))("lesson %s", (_, lesson) => {
  it("has two to eight beats, one or two questions, and a name of its own for each of them", () => {
    expect(lesson.beats.length).toBeGreaterThanOrEqual(2);
    expect(lesson.beats.length).toBeLessThanOrEqual(8);
    expect([1, 2]).toContain(lesson.questions.length);
    const ids = [...lesson.beats, ...lesson.questions, lesson.experiment].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it("says the same numbers, words, terms and formulas in both languages, each language in its own letters", () => {
    for (const prose of allProse(lesson)) {
      expect(substance(prose, "ko")).toEqual(substance(prose, "en"));
      expect(plain(prose.en)).not.toMatch(/\p{Script=Hangul}/u);
      expect(plain(prose.ko)).toMatch(/\p{Script=Hangul}/u);
    }
  });

  it("leaves every particle that depends on a live number or word to be chosen by its sound", () => {
    for (const prose of allProse(lesson))
      prose.ko.forEach((piece, i) => {
        const next = prose.ko[i + 1];
        if (isLive(piece) && typeof next === "string")
          expect(next).not.toMatch(/^(은|는|이|가|을|를|과|와|로|으로)(?![가-힣])/u);
      });
  });

  it("has formulas that can be typeset, and read before they are", () => {
    const formulas = [
      ...lesson.beats.flatMap(({ blocks }) => blocks.flatMap((block) => ("tex" in block ? [block.tex] : []))),
      ...allProse(lesson).flatMap(({ en }) =>
        en.flatMap((piece) => (typeof piece !== "string" && "math" in piece ? [piece.math] : [])),
      ),
    ];
    for (const tex of formulas) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" }), tex).not.toThrow();
      expect(plainOf(tex).replace(/_\{[^{}]*\}/g, ""), tex).not.toMatch(
        /[\\{}&]|partial|prod|mathrm|text|frac|hat|tilde|quad|begin|epsilon/,
      );
    }
  });

  it("uses only terms that the glossary has, and types no decimals", () => {
    for (const prose of allProse(lesson))
      for (const language of LANGUAGES) {
        for (const piece of prose[language])
          if (typeof piece !== "string" && "term" in piece) expect(GLOSSARY).toHaveProperty([piece.term]);
        expect(plain(prose[language])).not.toMatch(/\d[.,]\d/);
      }
  });

  it.each(lesson.beats.map((beat) => [beat.id, beat] as const))(
    "beat %s opens and says its numbers",
    async (_id, beat) => {
      const context = await contextOf(beat);
      const live = spokenNow(beat.blocks).flatMap(livePieces);
      for (const piece of live) evaluate(piece, context);
      for (const block of beat.blocks)
        if (block.kind === "link") expect((await traceOf(block.scene)).output.tokens).not.toEqual([]);
      expect(live.length + beat.blocks.filter(({ kind }) => kind === "recorded").length).toBeGreaterThan(0);
    },
  );

  it.each(lesson.questions.map((question) => [question.id, question] as const))(
    "question %s opens and has one right answer",
    async (_id, question) => {
      const context = await contextOf(question);
      for (const piece of questionProse(question).flatMap(livePieces)) evaluate(piece, context);
      if (question.kind === "weights") {
        expect(measured({ sum: "weights", row: question.row }, context)).toBeCloseTo(1, 4);
        return;
      }
      if (question.kind === "scale") {
        const truth = measured(question.truth, context);
        expect(truth).toBeGreaterThanOrEqual(question.low);
        expect(truth).toBeLessThanOrEqual(question.high);
        return;
      }
      const { options, truth } = question;
      const isWord = "source" in truth || "output" in truth || "lookedAt" in truth || "fedBack" in truth;
      const answer = isWord ? measuredWord(truth, context).text : measured(truth, context);
      const right = rightOption(options, answer);
      expect(right).not.toBeNull();
      const asRight = options.filter(({ value }) =>
        isWord
          ? value === answer
          : Math.abs(Number(value) - Number(answer)) <= Math.abs(Number(right?.value) - Number(answer)),
      );
      expect(asRight).toEqual([right]);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      for (const { belief } of options)
        if (belief !== undefined) expect(MISCONCEPTIONS.map(({ id }) => id)).toContain(belief);
      expect(right?.belief, "the right answer is not a misconception").toBeUndefined();
    },
  );
});

test("the worked example of the lessons is the task's own", () => {
  expect(WORKED_EXAMPLE).toEqual(workedLuong.opening?.interventions);
});

test("the checklist has the items 1 to 72 in both languages", () => {
  expect(CHECKLIST.map(({ item }) => item)).toEqual(Array.from({ length: 72 }, (_, i) => i + 1));
  for (const { text } of CHECKLIST) {
    expect(text.ko).toMatch(/\p{Script=Hangul}/u);
    expect(text.en).not.toMatch(/\p{Script=Hangul}/u);
  }
});

test("every item of the checklist is stated and shown by a part of a lesson", () => {
  const shown = new Set(
    lessons.flatMap(({ beats, questions, experiment }) =>
      [...beats, ...questions, experiment].flatMap(({ notes }) => notes),
    ),
  );
  for (const item of shown) expect(CHECKLIST.map((one) => one.item)).toContain(item);
  expect(
    CHECKLIST.filter(({ item }) => !shown.has(item)).map(({ item, text }) => `${item} ${text.en}`),
  ).toEqual([]);
});
