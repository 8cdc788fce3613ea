/**
 * `npm run test:e2e [-- arguments for Playwright]`: the end-to-end tests on the production build, in a real browser.
 */
import { browser } from "./browser.mjs";
import { build } from "./build.mjs";
import { isMain, main, runTool } from "./common.mjs";
import { setup } from "./setup.mjs";

/** Runs Playwright with the given arguments and answers its exit code. `report` is where its JSON report goes. */
export async function endToEnd(args, report) {
  const path = await browser();
  await build();
  const env = { CHROME_PATH: path, ...(report ? { LOOM_E2E_REPORT: report } : {}) };
  return runTool("@playwright/test", "playwright", ["test", ...args], { env });
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    process.exitCode = await endToEnd(process.argv.slice(2));
  });
}
