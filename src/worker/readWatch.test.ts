import { describe, expect, it } from "vitest";
import { type Readable, watchReads } from "./readWatch";

/** A device whose reads come back when they are let, and a clock of ticks. */
function setUp() {
  const waiting: ((value: unknown) => void)[] = [];
  class Device implements Readable {
    read(): Promise<unknown> {
      return new Promise((resolve) => waiting.push(resolve));
    }
  }
  const device = new Device();
  const state = { hangs: 0, ticking: null as null | (() => void) };
  const watch = watchReads(
    device,
    () => {
      state.hangs += 1;
    },
    (_, tick) => {
      state.ticking = tick;
      return () => {
        state.ticking = null;
      };
    },
  );
  const tick = (seconds: number): void => {
    for (let i = 0; i < seconds * 4; i++) state.ticking?.();
  };
  const answer = async (): Promise<void> => {
    waiting.shift()?.(1);
    for (let i = 0; i < 3; i++) await Promise.resolve();
  };
  return { device, watch, state, tick, answer };
}

describe("a read that hangs", () => {
  it("is noticed after five seconds, once", () => {
    const { device, watch, state, tick } = setUp();
    watch.warm = true;
    void device.read();
    tick(5);
    expect(state.hangs).toBe(0);
    tick(10);
    expect(state.hangs).toBe(1);
  });

  it("is none while kernels compile, however long that takes", async () => {
    const { device, state, tick, answer } = setUp();
    void device.read();
    tick(60);
    await answer();
    expect(state).toEqual({ hangs: 0, ticking: null });
  });

  it("is none where reads are always slow", async () => {
    const { device, watch, state, tick, answer } = setUp();
    watch.warm = true;
    void device.read();
    tick(3);
    await answer();
    void device.read();
    tick(9);
    expect(state.hangs).toBe(0);
    tick(1);
    expect(state.hangs).toBe(1);
  });

  it("is not looked for while nothing is read, and the device gets its own reading back", async () => {
    const { device, watch, state, answer } = setUp();
    expect(state.ticking).toBeNull();
    void device.read();
    expect(state.ticking).not.toBeNull();
    await answer();
    expect(state.ticking).toBeNull();
    watch.stop();
    expect(Object.hasOwn(device, "read")).toBe(false);
  });
});
