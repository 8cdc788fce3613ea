/**
 * Luong, Pham and Manning 2015 (arXiv:1508.04025), section 3: s_t → e_t → α_t → c_t → s̃_t → word.
 * Without input feeding nothing after the cell feeds back into it, so the words of a whole sentence share one score,
 * softmax, sum, concat and output; with it (section 3.3) s̃_(t−1) joins the next word's embedding, one word at a time.
 */
import { present } from "../../lib/assert";
import { linearMap } from "../linear";
import { parameter } from "../parameters";
import { openAttention } from "../steps/attend";
import { openCells } from "../steps/cells";
import { concat } from "../steps/concat";
import { embed } from "../steps/embed";
import { handOver } from "../steps/handOver";
import { openOutput } from "../steps/output";
import * as tf from "../tf";
import { byRow } from "./byRow";
import type { Decoder, Wiring } from "./wiring";

export const luong: Wiring = {
  steps: ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"],
  inputSize: ({ embed, units, inputFeeding }) => (inputFeeding ? embed + units : embed),
  outputSize: ({ units }) => units,
  parameterShapes: ({ units }) => ({ "combine.weight": [units, 2 * units] }),

  open({ config, parameters, encoding, edits, drop }) {
    const table = parameter(parameters, "decoder.embedding.weight") as tf.Tensor2D;
    const combine = linearMap(parameter(parameters, "combine.weight") as tf.Tensor2D);
    const cells = openCells(config, parameters, edits, drop);
    const attend = openAttention(config, parameters, encoding, edits);
    const output = openOutput(parameters);
    const layers = handOver(encoding);
    const zeros = (): tf.Tensor2D => tf.zerosLike(present(layers[0], "a layer").hidden);

    const step: Decoder["step"] = (state, words) => {
      const { row } = state;
      const decoderEmbedded = embed(table, words); // [batch, target, embed]
      const dropped = drop("decoder.embedded", decoderEmbedded, row);
      const fed = state.fed ? (tf.expandDims(state.fed, 1) as tf.Tensor3D) : null; // [batch, 1, units]
      const run = cells(fed ? tf.concat([dropped, fed], 2) : dropped, state.layers, row);
      const given = edits.query(row, words.shape[0]);
      const query = given ? (tf.expandDims(given, 1) as tf.Tensor3D) : run.top; // [batch, target, units]
      const attended = attend(query, row);
      const { combined, attentional } = concat(combine, attended.context, query);
      const logits = output(drop("output", attentional, row));
      return {
        logits,
        weights: attended.weights,
        next: {
          layers: given ? withTop(run.next, given) : run.next,
          fed: fed ? (tf.squeeze(attentional, [1]) as tf.Tensor2D) : null,
          row: row + words.shape[1],
        },
        tensors: () => ({
          decoderEmbedded,
          ...(fed ? { fed } : {}),
          ...run.tensors(),
          decoderState: query,
          ...attended.tensors(),
          combined,
          attentional,
          logits,
        }),
      };
    };
    return {
      initial: { layers, fed: config.inputFeeding ? zeros() : null, row: 0 },
      step: config.inputFeeding || edits.hasQueries ? byRow(step) : step,
    };
  },
};

/** The layers' states with the top one's hidden state replaced. */
function withTop(layers: Decoder["initial"]["layers"], hidden: tf.Tensor2D): Decoder["initial"]["layers"] {
  return layers.map((layer, k) => (k === layers.length - 1 ? { ...layer, hidden } : layer));
}
