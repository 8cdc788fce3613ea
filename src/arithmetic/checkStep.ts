/** A whole step again in float64: every number that it makes for one row, from operands that the trace itself holds. */
import type { StepId } from "../trace/steps";
import { TENSOR_NAMES, TENSORS, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { type Check, compare } from "./check";
import { openNumber } from "./openNumber";

/** The tensors that a step makes in this trace. A context that no weighted sum made is part of what is joined. */
export function tensorsOfStep(trace: Trace, step: StepId): TensorName[] {
  const stepOf = (name: TensorName): StepId =>
    trace.steps.includes(TENSORS[name].step) ? TENSORS[name].step : "concat";
  return TENSOR_NAMES.filter((name) => stepOf(name) === step && trace.tensors[name]);
}

/** Every place of a tensor in one row, in one source position, or all of them where it has neither. */
function* places(
  { axes, shape }: ReturnType<typeof tensorOf>,
  row: number,
  column: number,
): Generator<number[]> {
  const [first] = axes;
  const fixed = first === "target" ? [row] : first === "source" ? [column] : [];
  const free = shape.slice(fixed.length);
  const count = free.reduce((product, size) => product * size, 1);
  for (let i = 0; i < count; i++) {
    let rest = i;
    const at = free.map((_, k) => {
      const below = free.slice(k + 1).reduce((product, size) => product * size, 1);
      const index = Math.floor(rest / below);
      rest -= index * below;
      return index;
    });
    yield [...fixed, ...at];
  }
}

/**
 * `column` matters to the encoder's tensors only. Numbers that were changed by hand, and tensors whose operands the
 * trace does not carry, are left out; null where nothing is left.
 */
export function checkStep(
  trace: Trace,
  step: StepId,
  row: number,
  column: number,
  tolerance: number,
): Check | null {
  const model: number[] = [];
  const again: number[] = [];
  for (const name of tensorsOfStep(trace, step)) {
    try {
      for (const at of places(tensorOf(trace, name), row, column)) {
        const opening = openNumber(trace, { name, at });
        if (opening.kind !== "computed") continue;
        model.push(opening.value);
        again.push(opening.again);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return again.length === 0 ? null : compare(model, again, tolerance);
}
