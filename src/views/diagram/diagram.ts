import type { Trace } from "../../trace/trace";
import { drawAttention } from "./attention";
import { drawDecoder } from "./decoder";
import { drawEncoder } from "./encoder";
import { type Graph, sketch } from "./graph";

/** How output word `row`, from 0, is computed, drawn from the trace's own order and tensors. */
export function diagramOf(trace: Trace, row: number): Graph {
  return sketch([
    (pad) => drawEncoder(trace, pad),
    (pad) => drawDecoder(trace, row, pad),
    (pad) => drawAttention(trace, row, pad),
  ]);
}
