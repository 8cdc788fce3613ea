import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";

/** A free loopback port. The first process chooses it; the test workers inherit it by the environment. */
async function freePort(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address !== null && typeof address === "object") resolve(address.port);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

process.env.LOOM_E2E_PORT ??= await freePort();
const port = process.env.LOOM_E2E_PORT;
const report = process.env.LOOM_E2E_REPORT;
const isRoot = process.getuid?.() === 0;
// A sub-path, as on a static host: an address that is not relative fails every test.
const base = "/deep/er/";

const flags = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  ...(isRoot ? ["--no-sandbox"] : []),
  // Software WebGL everywhere, so that a test means the same with and without a GPU.
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // The page itself is composed on the processor, as Chromium does by itself where there is no GPU. --use-angle would
  // compose it in SwiftShader: 0.45 s a frame was measured, on the cores that the worker and the page need, and the
  // test for long tasks then finds some. WebGL in the worker is software either way.
  "--disable-gpu-compositing",
  // Into every new window Chromium loads pages of its own, for its address bar: 0.35 s of processor time each. This list
  // replaces Playwright's; what it has for the pages themselves is repeated.
  `--disable-features=${[
    "WebUIOmniboxPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "HttpsUpgrades",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
  ]}`,
];

/** Tests of speed, of survival and of WebGL, which takes all the cores there are: one at a time. */
const ALONE = /(fluidity|soak|survival|webgl)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  snapshotPathTemplate: "{testDir}/scenes/{arg}{ext}",
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // On machines that others use, too, one test in a hundred meets a pause of seconds. `npm test` names who needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  projects: [
    { name: "together", testIgnore: ALONE, fullyParallel: true },
    { name: "alone", testMatch: ALONE },
  ],
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    browserName: "chromium",
    headless: true,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      args: flags,
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --base ${base}`,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
    timeout: 30_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});
