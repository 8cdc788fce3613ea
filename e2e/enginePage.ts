/** Builds the engine alone into a page of its own and opens it under the served origin. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build } from "vite";
import { assembly } from "../scripts/assembly.mjs";

const ROOT = join(import.meta.dirname, "..");

export async function openEngine(page: Page): Promise<string> {
  const outDir = join(ROOT, "node_modules/.cache/engine-page");
  await build({
    root: join(ROOT, "e2e/engine"),
    base: "./",
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [assembly()],
    build: { outDir, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 3000 },
  });
  await page.route("**/engine/**", (route) => {
    const [, path = ""] = new URL(route.request().url()).pathname.split("/engine/");
    return route.fulfill({ path: join(outDir, path || "index.html") });
  });
  await page.goto("./engine/");
  await page.waitForFunction(() => "engine" in window);
  return page.evaluate(() => window.engine.start());
}
