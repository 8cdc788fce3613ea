import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRandom } from "../src/lib/random";
import { decodeSafetensors } from "../src/lib/safetensors";
import { SOS } from "../src/lib/tokens";
import { frEn } from "../src/tasks/corpora/frEn";
import type { Compared } from "../src/testing/fusable";
import { largestError, oracleTrace } from "../src/testing/oracle";
import { configOf } from "../src/testing/oracle/parameters";
import type { Intervention } from "../src/trace/intervention";
import type { Trained } from "./engine/main";
import { openEngine } from "./enginePage";
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

/** How far the engine's preparation was told to be, and what its updates asked of WebGL. */
interface Told {
  readonly shares: number[];
  readonly calls: { draws: number; uploads: number; programs: number }[];
}

/** From its next opening on the page keeps what its worker says of this, in `window.told`. */
async function listenToWorker(loom: LoomPage): Promise<() => Promise<Told>> {
  await loom.page.addInitScript(() => {
    const told: Told = { shares: [], calls: [] };
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        this.addEventListener("message", ({ data }) => {
          if (data.type === "preparing") told.shares.push(data.share);
          if (data.type === "progress" && data.progress.calls) told.calls.push(data.progress.calls);
        });
      }
    };
    Object.assign(window, { told });
  });
  return () => loom.page.evaluate(() => (window as unknown as { told: Told }).told);
}

test("on WebGL, in software, fr-en learns from nothing to 95 % held-out exact match", async ({ loom }) => {
  test.setTimeout(900_000);
  const told = await listenToWorker(loom);
  await loom.open({ query: "?backend=webgl" });
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("webgl");

  await loom.page.evaluate(() => window.loom.reset({ seed: 1 }));
  expect((await loom.engineStatus()).step).toBe(0);
  const begin = await loom.page.evaluate(() => window.loom.train({ steps: 10 }));
  expectFused(begin.kernels, "the usual model");
  const { shares } = await told();
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  expect(shares.length).toBeGreaterThan(10);

  // The cloth is woven again at least once a second.
  await loom.train();
  const redraws = await loom.countRedraws(5000);
  expect.soft(redraws, "redraws in five seconds").toBeGreaterThanOrEqual(5);

  // Sentences of other lengths, as long as they may be, are shapes that were met before.
  for (const words of [13, 22, 2]) {
    await loom.type(new Array(words).fill("chat").join(" "));
    await expect
      .poll(async () => new Set((await loom.cells()).map(({ column }) => column)).size)
      .toBe(words + 1);
  }

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
  const { calls } = await told();
  const most = (count: keyof (typeof calls)[number]): number => Math.max(...calls.map((mean) => mean[count]));
  expect(Math.min(...calls.map(({ draws }) => draws))).toBeGreaterThan(0);
  expect(most("draws"), "draws an update").toBeLessThanOrEqual(150);
  expect(most("uploads"), "uploads an update").toBeLessThanOrEqual(3);
  expect(most("programs"), "programs linked by updates").toBe(0);
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

/** Every fused kernel is among them, and what trains on plain operations. */
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
function expectFused(
  kernels: Pick<NonNullable<Metrics["kernels"]>, "kernels" | "why" | "excess"> | undefined,
  of: string,
): void {
  expect(kernels, of).toMatchObject({ kernels: "fused", why: null });
  expect(kernels?.excess, of).toBeLessThanOrEqual(1);
  expect(kernels?.excess, of).toBeGreaterThan(0);
}

/** As if the machine could not compile Adam's shader. */
const BREAK = `{
  const gl = WebGL2RenderingContext.prototype;
  window.took = gl.shaderSource;
  gl.shaderSource = function (shader, text) {
    window.took.call(this, shader, text.replace("uniform float beta1;", "uniform float beta1; broken"));
  };
}`;
const MEND = "WebGL2RenderingContext.prototype.shaderSource = window.took;";

/**
 * With LOOM_KERNELS=whole every model that has fused kernels is compared, and bench/kernels.md says what was found; else
 * every second one.
 */
const IS_WHOLE = process.env.LOOM_KERNELS === "whole";
const SENTENCE = "a b c d e";

function recordOf(compared: readonly Compared[], renderer: string): string {
  const rows = compared.map(
    ({ model, name, fused, plain, excess }) =>
      `| ${model} | ${excess.toPrecision(2)} | ${name} | ${fused.toPrecision(7)} | ${plain.toPrecision(7)} |`,
  );
  return `# Fused kernels against plain operations on WebGL

Written by \`LOOM_KERNELS=whole npm run test:e2e -- e2e/webgl.spec.ts\`, ${new Date().toISOString().slice(0, 10)}, on ${renderer}.
Every model that has fused kernels, 4 units wide, on sentences of 1 to 3 words with padding: the number in which both
differ most, of the loss, all gradients, and all parameters and moments after an update by Adam. A difference of 1 is
what is allowed: for gradients 1e-3 of the number and 1e-6, as on the other backends.

| model | difference, of what is allowed | in | fused | plain |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

test("on WebGL every kernel and its gradient give what they give over typed arrays, one step to twelve, odd batches and vocabularies among them", async ({
  loom,
}) => {
  await openEngine(loom.page);
  const judged = await loom.page.evaluate(() => window.engine.kernels([4, 10, 32]));
  const worst = judged.toSorted((a, b) => b.difference - a.difference)[0];
  console.log(`    ${judged.length} tensors, the worst ${JSON.stringify(worst)}`);
  expect(judged.length).toBeGreaterThan(500);
  expect(judged.filter(({ difference }) => !(difference <= 1e-5))).toEqual([]);
});

test(`on WebGL fused kernels give the loss, every gradient and every update of the plain operations in ${IS_WHOLE ? "every model" : "every second model"} that has them, and the other models' numbers are the oracle's, with interventions and without`, async ({
  loom,
}) => {
  test.setTimeout(600_000);
  const renderer = await openEngine(loom.page);
  const train = (choice: object, interventions: readonly Intervention[]) =>
    loom.page.evaluate(([model, text, changes]) => window.engine.train(model, text, [[], changes]), [
      { units: 8, embed: 4, batch: 4, ...choice },
      SENTENCE,
      interventions,
    ] as const);
  const expectRight = ({ errors }: Trained, of: string): void => {
    expect(errors.length).toBe(2);
    for (const { error, name } of errors) expect(error, `${name} of ${of}`).toBeLessThanOrEqual(1e-4);
  };

  await test.step("a kernel that cannot be compiled here leaves training to plain operations, and is named", async () => {
    await loom.page.evaluate(BREAK);
    const plain = await train({}, INTERVENTIONS.attending);
    expect(plain).toMatchObject({ kernels: "plain", why: "failed" });
    expect(plain.detail).toMatch(/^LoomAdam: adam: .*broken/);
    expectRight(plain, "plain operations");
    await loom.page.evaluate(MEND);
    const fused = await train({}, INTERVENTIONS.attending);
    expectFused(fused, "the usual model");
    expect(fused.losses.length).toBe(2);
    fused.losses.forEach((loss, i) => {
      expect(Math.abs(loss - (plain.losses[i] ?? Number.NaN))).toBeLessThan(1e-4);
    });
  });

  const compared = await loom.page.evaluate((isWhole) => window.engine.compare(isWhole), IS_WHOLE);
  expect(compared.length).toBeGreaterThanOrEqual(IS_WHOLE ? 60 : 30);
  const worst = compared.toSorted((a, b) => b.excess - a.excess)[0];
  console.log(`    ${compared.length} models on ${renderer}, the worst ${JSON.stringify(worst)}`);
  if (IS_WHOLE) writeFileSync(join(import.meta.dirname, "../bench/kernels.md"), recordOf(compared, renderer));
  expect(compared.filter(({ excess }) => !(excess <= 1))).toEqual([]);

  for (const { kernels, choice } of OTHERS) {
    const of = JSON.stringify(choice);
    const isPlain = "wiring" in choice && choice.wiring === "plain-context";
    const trained = await train(choice, isPlain ? INTERVENTIONS.any : INTERVENTIONS.attending);
    if (kernels === "fused") expectFused(trained, of);
    else expect(trained, of).toMatchObject({ kernels });
    expect(trained.errors.length).toBe(2);
    for (const { error, name } of trained.errors) expect(error, `${name} of ${of}`).toBeLessThanOrEqual(1e-4);
  }
});
