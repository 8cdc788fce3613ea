import { expect, type LoomPage, test } from "./loomPage";

/** One small model after the other: every choice here begins again. */
async function openUntrained(loom: LoomPage, hash: Readonly<Record<string, string>> = {}): Promise<void> {
  await loom.open({ query: "?backend=wasm", hash: { seed: "7", ...hash } });
  await loom.waitForStatus("idle");
}

const scene = (loom: LoomPage) => loom.page.evaluate(() => window.loom.scene());
const linkOf = (loom: LoomPage): URLSearchParams =>
  new URLSearchParams(new URL(loom.page.url()).hash.replace("#", ""));

test("Bahdanau's wiring and an LSTM are chosen, trained, walked through in their own order, and brought back by the link", async ({
  loom,
  context,
}) => {
  await openUntrained(loom);
  await loom.choose("wiring", "bahdanau");
  await expect.poll(async () => (await scene(loom)).wiring).toBe("bahdanau");
  await loom.choose("cell", "lstm");
  await expect(loom.word("cell")).toHaveAccessibleName(
    `${loom.words.config.slots.cell}: ${loom.words.config.cells.lstm}`,
  );
  await loom.page.evaluate(() => window.loom.train({ steps: 4 }));
  await loom.expectStep(4);
  const steps = ["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"] as const;
  await expect.poll(() => loom.page.evaluate(async () => (await window.loom.trace()).steps)).toEqual(steps);
  for (const [i, step] of steps.entries()) {
    await loom.page.keyboard.press(`Digit${i + 1}`);
    await expect(loom.panel(step)).toBeVisible();
  }
  await expect.poll(() => linkOf(loom).get("step")).toBe("output");
  expect(linkOf(loom).get("wiring")).toBe("bahdanau");
  expect(linkOf(loom).get("cell")).toBe("lstm");
  expect(linkOf(loom).get("units")).toBeNull();

  const other = await context.newPage();
  await other.goto(loom.page.url());
  await expect(other.locator("#engine-status")).toHaveAttribute("data-status", "idle", { timeout: 60_000 });
  await expect.poll(() => other.evaluate(() => window.loom.scene())).toEqual(await scene(loom));
  const model = await other.evaluate(async () => (await window.loom.trace()).model);
  expect(model).toMatchObject({ wiring: "bahdanau", cell: "lstm", seed: 7 });
});

test("a model without attention shows no weights, and what it cannot have is disabled with the reason", async ({
  loom,
}) => {
  await openUntrained(loom);
  await expect.poll(async () => (await loom.cells()).length).toBeGreaterThan(0);
  await loom.choose("presets", "plain");
  await expect.poll(async () => (await scene(loom)).wiring).toBe("plain");
  await expect.poll(async () => (await loom.cells()).length).toBe(0);
  await expect(loom.panel("cell").or(loom.panel("output")).or(loom.panel("encode"))).toBeVisible();

  await loom.word("score").click();
  const list = loom.picker("score").getByRole("listbox");
  const reason = loom.words.problem["architecture-refused"]({
    code: "architecture-refused",
    reason: "no-attention",
  });
  await expect(list.getByRole("option")).toHaveCount(6);
  for (const option of await list.getByRole("option").all()) {
    await expect(option).toHaveAttribute("aria-disabled", "true");
    await expect(option).toHaveAccessibleDescription(new RegExp(reason.slice(0, 40)));
  }
  await list.getByRole("option").first().click({ force: true });
  expect((await scene(loom)).score).toBeNull();
  await loom.page.keyboard.press("Escape");
  await expect(loom.picker("score")).toBeHidden();
});

test("the picker is worked by keys alone, and gives the focus back", async ({ loom }) => {
  await openUntrained(loom, { lang: "ko" });
  loom.language = "ko";
  await loom.word("cell").focus();
  await loom.page.keyboard.press("Enter");
  const picker = loom.picker("cell");
  await expect(picker.getByRole("option", { name: loom.words.config.cells.gru })).toBeFocused();
  // Letters and arrows are the picker's here: no training begins and no step is taken.
  const before = await scene(loom);
  await loom.page.keyboard.press("t");
  await loom.page.keyboard.press("ArrowDown");
  await expect(picker.getByRole("option", { name: loom.words.config.cells.lstm })).toBeFocused();
  await loom.page.keyboard.press("Escape");
  await expect(picker).toBeHidden();
  await expect(loom.word("cell")).toBeFocused();
  expect(await scene(loom)).toEqual(before);
  expect((await loom.engineStatus()).status).toBe("idle");

  await loom.page.keyboard.press("Enter");
  await expect(picker.getByRole("option", { name: loom.words.config.cells.gru })).toBeFocused();
  await loom.page.keyboard.press("ArrowUp");
  await loom.page.keyboard.press("Enter");
  await expect.poll(async () => (await scene(loom)).cell).toBe("rnn");
  await expect(loom.word("cell")).toBeFocused();
});

test("a model that was trained here is not thrown away without a word", async ({ loom }) => {
  await openUntrained(loom);
  await loom.page.evaluate(() => window.loom.train({ steps: 2 }));
  await loom.choose("direction", "both");
  const question = loom.picker("direction").getByRole("alertdialog");
  await expect(question).toBeVisible();
  await question.getByRole("button").last().click();
  await expect(loom.picker("direction")).toBeHidden();
  expect((await scene(loom)).bidirectional).toBe(false);
  await loom.expectStep(2);
  await loom.choose("direction", "both");
  await question.getByRole("button").first().click();
  await loom.waitForStatus("idle");
  await expect.poll(async () => (await scene(loom)).bidirectional).toBe(true);
  await loom.expectStep(0);
  await expect
    .poll(() => loom.page.evaluate(async () => (await window.loom.trace()).model.bidirectional))
    .toBe(true);
});

test("how it is trained is typed, checked, and part of the link", async ({ loom }) => {
  await openUntrained(loom);
  await loom.word("training").click();
  const form = loom.picker("training");
  const begin = form.locator("button[type=submit]");
  await expect(begin).toBeDisabled();
  const batch = form.getByRole("textbox", { name: "Batch" });
  await batch.fill("many");
  await expect(begin).toBeDisabled();
  await expect(form.getByRole("alert").filter({ hasText: "512" })).toBeVisible();
  await batch.fill("8");
  await form.getByRole("checkbox", { name: "Source backwards" }).check();
  await begin.click();
  await expect.poll(async () => (await scene(loom)).batch).toBe(8);
  await expect.poll(() => linkOf(loom).get("batch")).toBe("8");
  expect(linkOf(loom).get("rev")).toBe("1");
  await expect
    .poll(() => loom.page.evaluate(async () => (await window.loom.trace()).model.reverseSource))
    .toBe(true);
});

test("the trained model is offered where one ships, and comes back", async ({ loom }) => {
  await openUntrained(loom, { seed: "7" });
  await loom.button(loom.words.config.load).click();
  await loom.waitForStatus("paused");
  expect((await loom.engineStatus()).step).toBeGreaterThan(0);
  await expect(loom.button(loom.words.config.load)).toHaveCount(0);
  await expect.poll(async () => (await scene(loom)).seed).toBe(1);
});

test("an intervention is shown as one, travels in the link, and is undone", async ({ loom, context }) => {
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  const own = await loom.page.evaluate(async () => (await window.loom.trace()).output.tokens);
  const mark = loom.page.getByRole("region", { name: "Interventions" });
  await expect(mark).toHaveCount(0);
  await loom.page.evaluate(() =>
    window.loom.setScene({ interventions: [{ kind: "weights", row: "all", set: "uniform" }] }),
  );
  await expect(mark).toContainText("all equal");
  await expect.poll(async () => (await loom.cells()).every(({ weight }) => weight === 0.25)).toBe(true);
  await expect.poll(() => linkOf(loom).get("do")).toContain("uniform");

  const other = await context.newPage();
  await other.goto(loom.page.url());
  await expect(other.getByRole("region", { name: "Interventions" })).toContainText("all equal");
  await other.close();

  await mark.getByRole("button").click();
  await expect(mark).toHaveCount(0);
  await expect.poll(() => linkOf(loom).get("do")).toBeNull();
  expect(await loom.page.evaluate(async () => (await window.loom.trace()).output.tokens)).toEqual(own);
});

test("what a script asks of the model is refused in sentences, and changes nothing", async ({ loom }) => {
  await openUntrained(loom);
  const before = await scene(loom);
  const refused = (job: string) =>
    loom.page.evaluate(`window.${job}.then(() => "taken", (error) => error.message)`);
  const forget = '[{ kind: "gate", side: "decoder", gate: "forget", value: 0 }]';
  for (const job of [`loom.trace("je suis", ${forget})`, `loom.setScene({ interventions: ${forget} })`])
    expect(await refused(job)).toBe(
      loom.words.problem["intervention-value"]({
        code: "intervention-value",
        item: 0,
        field: "gate",
        expected: "reset, update, candidate",
      }),
    );
  expect(await refused('loom.trace("je suis", [{ kind: "magic" }])')).toContain("kind");
  expect(await refused('loom.setScene({ wiring: "plain", score: "dot" })')).toContain("without attention");
  expect(await refused("loom.reset({ units: 1 })")).toContain("2 … 256");
  expect(await refused("loom.reset({ colour: 1 })")).toContain("colour");
  expect(await scene(loom)).toEqual(before);

  await loom.page.evaluate(() =>
    window.loom.reset({ seed: 3, wiring: "plain-context", layers: 2, units: 8 }),
  );
  expect(await scene(loom)).toMatchObject({
    seed: 3,
    wiring: "plain-context",
    score: null,
    layers: 2,
    units: 8,
  });
  const ready = await loom.page.evaluate(() => window.loom.ready);
  expect(ready).toMatchObject({
    cells: ["rnn", "gru", "lstm"],
    wirings: ["luong", "bahdanau", "plain", "plain-context"],
    windows: ["global", "local-m", "local-p"],
  });
});

test("on a phone the sentence opens in a sheet, and nothing is wider than the page", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", hash: { seed: "7" }, viewport: { width: 390, height: 844 } });
  await loom.waitForStatus("idle");
  const sheet = loom.page.locator(".model-sheet");
  await loom.page.locator(".model-short").click();
  await expect(sheet).toBeVisible();
  for (const word of await sheet.locator(".pick").all())
    expect((await word.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await loom.choose("layers", "2");
  await expect.poll(async () => (await scene(loom)).layers).toBe(2);
  const overflow = () =>
    loom.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});
