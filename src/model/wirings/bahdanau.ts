/**
 * Bahdanau, Cho and Bengio 2014 (arXiv:1409.0473): s_(t−1) → e_t → α_t → c_t → [E y_(t−1); c_t] → s_t → word.
 * The previous state asks, and the context enters the cell beside the input word. Two things differ from the paper,
 * both said in the panels: the cell is PyTorch's (the paper's GRU resets before its product), and the output layer is
 * linear in [s_t; c_t; E y_(t−1)] (the paper puts a maxout layer between).
 */
import { present } from "../../lib/assert";
import type { RecurrentState } from "../cells/cell";
import { CELLS } from "../cells/list";
import type { ModelConfig } from "../config";
import { linear, linearMap } from "../linear";
import { type Parameters, parameter } from "../parameters";
import { openAttention } from "../steps/attend";
import { openCells } from "../steps/cells";
import { embed } from "../steps/embed";
import type { Encoding } from "../steps/encode";
import { openOutput } from "../steps/output";
import * as tf from "../tf";
import { byRow } from "./byRow";
import type { Decoder, Wiring } from "./wiring";

export const bahdanau: Wiring = {
  steps: ["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"],
  inputSize: ({ embed, units }) => embed + units,
  outputSize: ({ embed, units }) => 2 * units + embed,

  parameterShapes(config) {
    const { units, bidirectional, layers } = config;
    const shape = [units, bidirectional ? units / 2 : units];
    const names = Array.from({ length: layers }, (_, k) => bridgeNames(config, k)).flat();
    return Object.fromEntries(names.map((name) => [name, shape]));
  },

  open({ config, parameters, encoding, edits, drop }) {
    const table = parameter(parameters, "decoder.embedding.weight") as tf.Tensor2D;
    const cells = openCells(config, parameters, edits, drop);
    const attend = openAttention(config, parameters, encoding, edits);
    const output = openOutput(parameters);

    const step: Decoder["step"] = (state, words) => {
      const { row } = state;
      const given = edits.query(row, words.shape[0]);
      const top = present(state.layers.at(-1), "a layer");
      const asking = given ? [...state.layers.slice(0, -1), { ...top, hidden: given }] : state.layers;
      const query = tf.expandDims(given ?? top.hidden, 1) as tf.Tensor3D; // [batch, 1, units]
      const attended = attend(query, row);
      const decoderEmbedded = embed(table, words); // [batch, 1, embed]
      const dropped = drop("decoder.embedded", decoderEmbedded, row);
      const combined = tf.concat([dropped, attended.context], 2);
      const run = cells(combined, asking, row);
      const features = tf.concat([run.top, attended.context, dropped], 2);
      const logits = output(drop("output", features, row));
      return {
        logits,
        weights: attended.weights,
        next: { layers: run.next, fed: null, row: row + 1 },
        tensors: () => ({
          decoderEmbedded,
          ...attended.tensors(),
          combined,
          ...run.tensors(),
          features,
          logits,
        }),
      };
    };
    return {
      initial: { layers: bridge(config, parameters, encoding), fed: null, row: 0 },
      step: byRow(step),
    };
  },
};

/** Of one layer: the hidden state's bridge and, for an LSTM, the cell state's. */
function bridgeNames({ cell }: ModelConfig, layer: number): string[] {
  const suffix = layer === 0 ? "" : `_l${layer}`;
  const hidden = `bridge.weight${suffix}`;
  return CELLS[cell].hasCellState ? [hidden, `bridge.cell.weight${suffix}`] : [hidden];
}

/**
 * s_0 = tanh(W_s ←h_1): the backward reader's state at the first word, which has read the whole sentence; with one
 * direction the last state. A cell state is bridged without the tanh: it is not bounded by 1.
 */
function bridge(config: ModelConfig, parameters: Parameters, encoding: Encoding): RecurrentState[] {
  return encoding.layers.map(({ forwardEnd, backwardEnd }, k) => {
    const from = backwardEnd ?? forwardEnd;
    const [hidden, cell] = bridgeNames(config, k).map((name) =>
      linearMap(parameter(parameters, name) as tf.Tensor2D),
    );
    return {
      hidden: tf.tanh(linear(from.hidden, present(hidden, "a bridge"))) as tf.Tensor2D,
      cell: from.cell && cell ? (linear(from.cell, cell) as tf.Tensor2D) : null,
    };
  });
}
