import { type Call, type HeapKernels, input } from "../heap";
import { ADDITIVE_DECODER, ADDITIVE_DECODER_GRADIENT } from "./additive";

function sizesOf(call: Call): [target: number, source: number, batch: number, units: number] {
  const [source, batch, units] = input(call, "keys").shape as [number, number, number];
  return [input(call, "projected").shape[0] as number, source, batch, units];
}

export const ADDITIVE_KERNELS: HeapKernels = {
  [ADDITIVE_DECODER]: (call) => {
    const { heap } = call;
    const [target, source, batch, units] = sizesOf(call);
    const at = (name: string): number => heap.at(input(call, name));
    const results = [
      heap.make(target, batch, units), // states
      heap.make(target, batch, units), // contexts
      heap.make(target, batch, 4 * units), // gates
      heap.make(target, batch, source), // weights
      heap.make(target, batch, source, units), // tanhs
    ];
    heap.scratch(heap.simd.additiveForwardScratch(source, units), (scratch) =>
      heap.simd.additiveForward(
        target,
        source,
        batch,
        units,
        at("projected"),
        at("contextWeight"),
        at("weight"),
        at("bias"),
        at("hidden"),
        at("keys"),
        at("values"),
        at("queryWeight"),
        at("energyWeight"),
        at("sourceIds"),
        at("ids"),
        ...results.map((result) => heap.at(result)),
        scratch,
      ),
    );
    return results;
  },

  [ADDITIVE_DECODER_GRADIENT]: (call) => {
    const { heap } = call;
    const [target, source, batch, units] = sizesOf(call);
    const at = (name: string): number => heap.at(input(call, name));
    const results = [
      heap.make(target, batch, 3 * units), // dProjected
      heap.zeros(3 * units, units), // dContextWeight
      heap.zeros(3 * units, units), // dWeight
      heap.zeros(3 * units), // dBias
      heap.make(batch, units), // dHidden
      heap.zeros(source, batch, units), // dKeys
      heap.zeros(source, batch, units), // dValues
      heap.zeros(units, units), // dQueryWeight
      heap.zeros(units), // dEnergyWeight
    ];
    heap.scratch(heap.simd.additiveBackwardScratch(target, source, batch, units), (scratch) =>
      heap.simd.additiveBackward(
        target,
        source,
        batch,
        units,
        at("dStates"),
        at("dContexts"),
        at("contextWeight"),
        at("weight"),
        at("hidden"),
        at("values"),
        at("queryWeight"),
        at("energyWeight"),
        at("sourceIds"),
        at("ids"),
        at("states"),
        at("contexts"),
        at("kept0"),
        at("kept1"),
        at("kept2"),
        ...results.map((result) => heap.at(result)),
        scratch,
      ),
    );
    return results;
  },
};
