/** The number that a symbol is: α₃₂ is one number of the weights, while s₃ is a whole vector. */
import { TENSORS, type TensorName } from "../../trace/tensors";
import type { TermData } from "./touched";

/** As it opens, `weights.2.1`; null where a term stands for none, or for many. */
export function numberOf({ tensor, ...place }: TermData): string | null {
  if (tensor === undefined || !Object.hasOwn(TENSORS, tensor)) return null;
  const at = TENSORS[tensor as TensorName].axes.map((axis) =>
    axis === "source" || axis === "target" ? place[axis] : undefined,
  );
  return at.every((index) => index !== undefined) ? [tensor, ...at].join(".") : null;
}
