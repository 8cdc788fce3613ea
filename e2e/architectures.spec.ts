/** Models other than the usual one: chosen by a link, trained a little in the page, walked through step by step. */
import { expect, test } from "./loomPage";

const MODELS: readonly { readonly name: string; readonly hash: Record<string, string> }[] = [
  { name: "an LSTM of two layers without attention", hash: { wiring: "plain", cell: "lstm", layers: "2" } },
  { name: "a GRU with a fixed context, read both ways", hash: { wiring: "plain-context", both: "1" } },
  { name: "Bahdanau's order with its own score", hash: { wiring: "bahdanau", score: "concat", both: "1" } },
  {
    name: "an RNN with input feeding, a predicted window and a learned product",
    hash: { cell: "rnn", feed: "1", window: "local-p", gaussian: "1", score: "general" },
  },
];

for (const { name, hash } of MODELS) {
  test(`${name} trains and opens every step of its own order`, async ({ loom }) => {
    await loom.open({ query: "?backend=wasm", hash: { ...hash, units: "16" } });
    await loom.ready();
    await loom.page.evaluate(() => window.loom.train({ steps: 3 }));
    const trace = await loom.page.evaluate(async () => {
      const { model, steps, tensors, output, source } = await window.loom.trace();
      const cells = output.tokens.length * source.tokens.length;
      return { model, steps, attends: "weights" in tensors, cells };
    });
    expect(trace.model).toMatchObject({
      cell: hash.cell ?? "gru",
      wiring: hash.wiring ?? "luong",
      layers: Number(hash.layers ?? 1),
      bidirectional: hash.both === "1",
      inputFeeding: hash.feed === "1",
    });
    expect(trace.attends).toBe(!hash.wiring?.startsWith("plain"));
    await loom.page.locator("body").click({ position: { x: 5, y: 5 } });
    await loom.page.keyboard.press("Home");
    for (const [i, step] of trace.steps.entries()) {
      await loom.page.keyboard.press(`Digit${i + 1}`);
      await expect(loom.panel(step)).toBeVisible();
      await expect(loom.panel(step).locator('[data-check="passed"]')).toBeVisible();
    }
    await expect.poll(async () => (await loom.cells()).length).toBe(trace.attends ? trace.cells : 0);
    const sentence = loom.words.loom.noAttention.sentence;
    await expect(loom.page.getByText(sentence)).toHaveCount(trace.attends ? 0 : 1);
  });
}
