/**
 * `npm run bench:heatmap [-- --root FOLDER]`: opens 1,000 x 1,000 cells on the Inspect screen, moves the pointer over
 * them, pans and zooms, 200 frames each, and measures from the browser's own trace how much script the page's thread
 * runs in each frame. Writes bench/heatmap.md and fails where a median is over 8 ms.
 */
import { rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browser as findBrowser } from "./browser.mjs";
import { build, DIST } from "./build.mjs";
import { isMain, main, ROOT, Sentence } from "./common.mjs";
import { serve } from "./serve.mjs";

const SIDE = 1000;
const FRAMES = 200;
const MOST_MS = 8;
const FLAGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-quic",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
/** What the browser calls script on a thread; those inside of one another are counted once. */
const SCRIPT = new Set([
  "FunctionCall",
  "EventDispatch",
  "FireAnimationFrame",
  "TimerFire",
  "RunMicrotasks",
  "BlinkScheduler_PerformMicrotaskCheckpoint",
  "EvaluateScript",
  "v8.callFunction",
  "MajorGC",
  "MinorGC",
]);

/** A matrix as such files are: a soft diagonal over small noise; every row sums to 1. */
function file() {
  const rows = Array.from({ length: SIDE }, (_, i) => {
    const row = Array.from(
      { length: SIDE },
      (_, j) => Math.exp(-((i - j) ** 2) / 20) + (((i * 7919 + j * 104_729) % 13) / 13) * 0.002,
    );
    const sum = row.reduce((total, value) => total + value, 0);
    return row.map((value) => Number((value / sum).toFixed(6)));
  });
  const name = (side) => Array.from({ length: SIDE }, (_, i) => `${side}${i}`);
  return JSON.stringify({ source: name("source"), output: name("output"), weights: rows });
}

const MARK = "gesture";

/**
 * Milliseconds of script after each gesture until the next one, and of everything that the page's thread did. That is a
 * frame, or two where the browser drew one more: a gesture never costs more than what is counted for it.
 */
export function timesByGesture(events) {
  const marks = events.filter(({ name }) => name === MARK).sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) return { script: [], task: [] };
  const own = events.filter(
    ({ ph, pid, tid, dur }) => ph === "X" && dur > 0 && pid === first.pid && tid === first.tid,
  );
  const sums = (wanted) => {
    const found = marks.slice(1).map(() => 0);
    let end = 0;
    let at = 0;
    for (const { ts, dur } of own.filter(wanted).sort((a, b) => a.ts - b.ts)) {
      const from = Math.max(ts, end);
      const to = ts + dur;
      if (to <= from || from < first.ts) continue;
      end = to;
      while (at < found.length && from >= marks[at + 1].ts) at += 1;
      if (at < found.length) found[at] += (to - from) / 1000;
    }
    return found;
  };
  return {
    script: sums(({ name }) => SCRIPT.has(name)),
    task: sums(({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask"),
  };
}

const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Resolves when the page has drawn: one gesture is one frame. */
const nextFrame = (page) =>
  page.evaluate(
    (name) =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          performance.mark(name);
          resolve();
        });
      }),
    MARK,
  );

async function measure(browser, page, gesture) {
  await browser.startTracing(page, {
    categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "blink.user_timing"],
  });
  await nextFrame(page);
  for (let i = 0; i < FRAMES; i++) {
    await gesture(i);
    await nextFrame(page);
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return timesByGesture(traceEvents);
}

async function run(root) {
  const server = await serve({ root, base: "/" });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
  const path = join(tmpdir(), `heatmap-${process.pid}.json`);
  writeFileSync(path, file());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}#lang=en&at=inspect`);
    await page.waitForSelector('#engine-status[data-status="idle"], #engine-status[data-status="paused"]', {
      state: "attached",
    });
    const began = performance.now();
    await page.setInputFiles('[data-open="first"] input', path);
    await page.waitForSelector(".matrix-canvas[data-cells]", { state: "attached", timeout: 60_000 });
    const opened = performance.now() - began;
    const box = await page.locator(".matrix-grid").boundingBox();
    const at = (x, y) => page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    const results = {};
    results.hover = await measure(browser, page, (i) =>
      at(0.1 + 0.8 * ((i * 0.37) % 1), 0.1 + 0.8 * ((i * 0.61) % 1)),
    );
    await at(0.5, 0.5);
    await page.keyboard.down("Control");
    // In and out again, so that every size of cell is drawn: painted, with seams, with numbers.
    results.zoom = await measure(browser, page, (i) => page.mouse.wheel(0, i % 100 < 50 ? -25 : 25));
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -50);
    await page.keyboard.up("Control");
    await nextFrame(page);
    results.pan = await measure(browser, page, (i) =>
      page.mouse.wheel(i % 80 < 40 ? 24 : -24, i % 120 < 60 ? 18 : -18),
    );
    return { opened, results, version: browser.version() };
  } finally {
    rmSync(path, { force: true });
    await browser.close();
    await server.close();
  }
}

function render({ opened, results, version }) {
  const row = ([name, { script, task }]) =>
    `| ${name} | ${script.length} | ${[0.5, 0.95, 1].map((share) => quantile(script, share).toFixed(2)).join(" | ")} | ${quantile(task, 0.5).toFixed(2)} |`;
  return [
    "# Heatmap of 1,000 x 1,000 cells",
    "",
    `Written by \`npm run bench:heatmap\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, Chromium ${version}, drawn in software. Milliseconds of the page's thread from one gesture to the next, each waiting for its frame, from the browser's trace; script counts event handlers, frames' callbacks, timers, microtasks and garbage collection.`,
    "",
    "| gesture | frames | script, median | script, 95 % | script, most | everything, median |",
    "|---|--:|--:|--:|--:|--:|",
    ...Object.entries(results).map(row),
    "",
    `From choosing the file to the first drawing: ${(opened / 1000).toFixed(1)} s. A median of at most ${MOST_MS} ms of script is wanted.`,
    "",
  ].join("\n");
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const args = process.argv.slice(2);
    const given = args[0] === "--root" ? args[1] : null;
    if (!given) await build();
    const measured = await run(given ?? DIST);
    const text = render(measured);
    console.log(text);
    writeFileSync(join(ROOT, "bench", "heatmap.md"), text);
    const over = Object.entries(measured.results).filter(([, { script }]) => quantile(script, 0.5) > MOST_MS);
    if (over.length > 0)
      throw new Sentence(`Over ${MOST_MS} ms of script a frame: ${over.map(([name]) => name).join(", ")}.`);
    if (Object.values(measured.results).some(({ script }) => script.length < FRAMES * 0.9))
      throw new Sentence("Too few frames were drawn to tell.");
  });
}
