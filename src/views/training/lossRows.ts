/** The loss of one sentence opened: what is read, what should be said, and what each position adds. */
import { lossesAgain } from "../../arithmetic/lossAgain";
import { mean } from "../../lib/mean";
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";

export interface LossRow {
  readonly position: number;
  readonly input: string;
  readonly target: string;
  /** The target's number in its vocabulary. */
  readonly id: number;
  /** p(target), and -log p in nats: the model's own numbers. */
  readonly p: number;
  readonly loss: number;
}

export interface LossTable {
  readonly rows: readonly LossRow[];
  /** Their mean. */
  readonly loss: number;
  /** The same in float64, from the logits. */
  readonly again: number;
  /** The largest difference of a row, or of the mean, from the model's own numbers. */
  readonly difference: number;
}

/** Of a trace along given words. `reported` is the loss that the model itself gives for them. */
export function lossTable(trace: Trace, reported: number): LossTable {
  const losses = tensorOf(trace, "loss").data;
  const probabilities = tensorOf(trace, "probabilities");
  const again = lossesAgain(trace);
  const { tokens, ids } = trace.output;
  const rows = tokens.map((target, position) => ({
    position,
    input: tokens[position - 1] ?? SPECIAL_TOKENS[SOS],
    target,
    id: ids[position] ?? 0,
    p: rowOf(probabilities, position)[ids[position] ?? 0] ?? Number.NaN,
    loss: losses[position] ?? Number.NaN,
  }));
  const gaps = again.map((value, i) => Math.abs(value - (losses[i] ?? Number.NaN)));
  return {
    rows,
    loss: mean(losses),
    again: mean(again),
    difference: Math.max(...gaps, Math.abs(mean(again) - reported)),
  };
}
