/**
 * `npm run test:e2e [-- arguments for Playwright]`: the end-to-end tests on the production build, in a real browser.
 * Most of them run two at a time, then the others alone; with arguments, all that they name run one by one.
 */
import { browser } from "./browser.mjs";
import { build } from "./build.mjs";
import { isMain, main, runTool } from "./common.mjs";
import { setup } from "./setup.mjs";

const RUNS = [
  ["--project", "together", "--workers", "2"],
  ["--project", "alone"],
];

/**
 * Runs Playwright with the given arguments and answers the first exit code that is not 0. `reports` are where JSON
 * reports go: of all tests there are two.
 */
export async function endToEnd(args, reports = []) {
  const path = await browser();
  await build();
  let first = 0;
  for (const [i, run] of (args.length > 0 ? [args] : RUNS).entries()) {
    const env = { CHROME_PATH: path, ...(reports[i] ? { LOOM_E2E_REPORT: reports[i] } : {}) };
    const code = await runTool("@playwright/test", "playwright", ["test", ...run], { env });
    first ||= code;
  }
  return first;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    process.exitCode = await endToEnd(process.argv.slice(2));
  });
}
