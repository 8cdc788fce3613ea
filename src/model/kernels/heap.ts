/** What the wasm kernels work with: the backend's memory, in which tensors lie, and the functions compiled for it. */
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { present } from "../../lib/assert";
import type * as tf from "../tf";
import type { Simd } from "./simdModule";

/** A place in the memory, in bytes; 0 where there is nothing. */
export type Pointer = number;

export interface Call {
  readonly heap: Heap;
  readonly inputs: Readonly<Record<string, tf.TensorInfo | undefined>>;
  readonly attributes: Readonly<Record<string, number | boolean>>;
}

/** A kernel on the heap: its results, as new tensors. */
export type HeapKernel = (call: Call) => tf.TensorInfo[];

/** Kernels by name. */
export type HeapKernels = Readonly<Record<string, HeapKernel>>;

/** Emscripten's, which the backend's own tensors come from. */
interface Allocator {
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** Memory that grows keeps its addresses, so a pointer stays right; a typed array over the old memory would not. */
export class Heap {
  readonly #backend: BackendWasm;
  readonly #allocator: Allocator;
  readonly simd: Simd;

  constructor(backend: BackendWasm, simd: Simd) {
    this.#backend = backend;
    this.#allocator = backend.wasm as unknown as Allocator;
    this.simd = simd;
  }

  /** Where a tensor's numbers begin. */
  at(tensor: tf.TensorInfo | undefined): Pointer {
    return tensor ? this.#backend.getMemoryOffset(tensor.dataId) : 0;
  }

  /** A new tensor; its numbers are whatever lay there. */
  make(...shape: number[]): tf.TensorInfo {
    return this.#backend.makeOutput(shape, "float32");
  }

  zeros(...shape: number[]): tf.TensorInfo {
    const made = this.make(...shape);
    this.simd.zero(this.at(made), sizeOf(shape));
    return made;
  }

  /** Lends `count` numbers of memory. */
  scratch<T>(count: number, use: (pointer: Pointer) => T): T {
    const pointer = this.#allocator._malloc(bytes(count)) >>> 0;
    try {
      return use(pointer);
    } finally {
      this.#allocator._free(pointer);
    }
  }

  write(tensor: tf.TensorInfo, value: number): void {
    this.#backend.typedArrayFromHeap(tensor)[0] = value;
  }
}

export function bytes(count: number): number {
  return 4 * count;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** A tensor that the kernel cannot do without. */
export function input({ inputs }: Call, name: string): tf.TensorInfo {
  return present(inputs[name], `the input ${name}`);
}

/** The parts x0, x1 … that lie side by side, as far as they are given, and their widths. */
export function partsOf({ inputs }: Call): { readonly part: tf.TensorInfo; readonly width: number }[] {
  return ["x0", "x1", "x2"].flatMap((name) => {
    const part = inputs[name];
    return part ? [{ part, width: part.shape.at(-1) ?? 0 }] : [];
  });
}
