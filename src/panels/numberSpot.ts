/** The place of a number by its name, as it opens: `weights.3.2` is of row 3 and source word 2. */
import { TENSORS, type TensorName } from "../trace/tensors";
import type { Focus } from "../viz/focus";

/** Nothing for a name that no tensor of a trace has. */
export function spotOfNumber(name: string): Focus {
  const [, tensor = "", index = ""] = /^(.*?)((?:\.\d+)+)$/.exec(name) ?? [];
  if (!Object.hasOwn(TENSORS, tensor)) return {};
  const { axes } = TENSORS[tensor as TensorName];
  const at = index.slice(1).split(".").map(Number);
  const [source, target] = (["source", "target"] as const).map((axis) => at[axes.indexOf(axis as never)]);
  return {
    tensor: tensor as TensorName,
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
  };
}
