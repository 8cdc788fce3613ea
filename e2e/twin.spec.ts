import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { TWIN_LABELS } from "../src/i18n/twinLabels";
import { TWIN_MESSAGES } from "../src/i18n/twinMessages";
import { findPython, runPython } from "../src/testing/python";
import { expect, test } from "./loomPage";

test("the translation can be continued in a notebook", async ({ loom }, info) => {
  await loom.open();
  await loom.ready();
  const words = TWIN_MESSAGES[loom.language];
  await loom.button(TWIN_LABELS[loom.language]).click();
  const downloading = loom.page.waitForEvent("download");
  await loom.button(words.download("NumPy")).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  await expect(loom.page.getByRole("status").filter({ hasText: words.done(name) })).toBeVisible();
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const folder = "attention-loom-twin";
  expect(Object.keys(files)).toEqual(
    ["twin.py", "model.safetensors", "trace.json"].map((file) => `${folder}/${file}`),
  );
  const script = strFromU8(files[`${folder}/twin.py`] ?? new Uint8Array());
  expect(script).toContain("je suis étudiant");
  expect(script).toContain("Luong's wiring");

  const python = findPython("numpy");
  if (python.path === null) return;
  for (const [file, content] of Object.entries(files)) {
    const path = info.outputPath(file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const ended = runPython(python.path, [info.outputPath(folder, "twin.py")]);
  expect(ended.error).toBe("");
  expect(ended.out).toContain("tensors agree");
});

test("a twin of a model in training is of one model, and interventions have none", async ({ loom }) => {
  await loom.open();
  await loom.ready();
  const words = TWIN_MESSAGES[loom.language];
  await loom.train();
  await loom.button(TWIN_LABELS[loom.language]).click();
  const downloading = loom.page.waitForEvent("download");
  await loom.button(words.download("PyTorch")).click();
  expect((await downloading).suggestedFilename()).toBe("attention-loom-twin-pytorch.zip");

  await loom.page.evaluate(() =>
    window.loom.setScene({ interventions: [{ kind: "weights", row: "all", set: "uniform" }] }),
  );
  await loom.button(words.download("PyTorch")).click();
  const refusal = loom.words.problem["twin-interventions"]({ code: "twin-interventions" });
  await expect(loom.page.getByRole("status").filter({ hasText: refusal })).toBeVisible();
});
