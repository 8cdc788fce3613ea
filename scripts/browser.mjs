/**
 * Finds a browser for the end-to-end tests: CHROME_PATH, else an installed Chrome, Chromium or Edge, else Playwright's
 * own download, else Debian's chromium where the user is root, else one sentence that says what to install.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isMain, main, run, runTool, Sentence } from "./common.mjs";

const NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const MAC = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];
const CONNECT_MS = 15_000;
const DOWNLOAD_MS = 600_000;

const present = (values) => values.filter((value) => value !== undefined && value !== "");

/** Where this system keeps browsers, the most likely place first. */
export function candidates(platform = process.platform, environment = process.env) {
  if (platform === "darwin") {
    const folders = ["/Applications", ...present([environment.HOME]).map((home) => `${home}/Applications`)];
    return MAC.flatMap((path) => folders.map((folder) => `${folder}/${path}`));
  }
  if (platform === "win32") {
    const folders = present([
      environment.PROGRAMFILES,
      environment["PROGRAMFILES(X86)"],
      environment.LOCALAPPDATA,
    ]);
    return WINDOWS.flatMap((path) => folders.map((folder) => `${folder}\\${path}`));
  }
  const folders = present((environment.PATH ?? "").split(delimiter));
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether it starts at all: a snap stub and a browser without its libraries do not. */
function works(path) {
  if (!existsSync(path)) return false;
  // On Windows a browser answers --version by opening a window.
  if (process.platform === "win32") return true;
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 60_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

const installed = () => candidates().find(works) ?? null;

async function downloaded() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && works(path) ? path : null;
}

async function download() {
  console.log("No browser found: trying Playwright's own download.");
  await runTool("@playwright/test", "playwright", ["install", "chromium"], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_MS) },
    timeout: DOWNLOAD_MS,
  });
  return downloaded();
}

/** Debian's package, and a Hangul font beside it so that screenshots show Korean as a reader sees it. */
async function fromDebian() {
  if (process.platform !== "linux" || process.getuid() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  console.log("Installing Debian's chromium package.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
    env,
  });
  return installed();
}

/** The path of a browser that works. */
export async function browser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (works(chosen)) return chosen;
    throw new Sentence(`CHROME_PATH is "${chosen}", but no browser starts there: correct it or unset it.`);
  }
  const path = installed() ?? (await downloaded()) ?? (await download()) ?? (await fromDebian());
  if (path) return path;
  throw new Sentence(
    "No browser was found for the end-to-end tests: install Google Chrome, Chromium or Microsoft Edge, or set CHROME_PATH to one.",
  );
}

if (isMain(import.meta.url)) await main(async () => console.log(await browser()));
