/** The way through a lesson: back, its parts as dots, next. */
import type { LessonsMessages } from "../../i18n/sections/lessons";
import { LESSONS } from "../../lessons/list";
import { useLoomState } from "../../state/useStore";
import { titleOf } from "./partTitles";
import type { Part } from "./place";

interface LessonFootProps {
  readonly parts: readonly Part[];
  readonly index: number;
  /** Of the lesson, from 1. */
  readonly number: number;
  readonly words: LessonsMessages;
  readonly onMove: (way: 1 | -1) => void;
  readonly onPart: (id: string) => void;
}

export function LessonFoot({ parts, index, number, words, onMove, onPart }: LessonFootProps) {
  const language = useLoomState((state) => state.scene.language);
  const following = index === parts.length - 1 ? LESSONS[number] : null;
  const next = following === null ? words.next : following ? words.following : words.title;
  const title = following
    ? `${words.following}: ${words.nextLesson({ number: number + 1, title: following.title[language] })}`
    : undefined;
  const part = parts[index];
  return (
    <nav className="lesson-foot" aria-label={words.parts}>
      <button type="button" className="plain lesson-move" data-move="back" onClick={() => onMove(-1)}>
        ‹ {index === 0 ? words.title : words.previous}
      </button>
      <ol className="lesson-dots">
        {parts.map((one, i) => {
          const name = words.part({
            number: i + 1,
            count: parts.length,
            title: titleOf(one, parts, words, language),
          });
          return (
            <li key={one.id}>
              <button
                type="button"
                className={i === index ? "part-dot now" : i < index ? "part-dot past" : "part-dot"}
                aria-current={i === index ? "step" : undefined}
                aria-label={name}
                title={name}
                onClick={() => onPart(one.id)}
              />
            </li>
          );
        })}
      </ol>
      <span className="visually-hidden" role="status">
        {part
          ? words.part({
              number: index + 1,
              count: parts.length,
              title: titleOf(part, parts, words, language),
            })
          : ""}
      </span>
      <button
        type="button"
        className="plain lesson-move next"
        data-move="next"
        aria-label={title}
        title={title}
        onClick={() => onMove(1)}
      >
        {next} ›
      </button>
    </nav>
  );
}
