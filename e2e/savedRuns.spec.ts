/** A tab keeps one run: beside other tabs, without storage, and while nobody looks at it. */
import { expect, LoomPage, test } from "./loomPage";
import { note, savedSteps, TINY, updateIn } from "./savedRuns";

test("two tabs keep a run each", async ({ loom, baseURL }) => {
  const other = new LoomPage(await loom.page.context().newPage(), new URL(baseURL ?? "").origin);
  const tabs = [loom, other];
  for (const [i, tab] of tabs.entries()) {
    await tab.open({ query: "?backend=wasm", hash: TINY });
    await tab.waitForStatus("idle");
    await tab.page.evaluate((steps) => window.loom.train({ steps }), 5 + i);
  }
  await expect.poll(() => savedSteps(loom.page)).toEqual([5, 6]);
  for (const [i, tab] of tabs.entries()) {
    await tab.page.reload();
    expect(updateIn(await note(tab, "taken-up"))).toBe(5 + i);
    await tab.ready();
  }
  // Begun anew, it is the run of nobody any more.
  await loom.page.evaluate(() => window.loom.reset({ seed: 3 }));
  await expect.poll(() => savedSteps(loom.page)).toEqual([6]);
  await loom.page.reload();
  await loom.waitForStatus("idle");
  expect(other.errors).toEqual([]);
});

for (const [why, name, language] of [
  ["refused", "SecurityError", "en"],
  ["full", "QuotaExceededError", "ko"],
] as const)
  test(`storage that is ${why} costs the page its memory and nothing else, and it says so once`, async ({
    loom,
  }) => {
    await loom.page.addInitScript(
      ([name]) => {
        const refuse = (): never => {
          throw new DOMException("", name);
        };
        if (name === "SecurityError") IDBFactory.prototype.open = refuse;
        else IDBObjectStore.prototype.put = refuse;
      },
      [name] as const,
    );
    await loom.open({ query: "?backend=wasm", hash: TINY, language });
    await loom.waitForStatus("idle");
    await loom.page.evaluate(() => window.loom.train({ steps: 3 }));
    expect(await note(loom, "not-saved")).toContain(loom.words.note.notSaved[why]);
    await loom.page.locator('[data-note="not-saved"]').getByRole("button").click();
    const { step } = await loom.page.evaluate(() => window.loom.train({ steps: 3 }));
    expect(step).toBe(6);
    await expect(loom.page.locator("[data-note]")).toHaveCount(0);
  });

test("a hidden tab trains on or waits, as the reader wishes", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", hash: TINY });
  await loom.waitForStatus("idle");
  const hide = (isHidden: boolean): Promise<void> =>
    loom.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  const stepNow = async (): Promise<number> => (await loom.engineStatus()).step ?? 0;
  const wish = loom.page.getByRole("combobox", { name: loom.words.train.background });
  await loom.train();
  await loom.waitForStep(5);
  await hide(true);
  await expect.poll(() => savedSteps(loom.page)).toHaveLength(1);
  await loom.waitForStep((await stepNow()) + 20);
  await hide(false);
  await wish.selectOption("pause");
  await hide(true);
  // The update in work, and an evaluation after it, are ended first. Then it stands for a second, and is saved.
  let stood = -1;
  await expect
    .poll(async () => {
      stood = await stepNow();
      await loom.page.waitForTimeout(1000);
      return [await stepNow(), ...(await savedSteps(loom.page))].every((step) => step === stood);
    })
    .toBe(true);
  expect(await savedSteps(loom.page)).toEqual([stood]);
  await hide(false);
  await loom.waitForStep(stood + 5);
  await loom.pause();
  await loom.page.reload();
  await loom.ready();
  await expect(wish).toHaveValue("pause");
});
