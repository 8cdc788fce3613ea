import type { FormulaView } from "../trace/formulaView";
import type { Background } from "../worker/protocol";

/** What the page's furniture is doing. None of it is part of a link. */
export type Theme = "light" | "dark";
export const SPEEDS = [0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Ui {
  readonly theme: Theme;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Reset was pressed once and waits for a second word. */
  readonly resetAsked: boolean;
  readonly help: boolean;
  /** What a teacher takes along: a link for a class, or a worksheet. */
  readonly handout: "link" | "worksheet" | null;
  /** Shortcuts of one letter, without a modifier, can be switched off. */
  readonly singleKeys: boolean;
  /** The sentence pane, where it slides over the loom. */
  readonly pane: boolean;
  /** On a phone: how much of the step's sheet is seen, and the training sheet. */
  readonly sheet: "peek" | "full";
  readonly trainSheet: boolean;
  /** The weights of the row in view are handles. */
  readonly surgery: boolean;
  /** The stage is covered: it would show the answer of an open question. */
  readonly veil: boolean;
  /** The cloth's numbers stand as a table below it. */
  readonly clothTable: boolean;
  /** What training does while the page is hidden. */
  readonly background: Background;
  /** How a step's equations are shown, in all panels. */
  readonly formulas: FormulaView;
}

export const FIRST_UI: Ui = {
  theme: "light",
  playing: false,
  speed: 1,
  resetAsked: false,
  help: false,
  handout: null,
  singleKeys: true,
  pane: false,
  sheet: "peek",
  trainSheet: false,
  surgery: false,
  veil: false,
  clothTable: false,
  background: "train",
  formulas: "symbols",
};
