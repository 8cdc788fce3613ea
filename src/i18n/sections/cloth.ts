/** What is said about the heatmap's cells, and its numbers as a table. It comes when a model is there. */
export interface ClothMessages {
  /** "output 4, student: 91 percent étudiant": the cell that the keyboard stands on. Position counted from 1. */
  spoken(of: {
    readonly position: number;
    readonly output: string;
    readonly source: string;
    readonly percent: number;
  }): string;
  readonly asTable: string;
  /** The table's caption, and the head of its first column. */
  readonly caption: string;
  readonly output: string;
  readonly sum: string;
}
