/** An open lesson: its parts as a column of text beside the stage. */
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { Lesson } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";
import { useLoom, useLoomState } from "../../state/useStore";
import { HandoutLinks } from "../teaching/HandoutLinks";
import { PHONE, useMedia } from "../useMedia";
import { numberOf } from "./Contents";
import { LessonFoot } from "./LessonFoot";
import { LessonStage, useTurn } from "./LessonStage";
import { PartSection } from "./PartSection";
import type { ProseContext } from "./pieces";
import { type Part, partAt, partsOf, placeOf, sceneOf } from "./place";
import { changeProgress, withSeen } from "./progress";
import { QuestionBars } from "./QuestionPart";
import { useArrival } from "./useArrival";
import { useLessonKeys } from "./useLessonKeys";
import { NOT_YET, usePartContext, useTraces } from "./usePart";
import { usePrint } from "./usePrint";
import { useQuestion } from "./useQuestion";
import { useSections } from "./useSections";

interface LessonViewProps {
  readonly lesson: Lesson;
  /** The part that the link names. */
  readonly partId: string | null;
  readonly words: LessonsMessages;
  readonly contents: ReactNode;
  readonly sentence: RefObject<HTMLInputElement | null>;
  readonly onEditSentence: () => void;
}

const asked = (part: Part) =>
  part.kind === "beat" ? part.beat : part.kind === "question" ? part.question : null;

export function LessonView({ lesson, partId, words, contents, sentence, onEditSentence }: LessonViewProps) {
  const loom = useLoom();
  const phone = useMedia(PHONE);
  const room = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(lesson), [lesson]);
  const index = partAt(parts, partId);
  const part = parts[index];
  const id = part?.id ?? "";
  const place = placeOf(lesson.id, id);
  const number = numberOf(lesson.id);

  const source = part ? asked(part) : null;
  const { arrived, restore } = useArrival(place, part ? sceneOf(part) : null);
  const traces = useTraces();
  const context = usePartContext(place, arrived, source?.beside, traces);
  const [contexts, keep] = useKept(place, context);
  const { isPrinting, isCollecting, print } = usePrint(lesson, traces, keep);
  const open = useQuestion(place, part?.kind === "question" ? part.question : null, context);
  const veiled = open !== null && open.answer === null;
  const [turn, setTurn] = useTurn(place);

  const go = useCallback(
    (next: string) => loom.setScene({ place: placeOf(lesson.id, next) }),
    [loom, lesson.id],
  );
  const move = useCallback(
    (way: 1 | -1) => {
      const next = parts[index + way];
      if (next) go(next.id);
      // Past its last part the next lesson begins; before its first stands the list.
      else loom.setScene({ place: way > 0 ? (LESSONS[number]?.id ?? "") : "" });
    },
    [parts, index, go, loom, number],
  );
  useSections(room, id, go);
  useLessonKeys(room, id, move);

  const isNamed = useLoomState((state) => state.scene.place === place);
  useEffect(() => {
    if (!isNamed) loom.setScene({ place });
  }, [isNamed, loom, place]);
  const isAnswered = open?.answer != null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with its last answer a lesson is done
  useEffect(() => {
    if (arrived) changeProgress((before) => withSeen(before, lesson.id, id, parts));
  }, [arrived, lesson.id, id, parts, isAnswered]);

  const isBars = open?.question.kind === "weights" && !phone;
  return (
    <LessonStage
      words={words}
      sentence={sentence}
      onEditSentence={onEditSentence}
      turn={turn}
      onTurn={setTurn}
      veiled={veiled}
      isAway={isPrinting}
      figure={isBars ? <QuestionBars open={open} context={context} words={words} room={420} /> : null}
    >
      <div className="lesson-column">
        {contents}
        {isPrinting && parts.some((one) => asked(one) && !contexts.has(placeOf(lesson.id, one.id))) ? (
          <p className="print-partly">{words.printPartly}</p>
        ) : null}
        <div className="lesson-parts" ref={room} tabIndex={-1} data-arrived={arrived ? place : undefined}>
          {parts.map((one, i) => (
            <PartSection
              key={one.id}
              lesson={lesson}
              number={number}
              parts={parts}
              index={i}
              isOpen={i === index}
              context={i === index ? context : (contexts.get(placeOf(lesson.id, one.id)) ?? NOT_YET)}
              open={i === index ? open : null}
              words={words}
              phone={phone}
              printing={isPrinting}
              onRestore={restore}
            />
          ))}
          <p className="caption how print-line">
            <button type="button" className="link" disabled={isCollecting} onClick={print}>
              {isCollecting ? words.printing : words.print}
            </button>{" "}
            <HandoutLinks /> {words.keys}
          </p>
        </div>
        {isCollecting ? (
          <p className="caption collecting" role="status">
            {words.printing}
          </p>
        ) : null}
        <LessonFoot parts={parts} index={index} number={number} words={words} onMove={move} onPart={go} />
      </div>
    </LessonStage>
  );
}

type Contexts = ReadonlyMap<string, ProseContext>;

/** What was said of each part when it was open last, or is to be printed. */
function useKept(place: string, context: ProseContext): [Contexts, (more: Contexts) => void] {
  const [kept, setKept] = useState<Contexts>(new Map());
  useEffect(() => {
    if (!context.pending) setKept((before) => new Map(before).set(place, context));
  }, [place, context]);
  const keep = useCallback((more: Contexts) => setKept((before) => new Map([...before, ...more])), []);
  return [kept, keep];
}
