/** The words that a sentence should be translated to: known to the task, or typed. Loaded with the views that use them. */
export interface TargetMessages {
  readonly label: string;
  readonly placeholder: string;
  readonly use: string;
  /** Back to the translation that the task knows. */
  readonly own: string;
  readonly known: string;
  readonly typed: string;
  readonly unknown: string;
  readonly waiting: string;
}
