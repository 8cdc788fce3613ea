/**
 * Installs the dependencies where they are missing, incomplete or out of date with package-lock.json.
 * npm writes node_modules/.package-lock.json last, when an install has succeeded: it is compared with the lock file
 * package by package, so nothing is installed twice and an interrupted install is noticed.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isMain, main, ROOT, runNpm, Sentence } from "./common.mjs";

const OLDEST_NODE = [20, 19];

/** A sentence about a Node that is too old, or null. */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (enough) return null;
  return `Attention Loom needs Node ${OLDEST_NODE.join(".")} or newer, and this is Node ${version}: install a newer one from https://nodejs.org and run this again.`;
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/** Why the dependencies have to be installed, or null when they are all there in the locked versions. */
export function installReason(root = ROOT) {
  const locked = packages(join(root, "package-lock.json"));
  if (!locked)
    throw new Sentence("package-lock.json is missing or unreadable: restore it with git and run this again.");
  if (!existsSync(join(root, "node_modules"))) return "they are not installed yet";
  const installed = packages(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return "the last installation did not finish";
  for (const [path, entry] of Object.entries(locked)) {
    if (path === "" || entry.link) continue;
    const found = installed[path];
    // Packages for other systems are optional and stay away.
    if (!found && (entry.optional || entry.peer)) continue;
    if (found?.version !== entry.version) return "package-lock.json has changed";
    if (!existsSync(join(root, path, "package.json"))) return `${path} is missing`;
  }
  return null;
}

export async function setup() {
  const problem = nodeProblem();
  if (problem) throw new Sentence(problem);
  const reason = installReason();
  if (!reason) return;
  console.log(`Installing the dependencies: ${reason}.`);
  // Without this file an install that is interrupted from here on is recognised as unfinished.
  rmSync(join(ROOT, "node_modules", ".package-lock.json"), { force: true });
  // The tools that build and test are devDependencies, so they are asked for even where NODE_ENV is "production".
  const code = await runNpm(["ci", "--include=dev"]);
  if (code === null)
    throw new Sentence("npm was not found: it comes with Node, install both from https://nodejs.org.");
  if (code !== 0) {
    throw new Sentence(
      `The dependencies could not be installed (npm ci ended with ${code}, its own message is above): check the network connection and run this again.`,
    );
  }
}

if (isMain(import.meta.url)) await main(setup);
