/** Builds TypeScript entries of the project for Node: Node cannot load tensorflow.js's modules as they are. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { assembly } from "./assembly.mjs";
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
  const folder = join(ROOT, "node_modules/.cache", name);
  const built = join(folder, `${name}.js`);
  if (!existsSync(join(ROOT, "node_modules/vite"))) {
    const setup = spawnSync(process.execPath, [join(ROOT, "scripts/setup.mjs")], { stdio: ["ignore", 2, 2] });
    if (setup.status !== 0) process.exit(1);
  }
  const sources = ["src", dirname(entry), "vite.config.ts", "scripts/assembly.mjs", "package-lock.json"].map(
    (path) => newest(join(ROOT, path)),
  );
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
    const { build } = await import("vite");
    // Two commands may find the cache stale at once: each builds for itself, and the last one's stays.
    const own = `${folder}-${process.pid}`;
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      plugins: [assembly()],
      // Its random numbers come from a CommonJS package whose names Node does not see.
      ssr: { noExternal: [/@tensorflow\//, "seedrandom"] },
      build: {
        ssr: entry,
        outDir: own,
        emptyOutDir: true,
        target: "node20",
        minify: false,
        rolldownOptions: {
          output: {
            // Emscripten's loader was written for CommonJS.
            banner: "const __dirname = import.meta.dirname;",
            // One file: it is moved after it was loaded, and would look for parts where it was.
            codeSplitting: false,
          },
        },
      },
    });
    const module = await import(pathToFileURL(join(own, `${name}.js`)).href);
    rmSync(folder, { recursive: true, force: true });
    try {
      renameSync(own, folder);
    } catch {
      rmSync(own, { recursive: true, force: true });
    }
    return module;
  }
  return import(pathToFileURL(built).href);
}
