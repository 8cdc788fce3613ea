import { expect, test } from "./loomPage";

const SOURCE = ["je", "suis", "étudiant", "<eos>"];
const OUTPUT = ["I", "am", "a", "student", "<eos>"];

test("the page opens with a translation and its attention, before anyone trains and before the model is there", async ({
  loom,
}) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await loom.page.route("**/models/*.safetensors", async (route) => {
    await held;
    await route.continue();
  });
  await loom.open();
  await expect.poll(async () => (await loom.cells()).length).toBe(SOURCE.length * OUTPUT.length);
  expect((await loom.engineStatus()).status).toBe("loading");
  await expect(loom.sentence).toHaveValue("je suis étudiant");
  for (const word of [...SOURCE, ...OUTPUT].filter((word) => !word.startsWith("<"))) {
    await expect(loom.page.getByText(word, { exact: true }).first()).toBeVisible();
  }
  const painted = await loom.cells();
  for (let row = 0; row < OUTPUT.length; row++) {
    const sum = painted.filter((cell) => cell.row === row).reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 4);
  }

  release();
  await loom.ready();
  const status = await loom.engineStatus();
  expect(status.step).toBeGreaterThan(0);
  const now = await loom.cells();
  expect(now.map(({ row, column }) => [row, column])).toEqual(
    painted.map(({ row, column }) => [row, column]),
  );
  now.forEach(({ weight }, i) => {
    expect(Math.abs(weight - (painted[i]?.weight ?? Number.NaN))).toBeLessThanOrEqual(1e-5);
  });
});

test("the trace of the first paint and the worker's own are the same numbers", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  const { words, worst, count } = await loom.page.evaluate(async () => {
    const file = await (await fetch("models/fr-en.trace.json")).json();
    const trace = await window.loom.trace("je suis étudiant");
    let worst = 0;
    let count = 0;
    const tensors: Record<string, { shape: readonly number[]; data: ArrayLike<number> } | undefined> =
      trace.tensors;
    for (const [name, stored] of Object.entries<{ shape: number[]; data: number[] }>(file.tensors)) {
      const own = tensors[name];
      if (!own || own.shape.join() !== stored.shape.join())
        return { words: name, worst: Number.POSITIVE_INFINITY, count };
      stored.data.forEach((b, i) => {
        const difference = Math.abs((own.data[i] ?? Number.NaN) - b) / Math.max(1, Math.abs(b));
        worst = Math.max(worst, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
        count += 1;
      });
    }
    return { words: `${trace.source.tokens.join(" ")} | ${trace.output.tokens.join(" ")}`, worst, count };
  });
  expect(words).toBe(`${SOURCE.join(" ")} | ${OUTPUT.join(" ")}`);
  expect(count).toBeGreaterThan(1000);
  expect(worst).toBeLessThanOrEqual(1e-5);
});

test("each task opens with its own sentence and translation", async ({ loom }) => {
  await loom.open();
  await loom.ready();
  await loom.choose("task", "ko-en");
  await loom.ready();
  await expect(loom.sentence).toHaveValue("나는 학생이다");
  await loom.waitForTrace("나는 학생이다");
  expect(await loom.page.evaluate(async () => (await window.loom.trace()).output.tokens)).toEqual(OUTPUT);
});
