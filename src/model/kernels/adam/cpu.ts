import { type ArrayKernels, type ArrayTensor, at, input, output } from "../arrays";
import { ADAM } from "./adam";

export const ADAM_KERNELS: ArrayKernels = {
  [ADAM]: (inputs, attributes) => {
    const { count, rate, epsilon, beta1, beta2, clip } = attributes as Readonly<Record<string, number>> & {
      readonly [K in "count" | "rate" | "epsilon" | "beta1" | "beta2" | "clip"]: number;
    };
    const all = (name: string): ArrayTensor[] =>
      Array.from({ length: count }, (_, i) => input(inputs, `${name}${i}`));
    const gradients = all("gradient");
    let squares = 0;
    for (const { values } of gradients) for (const value of values) squares += value * value;
    const scale = Math.min(1, clip / (Math.sqrt(squares) + 1e-12));
    const [parameters, first, second] = [all("parameter"), all("first"), all("second")];
    const results = {
      parameters: [] as ArrayTensor[],
      first: [] as ArrayTensor[],
      second: [] as ArrayTensor[],
    };
    gradients.forEach(({ values, shape }, k) => {
      const [theta, m, v] = [parameters[k], first[k], second[k]] as [ArrayTensor, ArrayTensor, ArrayTensor];
      const [nextTheta, nextM, nextV] = [output(...shape), output(...shape), output(...shape)];
      for (let i = 0; i < values.length; i++) {
        const gradient = at(values, i) * scale;
        const mean = beta1 * at(m.values, i) + (1 - beta1) * gradient;
        const square = beta2 * at(v.values, i) + (1 - beta2) * gradient * gradient;
        nextM.values[i] = mean;
        nextV.values[i] = square;
        nextTheta.values[i] = at(theta.values, i) - (rate * mean) / (Math.sqrt(square) + epsilon);
      }
      results.parameters.push(nextTheta);
      results.first.push(nextM);
      results.second.push(nextV);
    });
    return [...results.parameters, ...results.first, ...results.second];
  },
};
