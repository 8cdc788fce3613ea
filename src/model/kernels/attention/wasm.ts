import { type HeapKernels, input } from "../heap";
import { ATTENTION, ATTENTION_GRADIENT } from "./attention";

export const ATTENTION_KERNELS: HeapKernels = {
  [ATTENTION]: (call) => {
    const { heap, inputs, attributes } = call;
    const [query, keys] = [input(call, "query"), input(call, "keys")];
    const [target, batch, units] = query.shape as [number, number, number];
    const source = keys.shape[0] as number;
    const context = heap.make(target, batch, units);
    const weights = heap.make(target, batch, source);
    heap.scratch(heap.simd.attentionScratch(target, source, units), (scratch) =>
      heap.simd.attentionForward(
        target,
        source,
        batch,
        units,
        heap.at(query),
        heap.at(keys),
        heap.at(inputs.values ?? keys),
        heap.at(input(call, "ids")),
        attributes.scale as number,
        heap.at(context),
        heap.at(weights),
        scratch,
      ),
    );
    return [context, weights];
  },

  [ATTENTION_GRADIENT]: (call) => {
    const { heap, inputs, attributes } = call;
    const [query, keys] = [input(call, "query"), input(call, "keys")];
    const [target, batch, units] = query.shape as [number, number, number];
    const source = keys.shape[0] as number;
    const dQuery = heap.make(target, batch, units);
    const dKeys = heap.make(source, batch, units);
    const dValues = inputs.values ? heap.make(source, batch, units) : null;
    heap.scratch(heap.simd.attentionScratch(target, source, units), (scratch) =>
      heap.simd.attentionBackward(
        target,
        source,
        batch,
        units,
        heap.at(input(call, "dContext")),
        heap.at(query),
        heap.at(keys),
        heap.at(inputs.values ?? keys),
        heap.at(input(call, "weights")),
        heap.at(input(call, "ids")),
        attributes.scale as number,
        heap.at(dQuery),
        heap.at(dKeys),
        heap.at(dValues ?? dKeys),
        scratch,
      ),
    );
    return dValues ? [dQuery, dKeys, dValues] : [dQuery, dKeys];
  },
};
