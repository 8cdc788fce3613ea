import type { Trace } from "../../trace/trace";
import { type Letters, OWN_LETTERS } from "../../viz/letters";
import { drawAttention } from "./attention";
import { drawDecoder } from "./decoder";
import { drawEncoder } from "./encoder";
import { type Graph, sketch } from "./graph";

/** How output word `row`, from 0, is computed, drawn from the trace's own order and tensors. */
export function diagramOf(trace: Trace, row: number, letters: Letters = OWN_LETTERS): Graph {
  return sketch([
    (pad) => drawEncoder(trace, pad, letters),
    (pad) => drawDecoder(trace, row, pad, letters),
    (pad) => drawAttention(trace, row, pad, letters),
  ]);
}
