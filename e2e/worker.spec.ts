import { expect, test } from "./loomPage";

test("a worker that dies is restarted with the last checkpoint in memory, the page says so, and no order of presses leaves a button stuck", async ({
  loom,
}) => {
  test.setTimeout(120_000);
  await loom.open({ query: "?backend=wasm", hash: { seed: "3" } });
  await loom.waitForStatus("idle");
  const { step } = await loom.page.evaluate(() => window.loom.train({ steps: 30 }));
  expect(step).toBe(30);
  // The cloth is drawn a moment after the last update is measured: what has to come back is the model's own answer.
  const said = await loom.page.evaluate(async () =>
    Array.from((await window.loom.trace()).tensors.weights?.data ?? []),
  );
  await expect
    .poll(async () => {
      const shown = (await loom.cells()).map(({ weight }) => weight);
      return (
        shown.length === said.length && shown.every((weight, i) => Math.abs(weight - (said[i] ?? 0)) < 1e-6)
      );
    })
    .toBe(true);
  const before = await loom.cells();

  const [worker] = loom.page.workers();
  expect(worker).toBeDefined();
  await worker?.evaluate(() => self.close());
  await expect(loom.page.locator('[data-note="restarted"]')).toHaveText(
    new RegExp(loom.words.note.restarted(30).replace(/\./g, "\\.")),
    { timeout: 60_000 },
  );
  await loom.waitForStatus("paused");
  await loom.expectStep(30);
  await expect.poll(() => loom.cells()).toEqual(before);

  // It goes on from there.
  await loom.train();
  await loom.waitForStep(35);
  await loom.pause();

  // Everything that begins, ends or replaces a run, pressed 80 times as chance will have it.
  await loom.page.evaluate(async (selector) => {
    let chance = 7;
    const below = (count: number): number => {
      chance = (chance * 48271) % 2147483647;
      return Math.floor((chance / 2147483647) * count);
    };
    for (let i = 0; i < 80; i++) {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>(selector)].filter(
        (button) => button.checkVisibility() && !button.disabled,
      );
      buttons[below(buttons.length)]?.click();
      await new Promise((resolve) => setTimeout(resolve, below(100)));
    }
  }, '.train button, .transport button, .notes button, [data-slot="cell"], [role="dialog"] button');
  await loom.page.keyboard.press("Escape");
  await expect
    .poll(async () => {
      const { status } = await loom.engineStatus();
      // The update that was asked for may be made meanwhile.
      if (status === "training")
        await loom
          .button(loom.words.train.pause)
          .click({ timeout: 1000 })
          .catch(() => {});
      return status;
    })
    .toMatch(/^(idle|paused)$/);
  await loom.train();
  await expect
    .poll(async () => {
      const before = (await loom.engineStatus()).step ?? 0;
      await loom.page.waitForTimeout(300);
      return ((await loom.engineStatus()).step ?? 0) > before;
    })
    .toBe(true);
  await loom.pause();
});
