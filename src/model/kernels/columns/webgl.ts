import { present } from "../../../lib/assert";
import { registerWebgl } from "../webgl/register";
import { half } from "../webgl/sizes";
import { JOIN_COLUMNS, SPLIT_COLUMNS } from "./columns";

export function registerColumns(): void {
  registerWebgl(JOIN_COLUMNS, (call) => {
    const { gpu } = call;
    const [left, right] = [call.input("left"), call.input("right")];
    const at = present(left.shape.at(-1), "a last axis");
    const result = gpu.make([...left.shape.slice(0, -1), at + present(right.shape.at(-1), "a last axis")]);
    gpu.draw({
      key: `join columns ${half(at)}`,
      inputs: { left, right },
      outputs: [result],
      isMasked: false,
      code: () =>
        `out0 = column < ${half(at)} ? at(left, column, row) : at(right, column - ${half(at)}, row);`,
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
    const part = (first: number, width: number) => {
      const result = gpu.make([...x.shape.slice(0, -1), width]);
      gpu.draw({
        key: "split columns",
        inputs: { x },
        outputs: [result],
        isMasked: false,
        ints: { first: half(first) },
        code: () => "out0 = at(x, first + column, row);",
      });
      gpu.setReach(result, gpu.reachOf(x));
      return result;
    };
    return [part(0, at), part(at, columns - at)];
  });
}
