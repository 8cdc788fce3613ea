/** The state that a GRU step starts from, as the trace has it. */
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";

/** The state that a source position was read with: the one before it, or none. */
export function stateBefore(trace: Trace, column: number, backward: boolean): Float32Array | null {
  const neighbour = backward ? column + 1 : column - 1;
  if (neighbour < 0 || neighbour >= trace.source.tokens.length) return null;
  const half = trace.model.bidirectional ? trace.model.units / 2 : trace.model.units;
  const state = rowOf(tensorOf(trace, "states"), neighbour);
  return backward ? state.subarray(half) : state.subarray(0, half);
}

/** The decoder state that a row starts from. */
export function decoderStateBefore(trace: Trace, row: number): Float32Array {
  return row === 0 ? tensorOf(trace, "initialState").data : rowOf(tensorOf(trace, "decoderState"), row - 1);
}
