import { present } from "../../../lib/assert";
import { drawAffine } from "../affine/webgl";
import { NEVER } from "../webgl/glsl";
import { inputList, registerWebgl } from "../webgl/register";
import { half, sizesOf } from "../webgl/sizes";
import { CROSS_ENTROPY } from "./crossEntropy";

export function registerCrossEntropy(): void {
  registerWebgl(CROSS_ENTROPY, (call) => {
    const { gpu, attributes } = call;
    const parts = inputList(call, "x");
    const [weight, bias, targets] = [call.input("weight"), call.input("bias"), call.input("targets")];
    const [target, batch] = targets.shape as [number, number];
    const vocabulary = present(weight.shape[0], "an axis");
    const logits = gpu.scratch([target, batch, vocabulary]);
    const reach = gpu.reachOf(targets);
    drawAffine(gpu, { parts, weight, bias, tanh: false, reach }, logits);

    const { width } = sizesOf(logits.shape);
    const perStep = half(batch);
    const ints = { perStep, withoutEos: attributes.withoutEos === true ? 1 : 0 };
    const scale = 1 / Number(attributes.words);
    const targetFunctions = `
vec2 targetsAt(int row) { return idsAt(targets, row / perStep, row % perStep); }
vec2 countsOf(vec2 ids) {
  vec2 isWord = vec2(notEqual(ids, vec2(0.0)));
  return withoutEos == 1 ? isWord * vec2(notEqual(ids, vec2(2.0))) : isWord;
}`;

    // For each place its log Σ exp and its loss, side by side.
    const places = gpu.scratch([target, batch, 2]);
    gpu.draw({
      key: `cross entropy places ${width} ${vocabulary % 2}`,
      inputs: { logits, targets },
      outputs: [places],
      ints,
      functions: () => `${targetFunctions}
vec4 logitsAt(int i, int row) {
  vec4 block = at(logits, i, row);
  ${vocabulary % 2 === 1 ? `if (i == ${width - 1}) block.yw = vec2(${NEVER});` : ""}
  return block;
}
float logitOf(float id, int row, int sentence) {
  vec4 block = at(logits, int(id) / 2, row);
  vec2 two = sentence == 0 ? block.xy : block.zw;
  return (int(id) & 1) == 0 ? two.x : two.y;
}`,
      code: () => `
  vec2 ids = targetsAt(row);
  out0 = vec4(0.0);
  if (ids == vec2(0.0)) return;
  vec4 top4 = vec4(${NEVER});
  for (int i = 0; i < ${width}; i++) top4 = max(top4, logitsAt(i, row));
  vec2 top = max(top4.xz, top4.yw);
  vec4 total4 = vec4(0.0);
  for (int i = 0; i < ${width}; i++) total4 += exp(logitsAt(i, row) - top.xxyy);
  vec2 normalizer = top + log(total4.xz + total4.yw);
  vec2 own = vec2(logitOf(ids.x, row, 0), logitOf(ids.y, row, 1));
  vec2 loss = countsOf(ids) * (normalizer - own);
  out0 = vec4(normalizer.x, loss.x, normalizer.y, loss.y);`,
    });

    const dLogits = gpu.make(logits.shape);
    gpu.draw({
      key: "cross entropy gradient",
      inputs: { logits, places, targets },
      outputs: [dLogits],
      ints,
      floats: { scale },
      functions: () => targetFunctions,
      code: () => `
  vec2 ids = targetsAt(row);
  out0 = vec4(0.0);
  if (ids == vec2(0.0)) return;
  vec2 normalizer = at(places, 0, row).xz;
  vec4 share = exp(at(logits, column, row) - normalizer.xxyy);
  vec4 id = vec4(2 * column, 2 * column + 1, 2 * column, 2 * column + 1);
  share -= vec4(equal(id, ids.xxyy));
  out0 = masked(scale * countsOf(ids).xxyy * share, column, row);`,
    });

    gpu.setReach(dLogits, reach);
    const loss = gpu.make([]);
    gpu.draw({
      key: "cross entropy loss",
      inputs: { places },
      outputs: [loss],
      ints: { height: sizesOf(places.shape).height },
      floats: { scale },
      code: () => `
  vec2 sum = vec2(0.0);
  for (int i = 0; i < height; i++) sum += at(places, 0, i).yw;
  out0 = vec4(scale * (sum.x + sum.y), 0.0, 0.0, 0.0);`,
    });
    return [loss, dLogits];
  });
}
