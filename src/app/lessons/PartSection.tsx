/** One part of a lesson in the column of text. */
import { Suspense, useEffect, useState } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { Lesson } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";
import { useLoomState } from "../../state/useStore";
import { Blocks } from "./Blocks";
import { late } from "./late";
import { PrintFigure } from "./PrintFigure";
import { Prose } from "./Prose";
import { kindOf, titleOf } from "./partTitles";
import type { ProseContext } from "./pieces";
import { type Part, placeOf } from "./place";
import { figureParts } from "./printFigures";
import { useProgress } from "./progress";
import { QuestionPart } from "./QuestionPart";
import type { OpenQuestion } from "./useQuestion";

// Running one needs more than reading does.
const ExperimentBlock = late(async () => (await import("./experiment/ExperimentBlock")).ExperimentBlock);

interface PartSectionProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly parts: readonly Part[];
  readonly index: number;
  readonly isOpen: boolean;
  readonly context: ProseContext;
  /** Of the open part, where that is a question. */
  readonly open: OpenQuestion | null;
  readonly words: LessonsMessages;
  readonly phone: boolean;
  readonly printing: boolean;
  readonly onRestore: () => void;
}

export function PartSection(props: PartSectionProps) {
  const { lesson, number, parts, index, isOpen, context, open, words, phone, printing, onRestore } = props;
  const language = useLoomState((state) => state.scene.language);
  // What was fetched stays, so that nothing moves when the reader scrolls on.
  const [wasOpen, setWasOpen] = useState(isOpen);
  useEffect(() => {
    if (isOpen) setWasOpen(true);
  }, [isOpen]);
  const { answers } = useProgress();
  const isAnswered = (question: string): boolean => Object.hasOwn(answers, placeOf(lesson.id, question));
  const part = parts[index];
  if (!part) return null;
  const title = titleOf(part, parts, words, language);
  const lessonTitle = LESSONS.find(({ id }) => id === lesson.id)?.title[language];
  return (
    <section
      className={isOpen ? "lesson-part open" : "lesson-part"}
      data-part={part.id}
      data-kind={part.kind}
      data-pending={isOpen && context.pending ? "" : undefined}
      aria-label={title}
      // Its words are those of another translation than the one on the stage.
      inert={!isOpen && !printing}
    >
      <p className="caption part-place">
        {words.lessonOf({ number, count: LESSONS.length })}
        {printing ? null : `, ${kindOf(part, parts, words)}`}
      </p>
      {index === 0 && printing ? <h1 className="print-title">{lessonTitle}</h1> : null}
      <h2>{title}</h2>
      {index === 0 ? (
        <div className="lesson-goal">
          <p className="caption">{words.goal}</p>
          <p className="prose">
            <Prose text={lesson.goal} context={context} />
          </p>
        </div>
      ) : null}
      {part.kind === "beat" ? (
        <>
          <Blocks
            blocks={part.beat.blocks}
            experiment={lesson.experiment}
            isShown={wasOpen || isOpen}
            printing={printing}
            context={context}
            words={words}
          />
          {isOpen ? (
            <p className="restore">
              <button type="button" className="link" onClick={onRestore}>
                {words.restore}
              </button>
            </p>
          ) : null}
        </>
      ) : part.kind === "question" ? (
        <QuestionPart
          question={part.question}
          open={open}
          context={context}
          words={words}
          phone={phone}
          printing={printing}
          onRestore={onRestore}
        />
      ) : isOpen ? (
        <Suspense fallback={<p className="caption">{words.loading}</p>}>
          <ExperimentBlock experiment={part.experiment} />
        </Suspense>
      ) : printing ? (
        <p className="prose">
          <Prose text={part.experiment.say} context={context} />
        </p>
      ) : null}
      {printing && context.here && figureParts(parts, isAnswered).has(part.id) ? (
        <PrintFigure trace={context.here} words={words} />
      ) : null}
    </section>
  );
}
