import { expect, it } from "vitest";
import { sentences } from "../../bench/sentences";
import { TWELVE, taskOf } from "../../bench/tasks";
import { decodeCheckpoint } from "../model/checkpoint";
import { completeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import { useBackend } from "./backend";

it("what the bench gives to others are the sentences that this engine trains on", async () => {
  await useBackend("cpu");
  for (const some of [{ task: "fr-en", seed: 4 }, TWELVE]) {
    const settings = { ...some, units: 2, embed: 2, batch: 8 };
    const trainer = createTrainer(taskOf(settings.task), completeSettings(settings), { kernels: "plain" });
    const given = sentences(settings);
    for (let i = 0; i < 3; i++) {
      trainer.update();
      given.next();
    }
    // Every draw moves the stream on: whoever stands where the other does has drawn the same.
    expect(decodeCheckpoint(await trainer.checkpoint({})).random).toEqual(given.random());
    trainer.dispose();
  }
});

it("sentences of the bench fill every position", () => {
  const { sizes, next } = sentences({ ...TWELVE, batch: 8 });
  const { sourceLengths, targetOut, targetIn } = next();
  expect([sizes.sourceWidth, sizes.targetWidth]).toEqual([12, 12]);
  expect([...sourceLengths]).toEqual(Array.from({ length: 8 }, () => 12));
  expect(Math.min(...targetOut, ...targetIn)).toBeGreaterThan(0);
});
