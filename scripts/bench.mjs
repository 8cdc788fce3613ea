/**
 * `npm run bench [-- PART …] [--gpu] [--quick]`: measures counts, speed, scaling, learn, dates and page, or the parts
 * named, and writes bench/results.jsonl (every number) and bench/results.md (tables of them). Fails when a count or a
 * size is over its budget. Without parts all are of one run, some 30 minutes on two cores with nothing else to do; parts
 * that were measured apart are marked. `--gpu` takes the machine's own graphics, whose tables stand beside those of
 * software; `--quick` only shows that everything runs, and writes nothing.
 */
import { join } from "node:path";
import { assembly } from "./assembly.mjs";
import { browser } from "./browser.mjs";
import { build } from "./build.mjs";
import { loadBundle } from "./bundle.mjs";
import { isMain, main, ROOT } from "./common.mjs";
import { serve } from "./serve.mjs";

/** The page of workers that measurements in a browser are made in. It builds in a second: always anew. */
async function buildBench() {
  const { build: bundle } = await import("vite");
  const outDir = join(ROOT, "node_modules/.cache/bench-page");
  await bundle({
    root: join(ROOT, "bench/page"),
    base: "./",
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [assembly()],
    worker: { format: "es", plugins: () => [assembly()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
    },
  });
  return outDir;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { bench } = await loadBundle("bench/bench.ts");
    process.exitCode = await bench(process.argv.slice(2), {
      root: ROOT,
      browser,
      build,
      buildBench,
      serve,
    });
  });
}
