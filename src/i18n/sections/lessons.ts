/** Words of the lessons' screen, beside the lessons' own. */
export interface LessonsMessages {
  readonly title: string;
  /** How many there are. */
  count(lessons: number): string;
  readonly intro: string;
  readonly first: string;
  goOn(lesson: { readonly number: number; readonly title: string }): string;
  /** Read: every part was seen. Done: every question was answered, too. */
  readonly states: Readonly<Record<"new" | "begun" | "read" | "done", string>>;
  readonly reset: string;
  readonly resetAsk: string;
  readonly resetYes: string;
  readonly resetNo: string;
  readonly noneYet: string;
  /** Above the title: where one is. */
  lessonOf(of: { readonly number: number; readonly count: number }): string;
  beatOf(of: { readonly number: number; readonly count: number }): string;
  questionOf(of: { readonly number: number; readonly count: number }): string;
  readonly experiment: string;
  readonly goal: string;
  readonly task: string;
  readonly previous: string;
  readonly next: string;
  /** After the last part; the lesson's number and title follow where there is room for them. */
  readonly following: string;
  nextLesson(lesson: { readonly number: number; readonly title: string }): string;
  previousLesson(lesson: { readonly number: number; readonly title: string }): string;
  readonly parts: string;
  part(of: { readonly number: number; readonly count: number; readonly title: string }): string;
  readonly keys: string;
  readonly loading: string;
  readonly unreachable: string;
  readonly again: string;
  readonly restore: string;
  readonly print: string;
  readonly printing: string;
  /** On paper, where the browser's menu was faster than the numbers. */
  readonly printPartly: string;
  /** On a phone: which of both is seen. */
  readonly turns: string;
  readonly text: string;
  readonly stage: string;
  readonly covered: string;
  readonly coveredSteps: string;
  readonly kept: string;
  readonly reveal: string;
  readonly revealWeights: string;
  readonly tryAgain: string;
  readonly evenSplit: string;
  readonly dragBars: string;
  readonly choose: string;
  readonly place: string;
  /** Accessible name of a bar, and what it stands at. */
  bar(of: { readonly word: string; readonly position: number; readonly count: number }): string;
  readonly bars: string;
  readonly source: string;
  readonly weight: string;
  readonly youGave: string;
  given(sum: string): string;
  readonly yours: string;
  readonly model: string;
  readonly hidden: string;
  /** Beside the score. */
  readonly overlap: { readonly before: string; readonly after: string };
  readonly overlapHow: string;
  /** In place of the sum, where no word has a share of both. */
  readonly overlapNone: string;
  readonly nearness: { readonly before: string; readonly after: string };
  nearnessHow(of: {
    readonly guess: string;
    readonly truth: string;
    readonly low: string;
    readonly high: string;
    readonly score: string;
    readonly logarithmic: boolean;
  }): string;
  readonly right: string;
  /** Around the right option's text. */
  readonly wrong: readonly [before: string, after: string];
  /** Where none of the options is right. */
  readonly wrongAll: string;
  /** None of the options says what the model in view does. */
  none(truth: string): string;
  yourChoice(text: string): string;
  readonly truthMark: string;
  readonly guessMark: string;
  /** Above the table of weights of a printed lesson. */
  figure(of: { readonly source: string; readonly output: string }): string;
}
