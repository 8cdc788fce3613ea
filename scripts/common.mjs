/**
 * What the scripts share: where the project lies, how a program is started on every system, and how a script ends
 * with one sentence instead of a stack trace. Node built-ins only, because it runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Something the user can put right. Its message is a whole sentence and is all that is shown. */
export class Sentence extends Error {}

/** True where nobody watches: `CI` set to anything but nothing, 0 or false. */
export function inCi(environment = process.env) {
  return !["", "0", "false"].includes((environment.CI ?? "").toLowerCase());
}

/**
 * Runs a program in the project's folder and waits for it: its exit code, or null when it could not be started.
 * A program that was ended by a signal counts as failed.
 */
export function run(program, args, { env = {}, quiet = false, shell = false, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? "ignore" : "inherit",
      shell,
      timeout,
    });
    child.on("error", () => resolve(null));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs the command of an installed package through this Node, so that no shell and no .cmd file is involved. */
export function runTool(name, command, args, options) {
  const folder = join(ROOT, "node_modules", ...name.split("/"));
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const path = typeof bin === "string" ? bin : bin[command];
  return run(process.execPath, [join(folder, path), ...args], options);
}

/** Runs npm itself: the one that started this script, else the one on the path. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm) && existsSync(npm)) {
    return run(process.execPath, [npm, ...args], options);
  }
  // npm is a .cmd file on Windows, and Node starts those only through a shell.
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Runs the main function of a script. A `Sentence` ends it with exit code 1 (or its own) and without a stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode ?? 1;
  }
}

/** True for the script that was started from the command line, false for one that is only imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === join(process.argv[1]);
}
