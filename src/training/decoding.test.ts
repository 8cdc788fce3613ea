import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EOS, SOS } from "../lib/tokens";
import { beamSearch } from "../model/decoding/beam";
import { sampling } from "../model/decoding/sample";
import { NO_EDITS } from "../model/edits";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import { oracleTrace } from "../testing/oracle";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import { completeSettings, type SomeSettings } from "./settings";
import { createTrainer, type Trainer } from "./trainer";

const TEXT = "b d c";
/** With the special tokens. */
const VOCAB = 11;

describe.each<[string, Partial<SomeSettings>]>([
  ["Luong's wiring", {}],
  ["Luong's wiring with input feeding", { inputFeeding: true, bidirectional: true }],
  [
    "an LSTM in Bahdanau's wiring, two layers",
    { cell: "lstm", wiring: "bahdanau", score: "concat", layers: 2 },
  ],
  ["plain seq2seq", { wiring: "plain", cell: "rnn" }],
])("decoding in %s", (_, model) => {
  let trainer: Trainer;
  beforeAll(async () => {
    await useBackend("cpu");
    const settings = { task: tinyTask.id, seed: 4, units: 6, embed: 4, batch: 8, ...model };
    trainer = createTrainer(tinyTask, completeSettings(settings));
    for (let i = 0; i < 25; i++) trainer.update();
    await trainer.drainLosses();
  });
  afterAll(() => trainer.dispose());

  const sourceIds = (): number[] => [...TEXT.split(" ").map(trainer.sourceVocabulary.id), EOS];

  it("finds with a beam of 1 what greedy translation says", async () => {
    const { output } = await trainer.trace(TEXT);
    const [first] = await trainer.beam(TEXT, 1);
    expect(first?.output).toEqual(output.tokens);
  });

  it("finds with an exhaustive beam what trying every sentence finds, by the oracle's probabilities", async () => {
    const cap = 2;
    const weights = await weightsOf(trainer);
    const logs = (ids: readonly number[]): number => {
      const { probabilities = [] } = oracleTrace({
        config: trainer.model.config,
        weights,
        sourceIds: sourceIds(),
        outputIds: ids,
        sos: SOS,
      });
      return ids.reduce((sum, id, t) => sum + Math.log(probabilities[t * VOCAB + id] ?? 0), 0);
    };
    const words = Array.from({ length: VOCAB }, (_unused, id) => id);
    const sentences = words.flatMap((a) => (a === EOS ? [[a]] : words.map((b) => [a, b])));
    const ranked = sentences
      .map((ids) => ({ ids, score: logs(ids) / ids.length }))
      .sort((a, b) => b.score - a.score);
    const found = await beamSearch(trainer.model, sourceIds(), VOCAB ** cap, cap);
    expect(found).toHaveLength(sentences.length);
    expect(found[0]?.ids).toEqual(ranked[0]?.ids);
    expect(found[0]?.score).toBeCloseTo(ranked[0]?.score ?? Number.NaN, 5);
  });

  it("never finds worse with a wider beam than its own greedy hypothesis", async () => {
    const [greedy] = await beamSearch(trainer.model, sourceIds(), 1, 6);
    const [wide] = await beamSearch(trainer.model, sourceIds(), 60, 6);
    expect(wide?.score).toBeGreaterThanOrEqual((greedy?.score ?? 0) - 1e-6);
  });

  it("samples the same words from the same seed and near temperature 0 the likeliest ones", async () => {
    const sampled = async (temperature: number, seed: number): Promise<readonly string[]> =>
      (await trainer.trace(TEXT, { sample: { temperature, seed } })).output.tokens;
    expect(await sampled(1, 7)).toEqual(await sampled(1, 7));
    const greedy = (await trainer.trace(TEXT)).output.tokens;
    expect(await sampled(1e-4, 7)).toEqual(greedy);
    const hot = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => sampled(3, seed)));
    expect(new Set(hot.map(String)).size).toBeGreaterThan(1);
  });

  it("draws first words as often as their probabilities say", async () => {
    const { tensors } = await trainer.trace(TEXT);
    const firstRow = (numbers: Float32Array | undefined): Float32Array =>
      numbers?.slice(0, VOCAB) ?? new Float32Array();
    const [probabilities, logits] = [tensors.probabilities?.data, tensors.logits?.data].map(firstRow) as [
      Float32Array,
      Float32Array,
    ];
    const drawn = (seed: number): number =>
      tf.tidy(() => {
        const noisy = sampling(1, seed, NO_EDITS.choice)(tf.tensor2d(logits, [1, VOCAB]), 0);
        return tf.argMax(noisy, 1).dataSync()[0] ?? 0;
      });
    // A translation draws so too; the many draws below are of its first word's logits alone.
    for (let seed = 0; seed < 12; seed++) {
      const { output } = await trainer.trace(TEXT, { sample: { temperature: 1, seed } });
      expect(drawn(seed)).toBe(output.ids[0]);
    }
    const draws = 2000;
    const counts = new Array<number>(VOCAB).fill(0);
    for (let seed = 0; seed < draws; seed++) {
      const first = drawn(seed);
      counts[first] = (counts[first] ?? 0) + 1;
    }
    probabilities.forEach((p, id) => {
      // Five standard deviations of a binomial count, and one for the rare.
      expect(Math.abs((counts[id] ?? 0) - draws * p)).toBeLessThan(5 * Math.sqrt(draws * p * (1 - p)) + 1);
    });
  });

  it("leaves no tensor behind", async () => {
    const { numTensors } = tf.memory();
    await trainer.beam(TEXT, 3);
    await trainer.trace(TEXT, { sample: { temperature: 1, seed: 1 } });
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});
