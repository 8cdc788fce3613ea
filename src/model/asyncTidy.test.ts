import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../testing/backend";
import { asyncTidy, forgetAsyncWork } from "./asyncTidy";
import * as tf from "./tf";

describe("work that reads numbers back", () => {
  beforeAll(() => useBackend("cpu"));

  it("frees its tensors, also when it fails, and waits for the work before it", async () => {
    const before = tf.memory().numTensors;
    const order: number[] = [];
    const first = asyncTidy(async () => {
      await tf.add(tf.ones([2]), 1).data();
      order.push(1);
      throw new Error("of the work itself");
    });
    const second = asyncTidy(async () => order.push(2));
    await expect(first).rejects.toThrow("of the work itself");
    await second;
    expect(order).toEqual([1, 2]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("does not wait for work on a backend that was left", async () => {
    void asyncTidy(() => new Promise(() => {}));
    forgetAsyncWork();
    expect(await asyncTidy(async () => "done")).toBe("done");
  });
});
