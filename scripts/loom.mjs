/**
 * `npm run --silent loom -- <command>`: the engine of the page, in Node. The TypeScript sources are built into a cache
 * first, when they are newer than it; standard output belongs to the command alone.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, "node_modules/.cache/loom/loom.js");

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (!existsSync(join(root, "node_modules/vite"))) {
  const setup = spawnSync(process.execPath, [join(root, "scripts/setup.mjs")], { stdio: ["ignore", 2, 2] });
  if (setup.status !== 0) process.exit(1);
}

const sources = ["src", "vite.config.ts", "package-lock.json"].map((name) => newest(join(root, name)));
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
  const { build } = await import("vite");
  await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: [/@tensorflow\//] },
    build: {
      ssr: "src/cli/loom.ts",
      outDir: dirname(built),
      emptyOutDir: true,
      target: "node20",
      minify: false,
      // Emscripten's loader was written for CommonJS.
      rolldownOptions: { output: { banner: "const __dirname = import.meta.dirname;" } },
    },
  });
}
const { main } = await import(pathToFileURL(built).href);
process.exitCode = await main(process.argv.slice(2));
