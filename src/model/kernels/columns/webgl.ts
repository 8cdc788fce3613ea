import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { registerWebgl } from "../webgl/register";
import { half } from "../webgl/sizes";
import { JOIN_COLUMNS, SPLIT_COLUMNS } from "./columns";

/** Where the seam goes through a block, columns are fetched one by one. */
const COLUMN_FUNCTION = `vec2 columnAt(sampler2D matrix, int column, int row) {
  vec4 block = at(matrix, column / 2, row);
  return (column & 1) == 0 ? block.xz : block.yw;
}`;

export function registerColumns(): void {
  registerWebgl(JOIN_COLUMNS, (call) => {
    const { gpu } = call;
    const [left, right] = [call.input("left"), call.input("right")];
    const at = present(left.shape.at(-1), "a last axis");
    const result = gpu.make([...left.shape.slice(0, -1), at + present(right.shape.at(-1), "a last axis")]);
    const isEven = at % 2 === 0;
    gpu.draw({
      key: `join columns ${isEven ? "" : at}`,
      inputs: { left, right },
      outputs: [result],
      ints: { width: half(at) },
      functions: () => `${COLUMN_FUNCTION}
vec2 joinedAt(int column, int row) {
  return column < ${at} ? columnAt(left, column, row) : columnAt(right, column - ${at}, row);
}`,
      code: () =>
        isEven
          ? "out0 = column < width ? at(left, column, row) : at(right, column - width, row);"
          : `
  vec2 first = joinedAt(2 * column, row);
  vec2 second = joinedAt(2 * column + 1, row);
  out0 = masked(vec4(first.x, second.x, first.y, second.y), column, row);`,
    });
    const reach = gpu.reachOf(right);
    gpu.setReach(
      result,
      gpu.reachOf(left).map((rows, step) => Math.max(rows, reach[step] ?? rows)),
    );
    return [result];
  });

  registerWebgl(SPLIT_COLUMNS, (call) => {
    const { gpu, attributes } = call;
    const x = call.input("x");
    const columns = present(x.shape.at(-1), "a last axis");
    const at = Number(attributes.at);
    const part = (first: number, width: number): tf.TensorInfo => {
      const result = gpu.make([...x.shape.slice(0, -1), width]);
      const isEven = first % 2 === 0;
      gpu.draw({
        key: `split columns ${isEven}`,
        inputs: { x },
        outputs: [result],
        ints: { first },
        functions: () => COLUMN_FUNCTION,
        code: () =>
          isEven
            ? "out0 = masked(at(x, first / 2 + column, row), column, row);"
            : `
  vec2 first2 = columnAt(x, first + 2 * column, row);
  vec2 second2 = columnAt(x, first + 2 * column + 1, row);
  out0 = masked(vec4(first2.x, second2.x, first2.y, second2.y), column, row);`,
      });
      gpu.setReach(result, gpu.reachOf(x));
      return result;
    };
    return [part(0, at), part(at, columns - at)];
  });
}
