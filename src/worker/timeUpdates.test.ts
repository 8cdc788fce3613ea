import { describe, expect, it } from "vitest";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import type { KernelChoice } from "../training/kernels";
import { timeUpdates } from "./timeUpdates";

/** A model whose updates take as long as they are told to, by a clock that nothing else moves. */
function fake(durations: (update: number) => number, compiling = 0) {
  let now = 0;
  let made = 0;
  let undrained = 0;
  let disposed = 0;
  return {
    clock: () => now,
    counts: () => ({ made, disposed }),
    create: () => ({
      prepare: async (onProgress: (share: number) => void = () => {}): Promise<KernelChoice> => {
        now += compiling;
        onProgress(0.5);
        onProgress(1);
        return { kernels: "plain", why: "asked", comparison: null, detail: null };
      },
      update: () => {
        made += 1;
        undrained += 1;
        now += durations(made);
      },
      drainLosses: async (): Promise<[number, number][]> => {
        const losses = Array.from({ length: undrained }, (_, i): [number, number] => [i, made]);
        undrained = 0;
        return losses;
      },
      dispose: () => {
        disposed += 1;
      },
    }),
  };
}

describe("timing a backend", () => {
  it("does not count the first updates, which compile, and trains for half a second", async () => {
    const model = fake((update) => (update <= 2 ? 1000 : 25));
    const { msPerUpdate, updates, losses } = await timeUpdates(null, model.create, model.clock);
    expect(msPerUpdate).toBe(25);
    expect(updates).toBe(20);
    expect(losses).toHaveLength(2);
    expect(model.counts()).toEqual({ made: 22, disposed: 1 });
  });

  it("takes the median, so that one disturbance does not decide", async () => {
    const model = fake((update) => (update === 8 ? 150 : 10));
    expect((await timeUpdates(null, model.create, model.clock)).msPerUpdate).toBe(10);
  });

  it("asks a backend that is clearly beaten for one round only", async () => {
    const model = fake(() => 50);
    const { updates } = await timeUpdates(20, model.create, model.clock);
    expect(updates).toBe(4);
  });

  it("asks a backend that cannot win for no round at all, once it has compiled", async () => {
    const model = fake((update) => (update === 1 ? 1000 : 100));
    expect(await timeUpdates(20, model.create, model.clock)).toMatchObject({ msPerUpdate: 100, updates: 1 });
    expect(model.counts()).toEqual({ made: 2, disposed: 1 });
  });

  it("gives up on one that compiles for long while another one stands, and only then", async () => {
    const slow = (): ReturnType<typeof fake> => fake(() => 10, 5000);
    const second = slow();
    await expect(timeUpdates(20, second.create, second.clock)).rejects.toMatchObject({
      why: "compiling",
      message: "5.0 s",
    });
    expect(second.counts()).toEqual({ made: 0, disposed: 1 });
    // Beside one that is slow itself it is waited for.
    const worthIt = slow();
    expect((await timeUpdates(200, worthIt.create, worthIt.clock)).msPerUpdate).toBe(10);
    const first = slow();
    expect((await timeUpdates(null, first.create, first.clock)).msPerUpdate).toBe(10);
  });

  it("ends soon on a fast one too", async () => {
    const model = fake(() => 0.5);
    expect((await timeUpdates(null, model.create, model.clock)).updates).toBe(40);
  });

  it("frees the model when it breaks", async () => {
    const model = fake(() => {
      throw new Error("broken");
    });
    await expect(timeUpdates(null, model.create, model.clock)).rejects.toThrow("broken");
    expect(model.counts().disposed).toBe(1);
  });

  it("times the model that the page opens with, and leaves no tensor", async () => {
    await useBackend("wasm");
    const before = tf.memory().numTensors;
    const { msPerUpdate, losses } = await timeUpdates(null);
    expect(msPerUpdate).toBeGreaterThan(0);
    expect(losses.every((loss) => loss > 1 && loss < 10)).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });
});
