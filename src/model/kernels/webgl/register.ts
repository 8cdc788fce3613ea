/** Registers a kernel for the webgl backend, with inputs already in packed textures. */
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { present } from "../../../lib/assert";
import * as tf from "../../tf";
import type { KernelAttributes } from "../kernel";
import { type Gpu, openGpu } from "./gpu";

export interface Call {
  readonly gpu: Gpu;
  readonly attributes: KernelAttributes;
  input(name: string): tf.TensorInfo;
  /** Null where none was given. */
  optional(name: string): tf.TensorInfo | null;
  /** The same for a gradient, of which zeros count as none. */
  gradient(name: string): tf.TensorInfo | null;
}

export function registerWebgl(kernelName: string, compute: (call: Call) => tf.TensorInfo[]): void {
  tf.registerKernel({
    kernelName,
    backendName: "webgl",
    kernelFunc({ inputs, attrs, backend }) {
      const gpu = openGpu(backend as MathBackendWebGL);
      const ready = new Map<string, tf.TensorInfo>();
      const optional = (name: string): tf.TensorInfo | null => {
        const given = inputs[name];
        if (!given) return null;
        const known = ready.get(name);
        if (known) return known;
        const packed = gpu.packed(given);
        ready.set(name, packed);
        return packed;
      };
      try {
        return compute({
          gpu,
          attributes: (attrs ?? {}) as KernelAttributes,
          input: (name) => present(optional(name), `${kernelName}'s ${name}`),
          optional,
          gradient(name) {
            const given = inputs[name];
            return given && !gpu.isZero(given) ? optional(name) : null;
          },
        });
      } finally {
        gpu.close();
      }
    },
  });
}

/** Inputs `<name>0`, `<name>1` … as many as there are. */
export function inputList(call: Call, name: string): tf.TensorInfo[] {
  const list: tf.TensorInfo[] = [];
  for (let next = call.optional(`${name}0`); next; next = call.optional(`${name}${list.length}`))
    list.push(next);
  return list;
}
