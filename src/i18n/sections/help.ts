/** What the list of keys says. It is loaded with the list. */

export type KeyRow =
  | "steps"
  | "words"
  | "play"
  | "ends"
  | "openStep"
  | "train"
  | "one"
  | "reset"
  | "edit"
  | "flip"
  | "theme"
  | "surgery"
  | "present"
  | "parts"
  | "clear"
  | "help";

export interface HelpMessages {
  readonly title: string;
  readonly rows: Readonly<Record<KeyRow, string>>;
  /** Names of keys as they are printed on a keyboard. */
  readonly space: string;
  readonly shift: string;
  readonly single: string;
  /** Keys of the presenter view, in a table of their own. */
  readonly presenter: {
    readonly title: string;
    readonly rows: Readonly<Record<"steps" | "blank" | "leave", string>>;
  };
  /** What a teacher takes along. */
  readonly classLink: string;
  readonly worksheet: string;
}
