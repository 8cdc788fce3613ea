import { expect, test } from "./loomPage";

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const viewport of VIEWPORTS) {
  for (const language of ["en", "ko"] as const) {
    test(`nothing is wider than the page at ${viewport.width} × ${viewport.height} (${language})`, async ({
      loom,
    }) => {
      const theme = language === "en" ? "light" : "dark";
      await loom.open({ viewport, language, theme });
      await loom.ready();
      await expect.poll(async () => (await loom.cells()).length).toBe(20);
      for (const task of ["ko-en", "fr-en"]) {
        await loom.page.evaluate((id) => window.loom.setScene({ task: id }), task);
        await loom.ready();
        await expect.poll(async () => (await loom.cells()).length).toBeGreaterThan(0);
        const { content, room } = await loom.page.evaluate(() => ({
          content: document.documentElement.scrollWidth,
          room: document.documentElement.clientWidth,
        }));
        expect(content, task).toBeLessThanOrEqual(room);
      }
      expect(await loom.page.locator("html").getAttribute("data-theme")).toBe(theme);
    });
  }
}

test("a long sentence scrolls inside the figure, not the page", async ({ loom }) => {
  await loom.open({
    viewport: { width: 390, height: 844 },
    hash: { task: "reverse", s: "1 2 3 4 5 6 7 8 9 0 1 2" },
  });
  await loom.ready();
  await expect.poll(async () => (await loom.cells()).length).toBeGreaterThan(0);
  const overflow = await loom.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
