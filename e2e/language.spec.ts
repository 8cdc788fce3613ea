import { LOCALES } from "../src/i18n/locales";
import { expect, type LoomPage, test } from "./loomPage";

/** What can be used and has no name. */
async function nameless(loom: LoomPage): Promise<string[]> {
  return loom.page
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
}

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

test("choosing a language changes the words and nothing else, and everything interactive has a name in both", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm" });
  await loom.ready();
  const before = await loom.settledCells();
  expect(await nameless(loom)).toEqual([]);
  const scene = await loom.page.evaluate(() => window.loom.scene());
  await loom.page.getByRole("button", { name: "한국어", exact: true }).click();
  await expect(loom.page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(loom.page).toHaveTitle(LOCALES.ko.app.title);
  await expect.poll(() => loom.cells()).toEqual(before);
  await expect
    .poll(() => loom.page.evaluate(() => window.loom.scene()))
    .toEqual({ ...scene, language: "ko" });
  expect(await nameless(loom)).toEqual([]);
});
