import { beforeAll, describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { findTask } from "../tasks/list";
import { useBackend } from "../testing/backend";
import { completeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import { createCallMeter } from "./glCounter";
import type { Background } from "./protocol";
import { createRun } from "./run";

/** Updates in nearly a second of a clock on which every piece of work takes a millisecond. */
async function updatesInASecond(
  background: Background | null,
  throttle: number | null = null,
): Promise<number> {
  let time = 0;
  const settings = completeSettings({ task: "copy", seed: 1, units: 4, embed: 3, batch: 4 });
  const trainer = createTrainer(present(findTask("copy"), "a task"), settings);
  const watch = { warm: false, stop: () => {} };
  const run = createRun(
    1,
    trainer,
    () => {},
    () => time,
    watch,
    createCallMeter(null),
  );
  run.throttle = throttle;
  run.background = background;
  await run.train(undefined);
  while (time < 990) time += (await run.advance()) || 1;
  run.dispose();
  return trainer.step;
}

describe("how fast a run trains", () => {
  beforeAll(() => useBackend("wasm"));

  it("is bounded while nobody sees the page, and by nothing while somebody does", async () => {
    expect(await updatesInASecond("train")).toBe(60);
    expect(await updatesInASecond(null)).toBe(990);
  });

  it("is never more than was asked for", async () => {
    expect(await updatesInASecond("train", 10)).toBe(10);
    expect(await updatesInASecond(null, 10)).toBe(10);
    expect(await updatesInASecond("train", 500)).toBe(60);
  });
});
