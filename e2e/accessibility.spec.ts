/**
 * axe on every screen, view, step and dialog: nothing serious, nothing critical. Names depend on the language and contrast
 * on the theme, and neither on the other: two walks see both languages and both themes.
 */
import { bringAxe, serious } from "./axe";
import { everyScreen } from "./everyScreen";
import { expect, test } from "./loomPage";

for (const [language, theme] of [
  ["en", "light"],
  ["ko", "dark"],
] as const)
  test(`axe finds nothing serious in ${language}, ${theme}`, async ({ loom }) => {
    test.setTimeout(180_000);
    await loom.open({ query: "?backend=wasm", language, theme });
    await loom.ready();
    await bringAxe(loom);
    const found: string[] = [];
    await everyScreen(loom, async (where, selector) => {
      found.push(...(await serious(loom, selector)).map((finding) => `${where}: ${finding}`));
    });
    expect(found).toEqual([]);
  });
