/**
 * tensorflow.js has no UnsortedSegmentSum on wasm, and so no gradient of an embedding. Models of tfjs-layers would not
 * train there at all; with this one, in JavaScript, they do. Nothing of this project needs it.
 */
import * as tf from "../../src/model/tf";

interface WasmBackend {
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array;
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

export function registerSegmentSum(): void {
  if (tf.getKernel("UnsortedSegmentSum", "wasm")) return;
  tf.registerKernel({
    kernelName: "UnsortedSegmentSum",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as { x: tf.TensorInfo; segmentIds: tf.TensorInfo };
      const { numSegments } = attrs as unknown as { numSegments: number };
      const wasm = backend as unknown as WasmBackend;
      const inner = x.shape.slice(segmentIds.shape.length);
      const width = inner.reduce((product, size) => product * size, 1);
      const sums = new Float32Array(numSegments * width);
      const values = wasm.typedArrayFromHeap(x);
      wasm.typedArrayFromHeap(segmentIds).forEach((segment, row) => {
        if (segment < 0) return;
        for (let i = 0; i < width; i++) {
          const at = segment * width + i;
          sums[at] = (sums[at] ?? 0) + (values[row * width + i] ?? 0);
        }
      });
      // Only now: memory that grows would leave the values' view behind.
      const output = wasm.makeOutput([numSegments, ...inner], x.dtype);
      wasm.typedArrayFromHeap(output).set(sums);
      return output;
    },
  });
}
