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
  | "clear"
  | "help";

export interface HelpMessages {
  readonly title: string;
  readonly rows: Readonly<Record<KeyRow, string>>;
  /** Names of keys as they are printed on a keyboard. */
  readonly space: string;
  readonly shift: string;
  readonly single: string;
}
