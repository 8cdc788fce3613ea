/** Builds the page into dist, unless dist was built from exactly the sources that lie here now. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, main, ROOT, runTool, Sentence } from "./common.mjs";

const SOURCES = ["index.html", "package-lock.json", "public", "src", "tsconfig.json", "vite.config.ts"];
const STAMP = join(ROOT, ".cache", "build");
export const DIST = join(ROOT, "dist");

/** One string that changes when a source file is added, removed, renamed or written. */
function fingerprint() {
  const hash = createHash("sha256");
  const visit = (path) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(ROOT, path)).sort()) visit(`${path}/${name}`);
    } else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const source of SOURCES) visit(source);
  return hash.digest("hex");
}

/** What dist was built from and when: a build by other means changes the time and is not trusted. */
function stamp(sources) {
  return `${sources} ${statSync(join(DIST, "index.html")).mtimeMs}`;
}

function isCurrent(sources) {
  if (!existsSync(join(DIST, "index.html")) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, "utf8") === stamp(sources);
}

export async function build() {
  const sources = fingerprint();
  if (isCurrent(sources)) return;
  console.log("Building the page.");
  rmSync(STAMP, { force: true });
  const code = await runTool("vite", "vite", ["build", "--logLevel", "warn"]);
  if (code !== 0) throw new Sentence("The page could not be built: the reason is above.");
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  writeFileSync(STAMP, stamp(sources));
}

if (isMain(import.meta.url)) await main(build);
