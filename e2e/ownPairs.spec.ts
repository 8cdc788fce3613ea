import { expect, type LoomPage, test } from "./loomPage";

const NUMBERS = ["eins", "zwei", "drei", "vier"];
const FILE = `\ufeff# counting backwards\r\n${NUMBERS.flatMap((a) => NUMBERS.map((b) => `${a} ${b}\t${b} ${a}`)).join("\r\n")}\r\n`;

async function bring(loom: LoomPage, name: string, text: string): Promise<void> {
  const input = loom.picker("task").locator("input[type=file]");
  await input.setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

test("someone's own pairs are reported first, then trained on, and a file that is none changes nothing", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  await loom.word("task").click();
  await bring(loom, "bad.tsv", "no tab here\n");
  await expect(loom.picker("task").getByRole("status")).toContainText("1");
  expect(await loom.page.evaluate(() => window.loom.scene().task)).toBe("fr-en");

  await bring(loom, "numbers.tsv", FILE);
  const report = loom.picker("task").getByRole("status");
  await expect(report).toContainText("16");
  await loom.picker("task").locator(".own-pairs button").click();
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().task)).toBe("own");
  await loom.waitForStatus("idle");
  await loom.page.evaluate(() => window.loom.train({ steps: 5 }));
  const trace = await loom.page.evaluate(() => window.loom.trace("zwei vier"));
  expect(trace.model.task).toBe("own");
  expect(trace.source.tokens).toEqual(["zwei", "vier", "<eos>"]);

  // Its model file brings the words along to a page that has not seen the pairs.
  const bytes = await loom.page.evaluate(async () => [...new Uint8Array(await window.loom.exportModel())]);
  await loom.page.reload();
  await loom.ready();
  await loom.page.evaluate((file) => window.loom.importModel(Uint8Array.from(file).buffer), bytes);
  const again = await loom.page.evaluate(() => window.loom.trace("drei eins"));
  expect(again.source.tokens).toEqual(["drei", "eins", "<eos>"]);
});
