/** Every screen, view, step and dialog of the page, one after the other: what tests look at that are about all of them. */
import { FIGURE_LOCALES } from "../src/i18n/figureLocales";
import { HELP_LOCALES } from "../src/i18n/helpLocales";
import { SCREENS, VIEWS } from "../src/state/scene";
import { expect, type LoomPage } from "./loomPage";

const STEPS = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;

/** Fades are over and late parts are here. */
async function settled(loom: LoomPage): Promise<void> {
  await loom.page.waitForLoadState("networkidle");
  await loom.page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  });
}

/**
 * Opens one after the other and calls `see` with its name and with where it is. `say` turns a word of the word lists into
 * what the page says.
 */
export async function everyScreen(
  loom: LoomPage,
  see: (where: string, selector: string) => Promise<void>,
  say: (text: string) => string = (text) => text,
): Promise<void> {
  const look = async (where: string, selector = "body"): Promise<void> => {
    await expect(loom.page.locator(selector)).toBeVisible();
    await settled(loom);
    await see(where, selector);
  };
  await loom.page.keyboard.press("Shift");
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
  await loom.button(say(FIGURE_LOCALES[loom.language].menu.open)).click();
  await look("export", ":popover-open");
  await loom.page.keyboard.press("Escape");
  for (const screen of SCREENS.slice(1)) {
    await loom.page.evaluate((to) => window.loom.setScene({ screen: to }), screen);
    await expect(loom.page.getByRole("main")).toBeVisible();
    await look(screen);
  }
  for (const [place, shown] of [
    ["glossary", ".glossary"],
    ["notes", ".note-items"],
  ] as const) {
    await loom.page.evaluate((to) => window.loom.setScene({ screen: "lessons", place: to }), place);
    await expect(loom.page.locator(shown).first()).toBeVisible();
    await look(place, ".lesson-page");
  }
  await loom.page.evaluate(() => window.loom.setScene({ screen: "stage", view: "loom", place: "" }));
  await loom.page.keyboard.press("KeyW");
  await expect(loom.page.locator("[data-handle]").first()).toBeVisible();
  await look("weights by hand", ".loom-area");
  await loom.page.keyboard.press("KeyW");
  await loom.button(say(loom.words.app.keys)).click();
  await look("keys", "dialog[open]");
  const help = loom.page.locator("dialog.help");
  const handout = (name: string) => help.getByRole("button", { name: say(name), exact: true });
  await handout(HELP_LOCALES[loom.language].classLink).click();
  await look("link for a class", "dialog[open]");
  await loom.page.keyboard.press("Escape");
  await loom.button(say(loom.words.app.keys)).click();
  await handout(HELP_LOCALES[loom.language].worksheet).click();
  await look("worksheet", "[data-sheet='key']");
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
}
