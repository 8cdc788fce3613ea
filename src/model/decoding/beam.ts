/**
 * Beam search over one sentence. Hypotheses are ranked by their log probability as they grow, all being of one length,
 * and by log probability per word, `<eos>` included, once they are done: without that the shortest would win
 * (length normalisation with α = 1; Wu et al. 2016, arXiv:1609.08144, section 7).
 */
import { present } from "../../lib/assert";
import { EOS, SOS } from "../../lib/tokens";
import { asyncTidy } from "../asyncTidy";
import type { RecurrentState } from "../cells/cell";
import { type Model, open } from "../seq2seq";
import { sourceBatch } from "../sourceBatch";
import { softmax } from "../steps/softmax";
import * as tf from "../tf";
import type { Decoder, DecoderState } from "../wirings/wiring";

export interface Hypothesis {
  /** `<eos>` included unless the length cap cut it off. */
  readonly ids: readonly number[];
  /** Σ log p, nats. */
  readonly logProbability: number;
  /** Log probability per word: what finished hypotheses are ranked by. */
  readonly score: number;
}

interface Candidate {
  readonly ids: readonly number[];
  readonly logProbability: number;
  /** Row of the batch that it grew from. */
  readonly parent: number;
}

/** The finished hypotheses of one sentence, best first. Width 1 is greedy translation. */
export function beamSearch(
  model: Model,
  sourceIds: readonly number[],
  width: number,
  maxTarget: number,
): Promise<Hypothesis[]> {
  const length = sourceIds.length;
  const copies = Int32Array.from({ length: width * length }, (_, i) =>
    present(sourceIds[i % length], "a word"),
  );
  return asyncTidy(() => {
    const source = sourceBatch(copies, new Array<number>(width).fill(length), length);
    return search(open(model, source).decoder, width, maxTarget);
  });
}

async function search(decoder: Decoder, width: number, maxTarget: number): Promise<Hypothesis[]> {
  const done: Hypothesis[] = [];
  let live: Candidate[] = [{ ids: [], logProbability: 0, parent: 0 }];
  let state = decoder.initial;
  for (let row = 0; row < maxTarget && live.length > 0; row++) {
    // The batch keeps its size: rows beyond the living are copies of the first, and are not looked at.
    const parents = Array.from({ length: width }, (_, k) => live[k] ?? present(live[0], "a hypothesis"));
    const words = parents.map(({ ids }) => ids.at(-1) ?? SOS);
    const order = parents.map(({ parent }) => parent);
    const step = decoder.step(reordered(state, order), tf.tensor2d(words, [width, 1], "int32"));
    state = step.next;
    const logs = (await tf.log(softmax(step.logits)).data()) as Float32Array; // [width, 1, vocab]
    const grown = grow(live, logs, logs.length / width).slice(0, width);
    done.push(...grown.filter(isDone).map(finished));
    live = grown.filter((candidate) => !isDone(candidate));
  }
  done.push(...live.map(finished));
  return done.sort((a, b) => b.score - a.score);
}

const isDone = ({ ids }: Candidate): boolean => ids.at(-1) === EOS;

function finished({ ids, logProbability }: Candidate): Hypothesis {
  return { ids, logProbability, score: logProbability / ids.length };
}

/** Every hypothesis with every next word, likeliest first. */
function grow(live: readonly Candidate[], logs: Float32Array, vocab: number): Candidate[] {
  return live
    .flatMap(({ ids, logProbability }, parent) =>
      Array.from({ length: vocab }, (_, id) => ({
        ids: [...ids, id],
        logProbability: logProbability + present(logs[parent * vocab + id], "a log probability"),
        parent,
      })),
    )
    .sort((a, b) => b.logProbability - a.logProbability);
}

function reordered({ layers, fed, row }: DecoderState, order: readonly number[]): DecoderState {
  const indices = tf.tensor1d([...order], "int32");
  const pick = (rows: tf.Tensor2D): tf.Tensor2D => tf.gather(rows, indices);
  return {
    layers: layers.map(
      ({ hidden, cell }): RecurrentState => ({ hidden: pick(hidden), cell: cell && pick(cell) }),
    ),
    fed: fed && pick(fed),
    row,
  };
}
