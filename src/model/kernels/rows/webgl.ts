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
      key: "rows",
      inputs: { table, ids },
      outputs: [result],
      ints: { perStep: sizesOf(result.shape).matrixHeight },
      functions: () => `vec2 rowAt(int id, int column) {
  vec4 two = at(table, column, id / 2);
  return (id & 1) == 0 ? two.xy : two.zw;
}`,
      code: () => `
  vec2 ids2 = idsAt(ids, row / perStep, row % perStep);
  vec4 found = vec4(rowAt(int(ids2.x), column), rowAt(int(ids2.y), column));
  out0 = masked(found, column, row);`,
    });
    return [result];
  });

  // Every row of the table asks all places whether it was read there: four ids are one fetch, and a place's gradient is
  // fetched only by the row that it belongs to. One search serves four columns, which are put side by side afterwards.
  registerWebgl(ROWS_GRADIENT, (call) => {
    const { gpu, attributes } = call;
    const dy = call.input("dy");
    const ids = call.input("ids");
    const [steps, batch, width] = dy.shape as [number, number, number];
    const result = gpu.make([Number(attributes.rows), width]);
    const perStep = half(batch);
    const quarter = Math.ceil(half(width) / 4);
    const quarters = [0, 1, 2, 3].map(() => gpu.scratch([Number(attributes.rows), 2 * quarter]));
    const reach = gpu.reachOf(ids);
    const pairs = Array.from({ length: half(steps) }, (_, pair) =>
      Math.max(reach[2 * pair] ?? 0, reach[2 * pair + 1] ?? 0),
    );
    const four = [0, 1, 2, 3];
    const add = (second: 0 | 1, [a, b]: readonly [string, string]): string => `
        int place = (2 * pair + ${second}) * perStep + b;
        ${four
          .map(
            (k) => `d = at(dy, ${k * quarter} + column, place);
        sum${k} += vec4(d.xy * isUpper.${a} + d.zw * isUpper.${b}, d.xy * isLower.${a} + d.zw * isLower.${b});`,
          )
          .join("\n        ")}`;
    gpu.draw({
      key: `rows gradient ${quarter}`,
      inputs: { dy, ids },
      outputs: quarters,
      isMasked: false,
      ints: { perStep },
      arrays: { reach: pairs },
      code: () => `
  ${four.map((k) => `vec4 sum${k} = vec4(0.0);`).join(" ")}
  vec4 d;
  float upper = float(2 * row);
  float lower = upper + 1.0;
  // Id 0 stands behind sentences' ends, where nothing depends on what was read.
  float isWord = row == 0 ? 0.0 : 1.0;
  for (int pair = 0; pair < reachCount; pair++)
    for (int b = 0; b < reach[pair]; b++) {
      vec4 ids4 = at(ids, b, pair);
      vec4 isUpper = isWord * vec4(equal(ids4, vec4(upper)));
      vec4 isLower = vec4(equal(ids4, vec4(lower)));
      vec4 isRead = isUpper + isLower;
      if (isRead.x + isRead.y > 0.0) {${add(0, ["x", "y"])}
      }
      if (isRead.z + isRead.w > 0.0) {${add(1, ["z", "w"])}
      }
    }
  ${four.map((k) => `out${k} = sum${k};`).join(" ")}`,
    });
    gpu.draw({
      key: `rows side by side ${quarter}`,
      inputs: Object.fromEntries(quarters.map((part, k) => [`part${k}`, part])),
      outputs: [result],
      code: () => `
  int k = column / ${quarter};
  int own = column - k * ${quarter};
  vec4 block = k == 0 ? at(part0, own, row) : k == 1 ? at(part1, own, row)
    : k == 2 ? at(part2, own, row) : at(part3, own, row);
  out0 = masked(block, column, row);`,
    });
    return [result];
  });
}
