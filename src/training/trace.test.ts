import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createRandom } from "../lib/random";
import { SOS } from "../lib/tokens";
import * as tf from "../model/tf";
import { frEn } from "../tasks/corpora/frEn";
import { koEn } from "../tasks/corpora/koEn";
import { useBackend } from "../testing/backend";
import { largestError, oracleTrace } from "../testing/oracle";
import { configOf } from "../testing/oracle/parameters";
import { weightsOf } from "../testing/weights";
import type { BackendId } from "../worker/protocol";
import { completeSettings } from "./settings";
import { createTrainer, type Trainer } from "./trainer";

const SENTENCES = 50;
const TOLERANCE = 1e-5;

describe.each<BackendId>(["cpu", "wasm"])("a trace on %s", (backend) => {
  beforeAll(() => useBackend(backend));

  // 4 × 50 = 200 sentences a backend.
  describe.each([
    [frEn, false],
    [frEn, true],
    [koEn, false],
    [koEn, true],
  ] as const)("of a model", (task, bidirectional) => {
    let trainer: Trainer;
    beforeAll(async () => {
      trainer = createTrainer(task, completeSettings({ task: task.id, seed: 11, bidirectional, batch: 4 }));
      // A few updates: fresh weights attend almost evenly and would hide a wrong score.
      for (let i = 0; i < 6; i++) trainer.update();
      await trainer.drainLosses();
    });
    afterAll(() => trainer.dispose());

    it(`of ${task.id}, two directions ${bidirectional}, equals the float64 oracle in every tensor for ${SENTENCES} random sentences`, async () => {
      const random = createRandom(3);
      const weights = await weightsOf(trainer);
      for (let i = 0; i < SENTENCES; i++) {
        const text = task.write(task.generate(random).source);
        const trace = await trainer.trace(text);
        const oracle = oracleTrace({
          config: configOf(weights, { bidirectional }),
          weights,
          sourceIds: trace.source.ids,
          outputIds: trace.output.ids,
          sos: SOS,
        });
        expect(largestError(trace.tensors, oracle), text).toSatisfy(
          ({ error }: { error: number }) => error <= TOLERANCE,
        );
      }
    });

    it("costs one read; so do the losses of several updates, and each of the three parts of a model file", async () => {
      const [text = ""] = task.samples;
      // The first one finds out how long the sentence gets.
      await trainer.trace(text);
      const read = vi.spyOn(tf.backend(), "read");
      try {
        await trainer.trace(text);
        expect(read).toHaveBeenCalledTimes(1);
        for (let i = 0; i < 3; i++) trainer.update();
        read.mockClear();
        await trainer.drainLosses();
        expect(read).toHaveBeenCalledTimes(1);
        read.mockClear();
        await trainer.checkpoint({});
        expect(read).toHaveBeenCalledTimes(3);
      } finally {
        read.mockRestore();
      }
    });

    it("says the word with the largest logit, row by row", async () => {
      const trace = await trainer.trace(task.samples[0] ?? "");
      const { logits } = trace.tensors;
      const vocab = logits?.shape[1] ?? 0;
      trace.output.ids.forEach((id, t) => {
        const scores = logits?.data.subarray(t * vocab, (t + 1) * vocab) ?? [];
        expect(scores[id]).toBe(Math.max(...scores));
      });
    });

    it("leaves no tensor behind", async () => {
      const before = tf.memory().numTensors;
      await trainer.trace(task.samples[0] ?? "");
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
