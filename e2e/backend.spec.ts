import { REPORT_LOCALES } from "../src/i18n/reportLocales";
import { expectChipLine } from "./chipLine";
import { expect, type LoomPage, test } from "./loomPage";

for (const backend of ["cpu", "wasm", "webgl"] as const) {
  test(`?backend=${backend} is taken, and the page says why`, async ({ loom }) => {
    await loom.open({ query: `?backend=${backend}` });
    await loom.ready();
    expect((await loom.engineStatus()).backend).toBe(backend);
    await loom.button(loom.words.backend.chip(backend)).click();
    await expect(loom.page.getByText(`?backend=${backend}`)).toBeVisible();
    const { output, reason } = await loom.page.evaluate(async () => ({
      output: (await window.loom.trace("je suis étudiant")).output.tokens,
      reason: (await window.loom.ready).reason,
    }));
    expect(output).toEqual(["I", "am", "a", "student", "<eos>"]);
    expect(reason).toContain(`?backend=${backend}`);
    if (backend !== "wasm") return;
    await loom.page.keyboard.press("Escape");
    await loom.train();
    await expectChipLine(loom, backend);
    await loom.pause();
  });
}

test("without a wish, software WebGL is left out and the page says so", async ({ loom }) => {
  await loom.open();
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("wasm");
  await loom.button(loom.words.backend.chip("wasm")).click();
  await expect(loom.page.getByText(loom.words.backend.rejected.software("WebGL"))).toBeVisible();
});

test("?backend=nonsense falls back with a note that names it", async ({ loom }) => {
  await loom.open({ query: "?backend=nonsense" });
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("wasm");
  await expect(loom.notes).toContainText("nonsense");
});

test("where WebAssembly is blocked, the faster one of emulated WebGL and plain JavaScript is taken, and the page says which", async ({
  loom,
}) => {
  await loom.page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  const { names, rejected } = loom.words.backend;
  const report = await loom.page.evaluate(() => window.loom.report());
  const times = (["webgl", "cpu"] as const).flatMap((backend) => {
    const found = new RegExp(`- one update: ${names[backend]} ([\\d.]+) ms`).exec(report)?.[1];
    return found === undefined ? [] : [{ backend, ms: Number(found) }];
  });
  // WebGL that compiles for too long was not timed.
  expect(times.map(({ backend }) => backend)).toContain("cpu");
  const [best] = times.toSorted((one, other) => one.ms - other.ms);
  const taken = best?.backend ?? "cpu";
  expect((await loom.engineStatus()).backend).toBe(taken);
  const said = loom.page.locator('[data-note="fell-back"]');
  await expect(said).toContainText(rejected["load-failed"]("WebAssembly"));
  await expect(said).toContainText(loom.words.note.fellBack("WebAssembly", names[taken]));
  // The refused file is what this test is about.
  loom.errors.splice(0);
});

/** What is done to WebGL in the worker before the worker's own script, and the reason that the page then gives. */
const FAULTS = {
  "no-context": "OffscreenCanvas.prototype.getContext = () => null;",
  float16: `
    const gl = WebGL2RenderingContext.prototype;
    const had = gl.getExtension;
    gl.getExtension = function (name) {
      return name === "EXT_color_buffer_float" ? null : had.call(this, name);
    };`,
  // A driver whose exponential is a little off, in the hyperbolic tangent alone.
  "self-test": `
    const gl = WebGL2RenderingContext.prototype;
    const took = gl.shaderSource;
    gl.shaderSource = function (shader, text) {
      took.call(this, shader, text.replaceAll("exp(-2.0", "exp(-1.9"));
    };`,
  fence: "WebGL2RenderingContext.prototype.clientWaitSync = () => 0x911b;",
} as const;

/** The worker's script runs with this before it. */
async function prepend(loom: LoomPage, code: string): Promise<void> {
  await loom.page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `{${code}}\n${await response.text()}` });
  });
}

for (const [why, code] of Object.entries(FAULTS) as [keyof typeof FAULTS, string][])
  test(`WebGL with the fault “${why}” leads to wasm, with a sentence in the page`, async ({ loom }) => {
    await prepend(loom, code);
    await loom.open({ query: "?backend=webgl" });
    await loom.ready();
    expect((await loom.engineStatus()).backend).toBe("wasm");
    await expect(loom.page.locator('[data-note="fell-back"]')).toContainText(
      loom.words.backend.rejected[why]("WebGL"),
    );
    if (why === "fence")
      expect(await loom.page.evaluate(() => window.loom.report())).toContain("- fence: no\n");
  });

test("no WebGL at all is told of without being asked for", async ({ loom }) => {
  await prepend(loom, FAULTS["no-context"]);
  await loom.open();
  await loom.ready();
  await expect(loom.page.locator('[data-note="fell-back"]')).toContainText(
    loom.words.backend.rejected["no-context"]("WebGL"),
  );
});

test("one press of the chip opens the whole report, which can be copied, with a clipboard and without", async ({
  loom,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await loom.open({ hash: { sentence: "le chat noir" } });
  await loom.ready();
  await loom.page.evaluate(() => window.loom.train({ steps: 2 }));
  const words = REPORT_LOCALES.en;
  await loom.button(loom.words.backend.chip("wasm")).click();
  const report = loom.page.locator("[data-report]");
  for (const row of ["browser", "renderer", "float32", "model", "kernels", "tensors"] as const)
    await expect(report.getByText(words.rows[row], { exact: true })).toBeVisible();

  await loom.button(words.copy).click();
  await expect(loom.page.getByText(words.copied)).toBeVisible();
  const copied = await loom.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await loom.page.evaluate(() => window.loom.report()));
  expect(copied).toMatch(/SwiftShader/);
  expect(copied).not.toMatch(/chat|http/);

  await loom.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await loom.button(words.copy).click();
  await expect(loom.page.getByText(words.notCopied)).toBeVisible();
  expect(
    await loom.page.getByLabel(words.text).evaluate((area: HTMLTextAreaElement) => {
      return area.value.slice(area.selectionStart, area.selectionEnd);
    }),
  ).toBe(copied);
});
