import { createRandom } from "../src/lib/random";
import { decodeSafetensors } from "../src/lib/safetensors";
import { SOS } from "../src/lib/tokens";
import { frEn } from "../src/tasks/corpora/frEn";
import { largestError, oracleTrace } from "../src/testing/oracle";
import { configOf } from "../src/testing/oracle/parameters";
import type { Intervention } from "../src/trace/intervention";
import { expect, type LoomPage, test } from "./loomPage";

type Metrics = ReturnType<Window["loom"]["metrics"]>;

const GOAL = 0.95;
const MOST_UPDATES = 600;
const SENTENCES = 20;

interface Traced {
  readonly sourceIds: readonly number[];
  readonly outputIds: readonly number[];
  readonly tensors: Record<string, { shape: number[]; data: number[] }>;
}

async function traceOf(
  loom: LoomPage,
  sentence: string,
  interventions: readonly Intervention[] = [],
): Promise<Traced> {
  return loom.page.evaluate(
    async ([text, changes]) => {
      const { source, output, tensors } = await window.loom.trace(text, changes);
      const plain: Record<string, { shape: number[]; data: number[] }> = {};
      for (const [name, tensor] of Object.entries(tensors)) {
        if (tensor) plain[name] = { shape: [...tensor.shape], data: Array.from(tensor.data) };
      }
      return { sourceIds: [...source.ids], outputIds: [...output.ids], tensors: plain };
    },
    [sentence, interventions] as const,
  );
}

async function weightsOf(loom: LoomPage) {
  const bytes = await loom.page.evaluate(async () =>
    Array.from(new Uint8Array(await window.loom.exportModel())),
  );
  return decodeSafetensors(Uint8Array.from(bytes).buffer);
}

test("on WebGL, in software, fr-en learns from nothing to 95 % held-out exact match", async ({ loom }) => {
  test.setTimeout(900_000);
  await loom.open({ query: "?backend=webgl" });
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("webgl");

  await loom.page.evaluate(() => window.loom.reset({ seed: 1 }));
  expect((await loom.engineStatus()).step).toBe(0);
  const begin = await loom.page.evaluate(() => window.loom.train({ steps: 10 }));
  expectFused(begin.kernels, "the usual model");

  // The cloth is woven again at least once a second.
  await loom.train();
  const redraws = await loom.countRedraws(5000);
  expect.soft(redraws, "redraws in five seconds").toBeGreaterThanOrEqual(5);

  const metrics = () => loom.page.evaluate(() => window.loom.metrics());
  let now = await metrics();
  while ((now.exact ?? 0) < GOAL && (now.step ?? 0) < MOST_UPDATES) {
    await loom.page.waitForTimeout(1000);
    now = await metrics();
  }
  console.log(`    held-out exact match ${now.exact} at update ${now.step}, ${redraws / 5} redraws a second`);
  expect(now.exact).toBeGreaterThanOrEqual(GOAL);
  await loom.pause();
  const end = await metrics();

  expect(begin.tensors).toBeGreaterThan(0);
  expect(begin.draws).toBeGreaterThan(0);
  expect(begin.textureBytes).toBeGreaterThan(0);
  expect(end.tensors).toBe(begin.tensors);
  expect(begin.linkedPrograms).toBeGreaterThan(0);
  expect(end.linkedPrograms, "programs linked since the first update").toBe(begin.linkedPrograms);

  await test.step("its numbers are those of an independent float64 computation", async () => {
    const { tensors: weights } = await weightsOf(loom);
    const random = createRandom(2024);
    for (let i = 0; i < SENTENCES; i++) {
      const sentence = frEn.write(frEn.generate(random).source);
      const { sourceIds, outputIds, tensors } = await traceOf(loom, sentence);
      const oracle = oracleTrace({ config: configOf(weights), weights, sourceIds, outputIds, sos: SOS });
      const { error, name } = largestError(tensors, oracle);
      expect(error, `${name} of “${sentence}”`).toBeLessThanOrEqual(1e-4);
    }
  });
});

/** Each is a change of the one before. Every fused kernel is among them, and what trains on plain operations. */
const OTHERS = [
  { kernels: "fused", choice: { cell: "lstm", score: "general", bidirectional: true } },
  { kernels: "fused", choice: { cell: "rnn", score: "scaled-dot", bidirectional: false, layers: 2 } },
  {
    kernels: "fused",
    choice: { cell: "gru", wiring: "bahdanau", score: "concat", bidirectional: true, layers: 1 },
  },
  {
    kernels: "plain",
    choice: {
      cell: "rnn",
      wiring: "luong",
      score: "general",
      window: "local-p",
      inputFeeding: true,
      bidirectional: false,
    },
  },
  {
    kernels: "plain",
    choice: { cell: "gru", score: "location", window: "local-m", gaussian: true, inputFeeding: false },
  },
  {
    kernels: "fused",
    choice: { cell: "lstm", wiring: "plain-context", bidirectional: true, reverseSource: true },
  },
] as const;
const INTERVENTIONS = {
  attending: [
    { kind: "scores", row: "all", temperature: 0.5 },
    { kind: "weights", row: 1, set: "drop-largest" },
    { kind: "swap-values", positions: [0, 1] },
  ],
  any: [{ kind: "parameter", name: "output.bias", set: "zero" }],
} as const;

/** That fused kernels train, and that their loss and gradients were found to be those of plain operations. */
function expectFused(kernels: Metrics["kernels"], of: string): void {
  expect(kernels, of).toMatchObject({ kernels: "fused", why: null });
  expect(kernels?.excess, of).toBeLessThanOrEqual(1);
  expect(kernels?.excess, of).toBeGreaterThan(0);
}

test("on WebGL the other models train a little, on kernels that give the plain operations' loss and gradients, and their numbers are the oracle's, with interventions and without", async ({
  loom,
}) => {
  test.setTimeout(600_000);
  await loom.open({ query: "?backend=webgl" });
  await loom.ready();
  for (const { kernels, choice } of OTHERS) {
    const of = JSON.stringify(choice);
    const metrics = await loom.page.evaluate(async (model) => {
      await window.loom.reset({ seed: 3, units: 8, embed: 4, batch: 4, ...model });
      return window.loom.train({ steps: 2 });
    }, choice);
    if (kernels === "fused") expectFused(metrics.kernels, of);
    else expect(metrics.kernels, of).toMatchObject({ kernels: "plain" });

    const { tensors: weights, metadata } = await weightsOf(loom);
    const config = configOf(weights, JSON.parse(metadata.config ?? "{}"));
    const isPlain = "wiring" in choice && choice.wiring === "plain-context";
    for (const interventions of [[], isPlain ? INTERVENTIONS.any : INTERVENTIONS.attending]) {
      const { sourceIds, outputIds, tensors } = await traceOf(
        loom,
        "la fille ne voit pas le chat",
        interventions,
      );
      const oracle = oracleTrace({ config, weights, sourceIds, outputIds, sos: SOS, interventions });
      const { error, name } = largestError(tensors, oracle);
      expect(error, `${name} of ${of}`).toBeLessThanOrEqual(1e-4);
    }
  }
});
