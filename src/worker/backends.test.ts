import "@tensorflow/tfjs-backend-cpu";
import { afterEach, describe, expect, it } from "vitest";
import * as tf from "../model/tf";
import { BackendRejected, type BackendStarters, chooseBackend } from "./backends";

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
      webgl: reject("software"),
      wasm: reject("load-failed"),
      cpu: startCpu,
    };
    expect(await chooseBackend(starters, null)).toEqual({
      backend: "cpu",
      renderer: null,
      forced: null,
      rejected: [
        { backend: "webgl", why: "software", detail: "the reason" },
        { backend: "wasm", why: "load-failed", detail: "the reason" },
      ],
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
});
