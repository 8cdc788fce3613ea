import { LOCALES } from "../src/i18n/locales";
import { expect, test } from "./loomPage";

test.describe("in a Korean browser", () => {
  test.use({ locale: "ko-KR" });

  test("the page speaks Korean, the saved choice comes before the browser and the link before both", async ({
    loom,
  }) => {
    await loom.open();
    loom.language = "ko";
    await expect(loom.page.locator("html")).toHaveAttribute("lang", "ko");
    await expect(loom.page).toHaveTitle(LOCALES.ko.app.title);
    await expect(loom.button(LOCALES.ko.train.start)).toBeVisible();

    await loom.page.getByRole("button", { name: "EN", exact: true }).click();
    await expect(loom.page.locator("html")).toHaveAttribute("lang", "en");
    await expect(loom.button(LOCALES.en.train.start)).toBeVisible();
    await loom.page.goto("about:blank");
    await loom.open();
    await expect(loom.page.locator("html")).toHaveAttribute("lang", "en");

    await loom.page.goto("about:blank");
    await loom.open({ language: "ko" });
    await expect(loom.page.locator("html")).toHaveAttribute("lang", "ko");
  });
});

test("choosing a language changes the words and nothing else", async ({ loom }) => {
  await loom.open();
  await loom.ready();
  const before = await loom.cells();
  const scene = await loom.page.evaluate(() => window.loom.scene());
  await loom.page.getByRole("button", { name: "한국어", exact: true }).click();
  await expect(loom.page.locator("html")).toHaveAttribute("lang", "ko");
  expect(await loom.cells()).toEqual(before);
  expect(await loom.page.evaluate(() => window.loom.scene())).toEqual({ ...scene, language: "ko" });
  await expect(loom.page).toHaveTitle(LOCALES.ko.app.title);
});

for (const language of ["en", "ko"] as const) {
  test(`everything interactive has a name (${language})`, async ({ loom }) => {
    await loom.open({ language });
    await loom.ready();
    const nameless = await loom.page
      .locator("button, select, input, a[href], [role=slider], [role=gridcell], [role=button]")
      .evaluateAll((elements) =>
        elements
          .filter((element) => {
            const labels = (element as HTMLInputElement).labels;
            const labelled = element.getAttribute("aria-labelledby");
            const text = [
              element.getAttribute("aria-label"),
              labelled === null ? null : document.getElementById(labelled)?.textContent,
              element.tagName === "SELECT" ? null : element.textContent,
              ...[...(labels ?? [])].map((label) => label.textContent),
            ];
            return text.every((part) => (part ?? "").trim() === "");
          })
          .map((element) => element.outerHTML.slice(0, 200)),
      );
    expect(nameless).toEqual([]);
  });
}
