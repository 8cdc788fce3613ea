/** The decoder's recurrent layers, one above the other. */
import { present } from "../../lib/assert";
import type { TensorName } from "../../trace/tensors";
import type { RecurrentState } from "../cells/cell";
import { CELLS } from "../cells/list";
import type { ModelConfig } from "../config";
import type { Drop } from "../dropout";
import type { Edits } from "../edits";
import type { Parameters } from "../parameters";
import * as tf from "../tf";
import { cellWeights, type Gates, type Recurrence, recur } from "./recur";

export interface CellRun {
  /** The top layer's hidden state after every input, `[batch, target, units]`. */
  readonly top: tf.Tensor3D;
  /** The state of every layer to go on from, from the bottom up. */
  readonly next: readonly RecurrentState[];
  tensors(): Readonly<Partial<Record<TensorName, tf.Tensor>>>;
}

/** Runs inputs `[batch, target, in]` from a state; `row` is the first output word. */
export type Cells = (inputs: tf.Tensor3D, layers: readonly RecurrentState[], row: number) => CellRun;

export function openCells(config: ModelConfig, parameters: Parameters, edits: Edits, drop: Drop): Cells {
  const cell = CELLS[config.cell];
  const weights = Array.from({ length: config.layers }, (_, k) => cellWeights(parameters, "decoder", k));
  return (inputs, initial, row) => {
    const layers: Recurrence[] = [];
    let fed = inputs;
    for (const [k, layerWeights] of weights.entries()) {
      const edit = edits.gate("decoder", k, "forward");
      const layer = recur(cell, layerWeights, fed, present(initial[k], "a layer's state"), { edit });
      layers.push(layer);
      fed = k + 1 < weights.length ? drop(`decoder.l${k}`, layer.states, row) : fed;
    }
    const top = present(layers.at(-1), "a layer");
    return {
      top: top.states,
      next: layers.map(({ last }) => last),
      tensors: () => ({
        ...Object.assign({}, ...layers.map((layer, k) => gateTensors(`decoder.l${k}`, layer.gates))),
        ...lowerStates("decoder.l0", layers[0], layers.length),
        decoderState: top.states,
        ...(top.cellStates ? { decoderCellState: top.cellStates } : {}),
      }),
    };
  };
}

/** Gates by their trace names, `[batch, positions, units]`. */
export function gateTensors(prefix: string, gates: Gates): Record<string, tf.Tensor> {
  const all = gates.map((gatesAt) => gatesAt());
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      `${prefix}.${name}`,
      tf.stack(
        all.map((at) => present(at[name], name)),
        1,
      ),
    ]),
  );
}

/** What the lower of two layers hands up; the top layer's states have names of their own. */
export function lowerStates(
  prefix: string,
  layer: { readonly states: tf.Tensor3D; readonly cellStates: tf.Tensor3D | null } | undefined,
  layers: number,
): Record<string, tf.Tensor> {
  if (!layer || layers === 1) return {};
  return {
    [`${prefix}.state`]: layer.states,
    ...(layer.cellStates ? { [`${prefix}.cellState`]: layer.cellStates } : {}),
  };
}
