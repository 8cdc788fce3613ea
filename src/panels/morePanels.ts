/** All panels but the softmax, which the page opens with. Which are shown, and in which order, the trace's wiring says. */
import type { StepId } from "../trace/steps";
import { CellPanel } from "./CellPanel";
import { ConcatPanel } from "./ConcatPanel";
import { EncodePanel } from "./EncodePanel";
import { OutputPanel } from "./OutputPanel";
import type { Panel } from "./panel";
import { ScorePanel } from "./ScorePanel";
import { WeightedSumPanel } from "./WeightedSumPanel";
import { WindowCentre } from "./WindowCentre";

export const PANELS: Readonly<Record<Exclude<StepId, "softmax">, Panel>> = {
  encode: EncodePanel,
  cell: CellPanel,
  score: ScorePanel,
  "weighted-sum": WeightedSumPanel,
  concat: ConcatPanel,
  output: OutputPanel,
};

/** The softmax's own, where it has a local window. */
export const LocalWindowPart = WindowCentre;
