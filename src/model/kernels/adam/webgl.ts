import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import type { Gpu } from "../webgl/gpu";
import { inputList, registerWebgl } from "../webgl/register";
import { ADAM } from "./adam";

/** Textures that a shader may read are at least so many. */
const SAMPLERS = 16;
/** Partial sums of squares of one tensor. */
const CHUNKS = 32;

/** min(1, clip / ‖gradients‖), as a tensor of one number. */
function clipScale(gpu: Gpu, gradients: readonly tf.TensorInfo[], clip: number): tf.TensorInfo {
  const partial = gpu.scratch([2 * gradients.length, 2 * CHUNKS]); // a row of texels for each tensor
  for (let first = 0; first < gradients.length; first += SAMPLERS) {
    const some = gradients.slice(first, first + SAMPLERS);
    gpu.draw({
      key: `adam squares ${some.length}`,
      inputs: Object.fromEntries(some.map((gradient, i) => [`g${i}`, gradient])),
      outputs: [partial],
      ints: { first },
      region: { first, rows: some.length },
      functions: () => `float squares(sampler2D g, int chunk) {
  ivec2 size = textureSize(g, 0);
  float sum = 0.0;
  for (int i = chunk; i < size.x * size.y; i += ${CHUNKS}) {
    vec4 block = at(g, i % size.x, i / size.x);
    sum += dot(block, block);
  }
  return sum;
}`,
      code: () => `
  int tensor = row - first;
  float sum = 0.0;
  ${some.map((_, i) => `${i > 0 ? "else " : ""}if (tensor == ${i}) sum = squares(g${i}, column);`).join("\n  ")}
  out0 = vec4(sum, 0.0, 0.0, 0.0);`,
    });
  }
  const scale = gpu.scratch([1]);
  gpu.draw({
    key: "adam scale",
    inputs: { partial },
    outputs: [scale],
    ints: { tensors: gradients.length },
    // Large enough never to clip, and a number that every driver has.
    floats: { clip: Math.min(clip, 1e30) },
    code: () => `
  float sum = 0.0;
  for (int i = 0; i < tensors; i++)
    for (int j = 0; j < ${CHUNKS}; j++) sum += at(partial, j, i).x;
  out0 = vec4(min(1.0, clip / (sqrt(sum) + 1e-12)), 0.0, 0.0, 0.0);`,
  });
  return scale;
}

export function registerAdam(): void {
  registerWebgl(ADAM, (call) => {
    const { gpu, attributes } = call;
    const gradients = inputList(call, "gradient");
    const scale = clipScale(gpu, gradients, Number(attributes.clip));
    const results = gradients.map((gradient, i) => {
      const outputs = [gpu.make(gradient.shape), gpu.make(gradient.shape), gpu.make(gradient.shape)];
      const [parameter, first, second] = ["parameter", "first", "second"].map((name) =>
        call.input(`${name}${i}`),
      ) as [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];
      gpu.draw({
        key: "adam",
        inputs: { gradient, parameter, first, second, scale },
        outputs,
        isMasked: false,
        floats: {
          rate: Number(attributes.rate),
          epsilon: Number(attributes.epsilon),
          beta1: Number(attributes.beta1),
          beta2: Number(attributes.beta2),
        },
        // Lanes beyond odd edges are 0 in all inputs, and so in all outputs.
        code: () => `
  vec4 g = at(scale, 0, 0).x * at(gradient, column, row);
  vec4 m = beta1 * at(first, column, row) + (1.0 - beta1) * g;
  vec4 v = beta2 * at(second, column, row) + (1.0 - beta2) * g * g;
  out0 = at(parameter, column, row) - rate * m / (sqrt(v) + epsilon);
  out1 = m;
  out2 = v;`,
      });
      return outputs;
    });
    return [0, 1, 2].flatMap((kind) => results.map((outputs) => present(outputs[kind], "a result")));
  });
}
