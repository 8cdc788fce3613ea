/** One panel per step id. Which ones are shown, and in which order, the trace's wiring says. */
import type { StepId } from "../trace/steps";
import { CellPanel } from "./CellPanel";
import { ConcatPanel } from "./ConcatPanel";
import { EncodePanel } from "./EncodePanel";
import { OutputPanel } from "./OutputPanel";
import type { Panel } from "./panel";
import { ScorePanel } from "./ScorePanel";
import { SoftmaxPanel } from "./SoftmaxPanel";
import { WeightedSumPanel } from "./WeightedSumPanel";

export const PANELS: Readonly<Record<StepId, Panel>> = {
  encode: EncodePanel,
  cell: CellPanel,
  score: ScorePanel,
  softmax: SoftmaxPanel,
  "weighted-sum": WeightedSumPanel,
  concat: ConcatPanel,
  output: OutputPanel,
};
