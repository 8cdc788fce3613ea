/**
 * Cho et al. 2014 (arXiv:1406.1078): the encoder's last state is the decoder's first one and also enters the cell
 * beside every input word. The same vector in each row: a context, but no attention.
 */
import { present } from "../../lib/assert";
import { parameter } from "../parameters";
import { openCells } from "../steps/cells";
import { embed } from "../steps/embed";
import { handOver } from "../steps/handOver";
import { openOutput } from "../steps/output";
import * as tf from "../tf";
import type { Wiring } from "./wiring";

export const plainContext: Wiring = {
  steps: ["encode", "concat", "cell", "output"],
  inputSize: ({ embed, units }) => embed + units,
  outputSize: ({ units }) => units,
  parameterShapes: () => ({}),

  open({ config, parameters, encoding, edits, drop }) {
    const table = parameter(parameters, "decoder.embedding.weight") as tf.Tensor2D;
    const cells = openCells(config, parameters, edits, drop);
    const output = openOutput(parameters);
    const layers = handOver(encoding);
    const once = tf.expandDims(present(layers.at(-1), "a layer").hidden, 1); // [batch, 1, units]
    return {
      initial: { layers, fed: null, row: 0 },
      step(state, words) {
        const [batch, target] = words.shape;
        const decoderEmbedded = embed(table, words); // [batch, target, embed]
        const context = tf.tile(once, [1, target, 1]) as tf.Tensor3D;
        const dropped = drop("decoder.embedded", decoderEmbedded, state.row);
        const combined = tf.concat([dropped, context], 2);
        const run = cells(combined, state.layers, state.row);
        const logits = output(drop("output", run.top, state.row));
        return {
          logits,
          weights: null,
          next: { layers: run.next, fed: null, row: state.row + target },
          tensors: () => ({
            decoderEmbedded,
            context: tf.reshape(context, [batch, target, config.units]),
            combined,
            ...run.tensors(),
            logits,
          }),
        };
      },
    };
  },
};
