import { expect, test } from "./loomPage";

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const language of ["en", "ko"] as const) {
  test(`nothing is wider than the page, on a desk, a tablet and a phone (${language})`, async ({ loom }) => {
    const theme = language === "en" ? "light" : "dark";
    const [first] = VIEWPORTS;
    await loom.open({ viewport: first, language, theme });
    await loom.ready();
    await expect(loom.page.locator("html")).toHaveAttribute("data-theme", theme);
    for (const [task, sentence] of [
      ["fr-en", "je suis étudiant"],
      ["ko-en", "나는 학생이다"],
      // Longer than a phone is wide: it scrolls inside the figure.
      ["reverse", "1 2 3 4 5 6 7 8 9 0 1 2"],
    ] as const) {
      await loom.page.evaluate((patch) => window.loom.setScene(patch), { task, sentence });
      await loom.ready();
      await loom.waitForTrace(sentence);
      for (const viewport of VIEWPORTS) {
        await loom.page.setViewportSize(viewport);
        await expect
          .poll(
            () =>
              loom.page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
              ),
            `${task} at ${viewport.width}`,
          )
          .toBeLessThanOrEqual(0);
      }
    }
  });
}
