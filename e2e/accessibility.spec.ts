/**
 * axe on every screen, view, step and dialog: nothing serious, nothing critical. Names depend on the language and contrast
 * on the theme, and neither on the other: two walks see both languages and both themes.
 */
import { createRequire } from "node:module";
import { FIGURE_LOCALES } from "../src/i18n/figureLocales";
import { HELP_LOCALES } from "../src/i18n/helpLocales";
import { SCREENS, VIEWS } from "../src/state/scene";
import { expect, type LoomPage, test } from "./loomPage";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const STEPS = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;

/** What axe finds below `selector` that is serious or critical, as rule and place. */
async function serious(loom: LoomPage, selector: string): Promise<string[]> {
  await expect(loom.page.locator(selector)).toBeVisible();
  return loom.page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(within, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} (${failureSummary})`),
      );
  }, selector);
}

/** Fades are over and late parts are here. */
async function settled(loom: LoomPage): Promise<void> {
  await loom.page.waitForLoadState("networkidle");
  await loom.page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  });
}

for (const [language, theme] of [
  ["en", "light"],
  ["ko", "dark"],
] as const)
  test(`axe finds nothing serious in ${language}, ${theme}`, async ({ loom }) => {
    await loom.open({ query: "?backend=wasm", language, theme });
    await loom.ready();
    await loom.page.addScriptTag({ path: AXE });
    await loom.page.keyboard.press("Shift");
    const found: string[] = [];
    const look = async (where: string, selector = "body"): Promise<void> => {
      await settled(loom);
      found.push(...(await serious(loom, selector)).map((finding) => `${where}: ${finding}`));
    };
    for (const step of STEPS) {
      await loom.page.evaluate((to) => window.loom.setScene({ step: to, row: 1 }), step);
      await expect(loom.panel(step)).toBeVisible();
      await look(step, step === "encode" ? "body" : ".ledger-area");
    }
    for (const opened of ["weights.1.0", "weights.1.0~scores.1.0~states.0.3~encoder.l0.update.0.3"]) {
      await loom.page.evaluate((to) => window.loom.setScene({ opened: to }), opened);
      await expect(loom.page.locator(".opened [data-check]")).toBeVisible();
      await look(opened, ".opened");
    }
    await loom.page.evaluate(() => window.loom.setScene({ opened: "" }));
    for (const view of VIEWS.slice(1)) {
      await loom.page.evaluate((to) => window.loom.setScene({ view: to }), view);
      await expect(loom.page.locator(`[data-view="${view}"]`)).toBeVisible();
      await look(view, ".loom-area");
    }
    await loom.page.evaluate(() => window.loom.setScene({ screen: "inspect" }));
    await loom.button(FIGURE_LOCALES[language].menu.open).click();
    await look("export", ":popover-open");
    await loom.page.keyboard.press("Escape");
    for (const screen of SCREENS.slice(1)) {
      await loom.page.evaluate((to) => window.loom.setScene({ screen: to }), screen);
      await expect(loom.page.getByRole("main")).toBeVisible();
      await look(screen);
    }
    await loom.page.evaluate(() => window.loom.setScene({ screen: "stage", view: "loom" }));
    await loom.page.keyboard.press("KeyW");
    await expect(loom.page.locator("[data-handle]").first()).toBeVisible();
    await look("weights by hand", ".loom-area");
    await loom.page.keyboard.press("KeyW");
    await loom.button(loom.words.app.keys).click();
    await look("keys", "dialog[open]");
    await loom.button(HELP_LOCALES[language].classLink).click();
    await look("link for a class", "dialog[open]");
    await loom.page.keyboard.press("Escape");
    await loom.page.evaluate(() => window.loom.setScene({ present: true, step: "softmax" }));
    await look("presenter view", ".presenter");
    await loom.page.keyboard.press("Escape");
    await loom.page.locator(".chip-button").click();
    await look("report", ":popover-open");
    await loom.page.keyboard.press("Escape");
    for (const slot of ["task", "cell", "score", "training"] as const) {
      await loom.word(slot).click();
      await look(slot, ":popover-open");
      await loom.page.keyboard.press("Escape");
    }
    expect(found).toEqual([]);
  });
