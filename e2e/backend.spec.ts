import { expect, test } from "./loomPage";

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

test("a backend that is asked for and not to be had falls back visibly", async ({ loom }) => {
  await loom.page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  expect((await loom.engineStatus()).backend).toBe("cpu");
  await expect(loom.page.locator('[data-note="fell-back"]')).toContainText("WebAssembly");
  // The refused file is what this test is about.
  loom.errors.splice(0);
});
