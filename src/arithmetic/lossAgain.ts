/** The loss of given words a second time, in float64, from the trace's own logits: only ever compared with the model's. */
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { sumOfPowers } from "./exponentials";

/** -log softmax(logits)[id], nats. */
export function crossEntropyAgain(logits: ArrayLike<number>, id: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) most = Math.max(most, logits[i] ?? 0);
  return Math.log(sumOfPowers(logits, most)) + most - (logits[id] ?? Number.NaN);
}

/** For each output position of a trace, -log p of the word that stands there. */
export function lossesAgain(trace: Trace): number[] {
  const logits = tensorOf(trace, "logits");
  return trace.output.ids.map((id, t) => crossEntropyAgain(rowOf(logits, t), id));
}
