import { present } from "../../../lib/assert";
import { registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { ROWS, ROWS_GRADIENT } from "./rows";

export function registerRows(): void {
  registerWebgl(ROWS, (call) => {
    const { gpu } = call;
    const table = call.input("table");
    const ids = call.input("ids");
    const result = gpu.make([...ids.shape, present(table.shape[1], "a width")]);
    gpu.draw({
      key: `rows ${sizesOf(result.shape).matrixHeight}`,
      inputs: { table, ids },
      outputs: [result],
      functions: () => `vec2 rowAt(int id, int column) {
  vec4 two = at(table, column, id / 2);
  return (id & 1) == 0 ? two.xy : two.zw;
}`,
      code: () => {
        const { matrixHeight } = sizesOf(result.shape);
        return `
  vec2 ids2 = idsAt(ids, row / ${matrixHeight}, row % ${matrixHeight});
  vec4 found = vec4(rowAt(int(ids2.x), column), rowAt(int(ids2.y), column));
  out0 = masked(found, column, row);`;
      },
    });
    return [result];
  });

  // Every row of the table asks all places whether it was read there: four ids are one fetch, and a place's gradient is
  // fetched only by the row that it belongs to.
  registerWebgl(ROWS_GRADIENT, (call) => {
    const { gpu, attributes } = call;
    const dy = call.input("dy");
    const ids = call.input("ids");
    const [steps, batch, width] = dy.shape as [number, number, number];
    const result = gpu.make([Number(attributes.rows), width]);
    const perStep = half(batch);
    gpu.draw({
      key: `rows gradient ${perStep}`,
      inputs: { dy, ids },
      outputs: [result],
      ints: { pairs: half(steps) },
      code: () => `
  vec4 sum = vec4(0.0);
  float upper = float(2 * row);
  float lower = upper + 1.0;
  // Id 0 stands behind sentences' ends, where nothing depends on what was read.
  float isWord = row == 0 ? 0.0 : 1.0;
  for (int pair = 0; pair < pairs; pair++)
    for (int b = 0; b < ${perStep}; b++) {
      vec4 four = at(ids, b, pair);
      vec4 isUpper = isWord * vec4(equal(four, vec4(upper)));
      vec4 isLower = vec4(equal(four, vec4(lower)));
      vec4 isRead = isUpper + isLower;
      if (isRead.x + isRead.y > 0.0) {
        vec4 d = at(dy, column, 2 * pair * ${perStep} + b);
        sum += vec4(d.xy * isUpper.x + d.zw * isUpper.y, d.xy * isLower.x + d.zw * isLower.y);
      }
      if (isRead.z + isRead.w > 0.0) {
        vec4 d = at(dy, column, (2 * pair + 1) * ${perStep} + b);
        sum += vec4(d.xy * isUpper.z + d.zw * isUpper.w, d.xy * isLower.z + d.zw * isLower.w);
      }
    }
  out0 = masked(sum, column, row);`,
    });
    return [result];
  });
}
