/** Builds TypeScript entries of the project for Node: Node cannot load tensorflow.js's modules as they are. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./common.mjs";

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * The module that `entry` (a path below the project's root) is built into, loaded. It is built again when a source is
 * newer. Whatever is said while building goes to standard error: standard output belongs to the module alone.
 */
export async function loadBundle(entry) {
  const name = basename(entry, ".ts");
  const built = join(ROOT, "node_modules/.cache", name, `${name}.js`);
  if (!existsSync(join(ROOT, "node_modules/vite"))) {
    const setup = spawnSync(process.execPath, [join(ROOT, "scripts/setup.mjs")], { stdio: ["ignore", 2, 2] });
    if (setup.status !== 0) process.exit(1);
  }
  const sources = ["src", entry, "vite.config.ts", "package-lock.json"].map((path) =>
    newest(join(ROOT, path)),
  );
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
    const { build } = await import("vite");
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      ssr: { noExternal: [/@tensorflow\//] },
      build: {
        ssr: entry,
        outDir: join(ROOT, "node_modules/.cache", name),
        emptyOutDir: true,
        target: "node20",
        minify: false,
        // Emscripten's loader was written for CommonJS.
        rolldownOptions: { output: { banner: "const __dirname = import.meta.dirname;" } },
      },
    });
  }
  return import(pathToFileURL(built).href);
}
