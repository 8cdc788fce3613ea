/** The engine on WebGL in a page of its own, without the app: tests ask it by `window.engine`. */
import { decodeSafetensors } from "../../src/lib/safetensors";
import { SOS } from "../../src/lib/tokens";
import { differenceOf, KERNEL_CASES } from "../../src/model/kernels/kernelCases";
import { type Compared, compared, FUSABLE, HALF } from "../../src/testing/fusable";
import { largestError, oracleTrace } from "../../src/testing/oracle";
import { configOf } from "../../src/testing/oracle/parameters";
import { tinyTask } from "../../src/testing/tinyTask";
import type { Intervention } from "../../src/trace/intervention";
import type { WhyPlain } from "../../src/trace/kernels";
import { completeSettings, type SomeSettings } from "../../src/training/settings";
import { createTrainer } from "../../src/training/trainer";
import { browserBackends } from "../../src/worker/browserBackends";

declare global {
  interface Window {
    engine: typeof engine;
  }
}

export interface Trained {
  readonly kernels: "fused" | "plain";
  readonly why: WhyPlain | null;
  readonly excess: number | null;
  readonly detail: string | null;
  readonly losses: readonly number[];
  /** The largest error of a trace's tensors against the oracle's, and in which, for each list of interventions. */
  readonly errors: readonly { readonly error: number; readonly name: string }[];
}

export interface Judged {
  /** The kernel, its inputs' shapes, and which of its results. */
  readonly what: string;
  /** The largest, from the same kernel over typed arrays. */
  readonly difference: number;
}

/** Plain operations take a thousand draws for a few places already. */
const WORDS = 3;

const engine = {
  /** Makes WebGL the backend; gives the renderer's name. */
  async start(): Promise<string> {
    const onContextLost = (): void => {
      throw new Error("The WebGL context was lost.");
    };
    const { webgl } = browserBackends({ onContextLost, onCounter: () => {} });
    if (!webgl) throw new Error("There is no WebGL.");
    const { renderer } = await webgl(true, new AbortController().signal);
    return renderer ?? "";
  },

  /** Every kernel alone on WebGL and over typed arrays. */
  async kernels(sizes: readonly number[]): Promise<Judged[]> {
    const all: Judged[] = [];
    for (const [name, judgeCase] of Object.entries(KERNEL_CASES))
      for (const size of sizes)
        judgeCase(size, (own, others, what) =>
          others.forEach((other, k) => {
            all.push({ what: `${name}: ${what}, result ${k}`, difference: differenceOf(own[k], other) });
          }),
        );
    return all;
  },

  /** Fused kernels and plain operations, of every model that has both, or of half of them. */
  async compare(isWhole: boolean): Promise<Compared[]> {
    const all: Compared[] = [];
    for (const architecture of isWhole ? FUSABLE : HALF) all.push(await compared(architecture, WORDS));
    return all;
  },

  /** Makes two updates of a model, and compares its traces of a sentence with the oracle's. */
  async train(
    choice: Omit<SomeSettings, "task" | "seed">,
    text: string,
    interventions: readonly (readonly Intervention[])[],
  ): Promise<Trained> {
    const trainer = createTrainer(tinyTask, completeSettings({ ...choice, task: tinyTask.id, seed: 3 }));
    const { kernels, why, comparison, detail } = await trainer.prepare();
    for (let i = 0; i < 2; i++) trainer.update();
    const losses = (await trainer.drainLosses()).map(([, loss]) => loss);
    const { tensors: weights, metadata } = decodeSafetensors(await trainer.checkpoint({}));
    const config = configOf(weights, JSON.parse(metadata.config ?? "{}"));
    const errors: { error: number; name: string }[] = [];
    for (const some of interventions) {
      const { source, output, tensors } = await trainer.trace(text, { interventions: some });
      const ids = { sourceIds: source.ids, outputIds: output.ids };
      const oracle = oracleTrace({ config, weights, ...ids, sos: SOS, interventions: some });
      errors.push(largestError(tensors, oracle));
    }
    trainer.dispose();
    return { kernels, why, excess: comparison?.excess ?? null, detail, losses, errors };
  },
};

window.engine = engine;
