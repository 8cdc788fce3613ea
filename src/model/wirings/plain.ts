/**
 * Sutskever, Vinyals and Le 2014 (arXiv:1409.3215): the encoder's last state is all that the decoder gets, once, as
 * its own first state. No attention.
 */
import { parameter } from "../parameters";
import { openCells } from "../steps/cells";
import { embed } from "../steps/embed";
import { handOver } from "../steps/handOver";
import { openOutput } from "../steps/output";
import type * as tf from "../tf";
import type { Wiring } from "./wiring";

export const plain: Wiring = {
  steps: ["encode", "cell", "output"],
  inputSize: ({ embed }) => embed,
  outputSize: ({ units }) => units,
  parameterShapes: () => ({}),

  open({ config, parameters, encoding, edits, drop }) {
    const table = parameter(parameters, "decoder.embedding.weight") as tf.Tensor2D;
    const cells = openCells(config, parameters, edits, drop);
    const output = openOutput(parameters);
    return {
      initial: { layers: handOver(encoding), fed: null, row: 0 },
      step(state, words) {
        const decoderEmbedded = embed(table, words); // [batch, target, embed]
        const run = cells(drop("decoder.embedded", decoderEmbedded, state.row), state.layers, state.row);
        const logits = output(drop("output", run.top, state.row));
        return {
          logits,
          weights: null,
          next: { layers: run.next, fed: null, row: state.row + words.shape[1] },
          tensors: () => ({ decoderEmbedded, ...run.tensors(), logits }),
        };
      },
    };
  },
};
