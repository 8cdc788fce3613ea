/**
 * Luong, Pham and Manning 2015 (arXiv:1508.04025), global attention without input feeding:
 * s_t → e_t → α_t → c_t → s̃_t → word. Nothing after the cell feeds back into it, so the words of a whole sentence
 * share one score, softmax, sum, concat and output.
 */
import { CELLS } from "../cells/list";
import { parameter } from "../parameters";
import { SCORES } from "../scores/list";
import { concat } from "../steps/concat";
import { embed } from "../steps/embed";
import { output } from "../steps/output";
import { cellWeights, recur } from "../steps/recur";
import { softmax } from "../steps/softmax";
import { weightedSum } from "../steps/weightedSum";
import * as tf from "../tf";
import type { Wiring } from "./wiring";

export const luong: Wiring = {
  id: "luong",
  step(config, parameters, memory, state, words) {
    const get = (name: string): tf.Tensor => parameter(parameters, name);
    const decoderEmbedded = embed(get("decoder.embedding.weight") as tf.Tensor2D, words); // [batch, target, embed]
    const cell = recur(CELLS[config.cell], cellWeights(parameters, "decoder"), decoderEmbedded, state);
    const query = cell.states; // [batch, target, units]
    const scores = SCORES[config.score](query, memory.states); // [batch, target, source]
    const weights = softmax(scores, tf.expandDims(memory.mask, 1)); // [batch, target, source]
    const { weighted, context } = weightedSum(weights, memory.states);
    const { combined, attentional } = concat(get("combine.weight") as tf.Tensor2D, context, cell.states);
    const logits = output(
      get("output.weight") as tf.Tensor2D,
      get("output.bias") as tf.Tensor1D,
      attentional,
    );
    return {
      decoderEmbedded,
      gates: cell.gates,
      decoderState: cell.states,
      query,
      scores,
      weights,
      weighted,
      context,
      combined,
      attentional,
      logits,
      next: cell.last,
    };
  },
};
