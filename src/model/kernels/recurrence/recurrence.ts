/**
 * A recurrent layer over a whole sequence, with backpropagation through time. The inputs' part of every block is
 * computed before, for all steps at once (`projected` = x W_ihᵀ + b_ih); the cells are those of `model/cells`:
 *   rnn   h' = tanh(p + W_hh h + b_hh)
 *   gru   r, z = σ(p + W_hh h + b_hh), n = tanh(p_n + r ∘ (W_hn h + b_hn)), h' = n + z ∘ (h − n); blocks r, z, n
 *   lstm  i, f, o = σ(p + W_hh h + b_hh), g = tanh(…), c' = f ∘ c + i ∘ g, h' = o ∘ tanh(c'); blocks i, f, g, o
 * Behind a sentence's end, where `ids` is 0, the state stays as it is. Reading forward, the last step's state is then
 * the one at each sentence's end; reading backward from zeros, it stays zero until the sentence begins.
 *
 * Kernels `LoomRnn`, `LoomGru`, `LoomLstm`: inputs `projected` `[steps, batch, blocks·units]`, `weight`
 * `[blocks·units, units]` and `bias` `[blocks·units]` (W_hh, b_hh), `hidden` `[batch, units]` and for an LSTM `cell`
 * (the state before the first step, zeros when left out), `ids` `[steps, batch]` int32; attribute `reverse`.
 * Results: `states` `[steps, batch, units]` in the order of the input; `last` `[batch, units]`, the state after the
 * last step that was read (step 0 when reversed); for an LSTM `lastCell`; then whatever the backend wants kept.
 *
 * Kernels `…Gradient`: inputs `dStates`, `dLast` (`dLastCell`; left out when nothing depends on them), `projected`,
 * `weight`, `bias`, `hidden`, `cell`, `ids`, `states`, and what was kept as `kept0`, `kept1` …; attribute `reverse`.
 * Results: `dProjected` (0 behind a sentence's end), `dWeight`, `dBias`, then `dHidden` `[batch, units]` and for an LSTM
 * `dCell`, which a backend may leave out where `hidden` was.
 */
import type { CellId } from "../../../trace/architecture";
import type { RecurrentState } from "../../cells/cell";
import type * as tf from "../../tf";
import { type KernelInputs, resultAt, runKernel, withGradient } from "../kernel";

export const RECURRENCES: Readonly<Record<CellId, string>> = {
  rnn: "LoomRnn",
  gru: "LoomGru",
  lstm: "LoomLstm",
};

/** The name of the kernel that computes a recurrence's gradient. */
export function recurrenceGradient(cell: CellId): string {
  return `${RECURRENCES[cell]}Gradient`;
}

export interface RecurrenceInputs {
  readonly projected: tf.Tensor;
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor;
  /** Zeros when left out. */
  readonly initial?: RecurrentState | undefined;
  readonly ids: tf.Tensor;
}

export interface RecurrenceOptions {
  readonly reverse?: boolean;
  /** Whether anything will depend on the state that the layer ends in. */
  readonly ends: boolean;
}

export interface RecurrenceResult {
  readonly states: tf.Tensor;
  /** Null unless it was asked for. */
  readonly last: RecurrentState | null;
}

export function recurrence(
  cell: CellId,
  { projected, weight, bias, initial, ids }: RecurrenceInputs,
  { reverse = false, ends }: RecurrenceOptions,
): RecurrenceResult {
  const own = cell === "lstm" ? 3 : 2;
  const inputs: KernelInputs = {
    projected,
    weight,
    bias,
    hidden: initial?.hidden ?? null,
    cell: initial?.cell ?? null,
    ids,
  };
  const present = Object.entries(inputs).flatMap(([key, tensor]) => (tensor ? [[key, tensor] as const] : []));
  const results = withGradient(
    inputs,
    () => {
      const made = runKernel(RECURRENCES[cell], inputs, { reverse });
      return {
        results: made.slice(0, ends ? own : 1),
        saved: [...present.map(([, tensor]) => tensor), resultAt(made, 0), ...made.slice(own)],
      };
    },
    (dys, saved) => {
      const kept = saved.slice(present.length + 1);
      const [dProjected, dWeight, dBias, dHidden, dCell] = runKernel(
        recurrenceGradient(cell),
        {
          dStates: resultAt(dys, 0),
          dLast: ends ? resultAt(dys, 1) : null,
          dLastCell: ends && cell === "lstm" ? resultAt(dys, 2) : null,
          ...Object.fromEntries(present.map(([key], i) => [key, resultAt(saved, i)])),
          states: resultAt(saved, present.length),
          ...Object.fromEntries(kept.map((tensor, i) => [`kept${i}`, tensor])),
        },
        { reverse },
      );
      return {
        projected: dProjected ?? null,
        weight: dWeight ?? null,
        bias: dBias ?? null,
        hidden: dHidden ?? null,
        cell: dCell ?? null,
      };
    },
  );
  const last = ends
    ? {
        hidden: resultAt(results, 1) as tf.Tensor2D,
        cell: cell === "lstm" ? (resultAt(results, 2) as tf.Tensor2D) : null,
      }
    : null;
  return { states: resultAt(results, 0), last };
}
