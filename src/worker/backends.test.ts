import "@tensorflow/tfjs-backend-cpu";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as tf from "../model/tf";
import { type BackendStarters, chooseBackend, type StartBackend, type Started } from "./backends";
import type { BackendId, WebglFacts } from "./protocol";
import { BackendRejected } from "./rejection";
import type { TimedUpdates } from "./timeUpdates";

const startCpu = async (): Promise<{ renderer: null }> => {
  await tf.setBackend("cpu");
  return { renderer: null };
};

const reject = (why: ConstructorParameters<typeof BackendRejected>[0]) => async (): Promise<never> => {
  throw new BackendRejected(why, "the reason");
};

describe("the ladder", () => {
  const tanh = tf.getKernel("Tanh", "cpu");
  const spoil = (): void => {
    tf.unregisterKernel("Tanh", "cpu");
    tf.registerKernel({
      ...tanh,
      kernelFunc: ({ inputs }) => tf.engine().runKernel("Identity", inputs as tf.NamedTensorMap),
    });
  };
  const mend = (): void => {
    tf.unregisterKernel("Tanh", "cpu");
    tf.registerKernel(tanh);
  };
  afterEach(mend);

  it("takes the first rung that starts", async () => {
    const starters: BackendStarters = {
      webgl: reject("no-context"),
      wasm: reject("load-failed"),
      cpu: startCpu,
    };
    expect(await chooseBackend(starters, null)).toEqual({
      backend: "cpu",
      renderer: null,
      forced: null,
      rejected: [
        { backend: "webgl", why: "no-context", detail: "the reason" },
        { backend: "wasm", why: "load-failed", detail: "the reason" },
      ],
      timings: [],
      webgl: null,
      tfjs: tf.version_core,
    });
  });

  it("rejects a backend that computes wrongly, and names the operation", async () => {
    const starters: BackendStarters = {
      wasm: async () => {
        spoil();
        return startCpu();
      },
      cpu: async () => {
        mend();
        return startCpu();
      },
    };
    const { backend, rejected } = await chooseBackend(starters, null);
    expect(backend).toBe("cpu");
    expect(rejected).toEqual([{ backend: "wasm", why: "self-test", detail: "tanh" }]);
  });

  it("tries a forced backend first, tells it so, and falls back when it cannot be had", async () => {
    const asked: [string, boolean][] = [];
    const note =
      (name: string, start: () => Promise<{ renderer: null }>) =>
      async (isForced: boolean): Promise<{ renderer: null }> => {
        asked.push([name, isForced]);
        return start();
      };
    const starters: BackendStarters = {
      webgl: note("webgl", reject("no-context")),
      cpu: note("cpu", startCpu),
    };
    expect(await chooseBackend(starters, "webgl")).toMatchObject({ backend: "cpu", forced: "webgl" });
    expect(asked).toEqual([
      ["webgl", true],
      ["cpu", false],
    ]);
  });

  it("says what went wrong with each when there is none", async () => {
    await expect(chooseBackend({ webgl: reject("float16") }, null)).rejects.toThrow("webgl: float16");
  });

  for (const why of ["no-context", "float16", "fence", "load-failed"] as const)
    it(`goes on to the next rung after ${why}, and keeps what was found out about WebGL`, async () => {
      const facts: WebglFacts = {
        renderer: "A GPU",
        software: false,
        maxTextureSize: 4096,
        float32: false,
        fence: null,
      };
      const starters: BackendStarters = {
        webgl: async () => {
          throw new BackendRejected(why, "the driver's words", why === "no-context" ? null : facts);
        },
        cpu: startCpu,
      };
      const choice = await chooseBackend(starters, null);
      expect(choice.backend).toBe("cpu");
      expect(choice.rejected).toEqual([{ backend: "webgl", why, detail: "the driver's words" }]);
      expect(choice.webgl).toEqual(why === "no-context" ? null : facts);
    });

  it("waits ten seconds for a download that hangs, then goes on, and what comes later changes nothing", async () => {
    vi.useFakeTimers();
    try {
      let arrive: () => void = () => {};
      const starters: BackendStarters = {
        wasm: async (_, signal) => {
          await new Promise<void>((resolve) => {
            arrive = resolve;
          });
          signal.throwIfAborted();
          throw new Error("it went on after nobody waited any more");
        },
        cpu: startCpu,
      };
      const choosing = chooseBackend(starters, null);
      await vi.advanceTimersByTimeAsync(9999);
      expect(tf.getBackend()).not.toBe("wasm");
      await vi.advanceTimersByTimeAsync(1);
      const choice = await choosing;
      arrive();
      await vi.runAllTimersAsync();
      expect(choice.backend).toBe("cpu");
      expect(choice.rejected).toEqual([{ backend: "wasm", why: "timed-out", detail: "10 s" }]);
      expect(tf.getBackend()).toBe("cpu");
    } finally {
      vi.useRealTimers();
    }
  });

  it("catches a wrong exponential and a wrong sigmoid", async () => {
    for (const [kernel, found] of [
      ["Sigmoid", "sigmoid"],
      ["Exp", "masked softmax"],
    ] as const) {
      const right = tf.getKernel(kernel, "cpu");
      tf.unregisterKernel(kernel, "cpu");
      tf.registerKernel({
        ...right,
        kernelFunc: ({ inputs }) => tf.engine().runKernel("Tanh", inputs as tf.NamedTensorMap),
      });
      try {
        await expect(chooseBackend({ wasm: startCpu }, null), kernel).rejects.toThrow(
          `wasm: self-test ${found}`,
        );
      } finally {
        tf.unregisterKernel(kernel, "cpu");
        tf.registerKernel(right);
      }
    }
  });
});

/** Two more backends that compute as cpu does, under the names of the two that contend. */
describe("the contest", () => {
  const released: string[] = [];
  const start = (backend: BackendId) => async (): Promise<Started> => {
    await tf.setBackend(backend);
    return {
      renderer: backend === "webgl" ? "A GPU" : null,
      release: () => {
        released.push(backend);
      },
    };
  };
  const contenders: BackendStarters = { webgl: start("webgl"), wasm: start("wasm"), cpu: start("cpu") };
  /** Times as they are given here, and what was asked of each. */
  const asked: [string, number | null][] = [];
  const times =
    (ms: Partial<Record<string, number>>, losses: Partial<Record<string, readonly number[]>> = {}) =>
    async (msToBeat: number | null): Promise<TimedUpdates> => {
      const backend = tf.getBackend();
      asked.push([backend, msToBeat]);
      const msPerUpdate = ms[backend];
      if (msPerUpdate === undefined) throw new Error("it broke");
      return { msPerUpdate, updates: 20, losses: losses[backend] ?? [3.5, 3.4] };
    };

  beforeEach(() => {
    released.length = 0;
    asked.length = 0;
    for (const backend of ["webgl", "wasm"]) {
      tf.registerBackend(backend, () => new MathBackendCPU());
      if (tf.getKernelsForBackend(backend).length === 0) tf.copyRegisteredKernels("cpu", backend);
    }
  });
  afterEach(async () => {
    for (const backend of ["webgl", "wasm"]) if (tf.findBackendFactory(backend)) tf.removeBackend(backend);
    if (!tf.findBackendFactory("cpu")) tf.registerBackend("cpu", () => new MathBackendCPU());
    await tf.setBackend("cpu");
  });

  for (const [webgl, taken, rejected] of [
    [5, "webgl", "slower"],
    [12, "webgl", "close"],
    [12.1, "wasm", "slower"],
  ] as const)
    it(`takes ${taken} when WebGL needs ${webgl} ms an update and wasm 10`, async () => {
      const choice = await chooseBackend(contenders, null, times({ webgl, wasm: 10 }));
      const loser = taken === "webgl" ? "wasm" : "webgl";
      expect(choice.backend).toBe(taken);
      expect(choice.renderer).toBe(taken === "webgl" ? "A GPU" : null);
      expect(choice.rejected).toEqual([{ backend: loser, why: rejected, detail: "" }]);
      expect(choice.timings).toEqual([
        { backend: "wasm", msPerUpdate: 10, updates: 20 },
        { backend: "webgl", msPerUpdate: webgl, updates: 20 },
      ]);
      expect(asked).toEqual([
        ["wasm", null],
        ["webgl", 10],
      ]);
      // It is current, and the other one is gone with all that it held.
      expect(tf.getBackend()).toBe(taken);
      expect(tf.findBackendFactory(loser)).toBeFalsy();
      expect(released).toEqual([loser]);
    });

  it("costs nothing where only one of them is to be had, or where one is asked for", async () => {
    const time = times({ webgl: 1, wasm: 1 });
    const software = { ...contenders, webgl: reject("software") };
    expect((await chooseBackend(contenders, "webgl", time)).backend).toBe("webgl");
    expect((await chooseBackend(contenders, "cpu", time)).backend).toBe("cpu");
    expect((await chooseBackend(software, null, time)).backend).toBe("wasm");
    expect(asked).toEqual([]);
  });

  it("takes WebGL, current again, where wasm cannot be had", async () => {
    const starters: BackendStarters = {
      ...contenders,
      wasm: async () => {
        await tf.setBackend("wasm");
        throw new BackendRejected("load-failed", "404");
      },
    };
    const choice = await chooseBackend(starters, null, times({}));
    expect(choice.backend).toBe("webgl");
    expect(tf.getBackend()).toBe("webgl");
  });

  const emulated: StartBackend = async (takesSoftware) => {
    if (!takesSoftware) throw new BackendRejected("software", "SwiftShader");
    tf.registerBackend("webgl", () => new MathBackendCPU());
    return start("webgl")();
  };
  const withoutWasm = { ...contenders, webgl: emulated, wasm: reject("load-failed") };
  const blocked = { backend: "wasm", why: "load-failed", detail: "the reason" };

  for (const [webgl, taken, loser] of [
    [32, "webgl", "cpu"],
    [190, "cpu", "webgl"],
  ] as const)
    it(`takes ${taken} where there is no wasm and emulated WebGL needs ${webgl} ms an update, cpu 181`, async () => {
      const choice = await chooseBackend(withoutWasm, null, times({ webgl, cpu: 181 }));
      expect(choice.backend).toBe(taken);
      expect(tf.getBackend()).toBe(taken);
      expect(choice.rejected).toEqual([blocked, { backend: loser, why: "slower", detail: "" }]);
      expect(asked).toEqual([
        ["cpu", null],
        ["webgl", 181],
      ]);
    });

  it("never tries emulated WebGL where wasm is to be had", async () => {
    const choice = await chooseBackend({ ...contenders, webgl: emulated }, null, times({}));
    expect(choice.backend).toBe("wasm");
    expect(choice.rejected).toMatchObject([{ backend: "webgl", why: "software" }]);
  });

  it("leaves a WebGL whose losses are not those of wasm", async () => {
    const losses = { webgl: [3.5, 3.9], wasm: [3.5, 3.4] };
    const choice = await chooseBackend(contenders, null, times({ webgl: 1, wasm: 10 }, losses));
    expect(choice.backend).toBe("wasm");
    expect(choice.rejected).toEqual([{ backend: "webgl", why: "self-test", detail: "loss 3.9000 ≠ 3.4000" }]);
  });

  it("leaves one that breaks in training", async () => {
    const choice = await chooseBackend(contenders, null, times({ wasm: 10 }));
    expect(choice.backend).toBe("wasm");
    expect(choice.rejected).toEqual([{ backend: "webgl", why: "stopped", detail: "it broke" }]);
    expect(released).toEqual(["webgl"]);
  });

  it("leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const choice = await chooseBackend(contenders, null);
    expect(choice.timings.map(({ backend }) => backend)).toEqual(["wasm", "webgl"]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
