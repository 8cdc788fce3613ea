/** Words of the glossary and of the page from the notes to the lessons. */
export interface LessonPagesMessages {
  readonly glossary: string;
  readonly glossaryIntro: string;
  readonly find: string;
  found(count: number, of: number): string;
  readonly nothing: string;
  readonly seeOnStage: string;
  /** Accessible name of the same. */
  seeTerm(term: string): string;
  readonly notes: string;
  notesIntro(shown: number, of: number): string;
  note(number: number): string;
  /** A part of a lesson, by its title. */
  part(of: { readonly lesson: number; readonly title: string }): string;
  question(of: { readonly lesson: number; readonly question: number }): string;
  readonly missing: string;
  readonly loading: string;
  readonly unreachable: string;
}
