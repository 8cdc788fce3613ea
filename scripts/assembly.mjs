/**
 * Vite plugin: `import { base64 } from "./entry.ts?assembly"` compiles AssemblyScript to a wasm module that works in a
 * memory it is given, and hands over its bytes. Compiling takes seconds and its compiler is large, so what was compiled
 * is kept until a source, the compiler or an option changes.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./common.mjs";

const QUERY = "?assembly";
const CACHE = join(ROOT, "node_modules/.cache/assembly");
const OPTIONS = [
  ["-O3", "--converge", "--noAssert", "--enable", "simd"],
  // Nothing of its own: no heap, no stack, no memory.
  ["--runtime", "stub", "--stackSize", "0", "--importMemory"],
].flat();

/** The AssemblyScript files beside and below the entry's folder: all that it can be made of. */
function sourcesOf(entry) {
  const folder = dirname(dirname(entry));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /(^|\/)simd(\/\w+)?\.ts$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function compilerVersion() {
  return JSON.parse(readFileSync(join(ROOT, "node_modules/assemblyscript/package.json"), "utf8")).version;
}

/** Static data would lie in the middle of a memory that belongs to somebody else. */
function check(module) {
  const imports = WebAssembly.Module.imports(module);
  const foreign = imports.filter(({ module: from, name }) => `${from}.${name}` !== "env.memory");
  if (foreign.length > 0) throw new Error(`it imports ${foreign.map(({ name }) => name).join(", ")}`);
}

async function compile(entry) {
  const { main } = await import("assemblyscript/asc");
  const written = new Map();
  const { error, stderr } = await main(
    [
      relative(ROOT, entry).replaceAll("\\", "/"),
      ...OPTIONS,
      "--outFile",
      "module.wasm",
      "--textFile",
      "module.wat",
    ],
    { baseDir: ROOT, writeFile: (name, contents) => void written.set(name, contents) },
  );
  if (error) throw new Error(`AssemblyScript: ${stderr}`);
  const bytes = written.get("module.wasm");
  check(new WebAssembly.Module(bytes));
  if (/^ \(data /m.test(written.get("module.wat"))) throw new Error("AssemblyScript: it has static data");
  return Buffer.from(bytes);
}

async function compiled(entry, sources) {
  const hash = createHash("sha256").update(JSON.stringify([compilerVersion(), OPTIONS]));
  for (const path of sources) hash.update(relative(ROOT, path)).update(readFileSync(path));
  const kept = join(CACHE, `${hash.digest("hex")}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = await compile(entry);
  mkdirSync(CACHE, { recursive: true });
  // Several may compile at once: none reads what another has half written.
  const own = `${kept}.${process.pid}`;
  writeFileSync(own, bytes);
  renameSync(own, kept);
  return bytes;
}

export function assembly() {
  return {
    name: "assembly",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const entry = id.slice(0, -QUERY.length);
      const sources = sourcesOf(entry);
      for (const path of sources) this.addWatchFile(path);
      const bytes = await compiled(entry, sources);
      return `export const base64 = ${JSON.stringify(bytes.toString("base64"))};`;
    },
  };
}
