/** The page in a language that nobody speaks: a string that stands in its own letters was never translated. */
import { LESSONS } from "../src/lessons/list";
import { pseudo } from "../src/testing/pseudo";
import { everyScreen } from "./everyScreen";
import { DESK, settled } from "./lessonPage";
import { expect, type LoomPage } from "./loomPage";
import { test } from "./pseudoPage";
import { untranslated } from "./untranslated";

test("no screen, view, step or dialog says anything that is not in the word lists", async ({ loom }) => {
  test.setTimeout(180_000);
  await loom.open({ query: "?backend=wasm", language: "en" });
  await loom.ready();
  const found = new Set<string>();
  await everyScreen(
    loom,
    async (where) => {
      for (const text of await untranslated(loom)) found.add(`${where}: ${text}`);
    },
    pseudo,
  );
  expect([...found]).toEqual([]);
});

/** Shows what the open part has to say only when it is answered. */
async function answer({ page }: LoomPage, kind: string): Promise<void> {
  const open = page.locator(".lesson-part.open");
  const press = (selector: string): Promise<void> =>
    open
      .locator(selector)
      .first()
      .evaluate((button) => (button as HTMLElement).click());
  if (kind === "question") {
    // Beside it the stage is covered: what would answer it is not drawn.
    await expect(page.locator(".veiled")).toHaveCount(1);
    expect(await page.locator("[data-weight]").count()).toBe(0);
    if (await open.locator(".option").count()) await press(".option input");
    await press("[data-reveal]:enabled");
    await expect(open.locator("[data-revealed]")).toBeVisible();
  } else {
    await press("[data-record]");
    await expect(open.locator("[data-truth]").first()).toBeVisible();
  }
}

// Two tests, so that they run side by side.
for (const lessons of [LESSONS.slice(0, 6), LESSONS.slice(6)])
  test(`no part of ${lessons.map(({ id }) => id).join(", ")} says anything that is in one language only`, async ({
    loom,
  }) => {
    test.setTimeout(240_000);
    await loom.open({ query: "?backend=wasm", language: "en", viewport: DESK, hash: { at: "lessons" } });
    await loom.ready();
    const found = new Set<string>();
    let before = "";
    for (const [i, { id }] of lessons.entries()) {
      // Lists have the same places in both languages, which a test holds; each lesson is looked at in one.
      const language = i % 2 === 0 ? "en" : "ko";
      await loom.page.evaluate((scene) => window.loom.setScene(scene), { place: id, language } as const);
      for (let kind = ""; kind !== "experiment"; ) {
        const open = await settled(loom, before);
        before = open.place;
        kind = open.kind;
        if (kind !== "beat") await answer(loom, kind);
        for (const text of await untranslated(loom)) found.add(`${open.place}: ${text}`);
        if (kind !== "experiment") await loom.page.keyboard.press("BracketRight");
      }
    }
    expect([...found]).toEqual([]);
  });
