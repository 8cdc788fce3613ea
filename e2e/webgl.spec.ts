import { createRandom } from "../src/lib/random";
import { decodeSafetensors } from "../src/lib/safetensors";
import { SOS } from "../src/lib/tokens";
import { frEn } from "../src/tasks/corpora/frEn";
import { largestError, oracleTrace } from "../src/testing/oracle";
import { configOf } from "../src/testing/oracle/parameters";
import { expect, type LoomPage, test } from "./loomPage";

const GOAL = 0.95;
const MOST_UPDATES = 600;
const SENTENCES = 20;

interface Traced {
  readonly sourceIds: readonly number[];
  readonly outputIds: readonly number[];
  readonly tensors: Record<string, { shape: number[]; data: number[] }>;
}

async function traceOf(loom: LoomPage, sentence: string): Promise<Traced> {
  return loom.page.evaluate(async (text) => {
    const { source, output, tensors } = await window.loom.trace(text);
    const plain: Record<string, { shape: number[]; data: number[] }> = {};
    for (const [name, tensor] of Object.entries(tensors)) {
      if (tensor) plain[name] = { shape: [...tensor.shape], data: Array.from(tensor.data) };
    }
    return { sourceIds: [...source.ids], outputIds: [...output.ids], tensors: plain };
  }, sentence);
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
  expect(end.tensors).toBe(begin.tensors);

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
