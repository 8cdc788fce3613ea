/**
 * Measures speed: counts, times, growth, learning, the page. Every number of a run is one line of results.jsonl, and
 * results.md is made of the latest lines of each part, with software and with hardware graphics. Counts and sizes are
 * held to budgets; times are reported.
 * Run by scripts/bench.mjs.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser";
import { counts } from "./counts";
import { dates } from "./dates";
import { reached } from "./goals";
import { type Context, type Host, type Line, type Options, PART_IDS, type PartId } from "./host";
import { learn } from "./learn";
import { commitOf, machine } from "./machine";
import { page } from "./opening";
import { findTorch } from "./peers/pytorch";
import { type Kept, type Run, render } from "./results";
import { scaling, speed } from "./speed";

const PARTS: Readonly<Record<PartId, (context: Context) => Promise<void>>> = {
  counts,
  speed,
  scaling,
  learn,
  dates,
  page,
};

interface Asked {
  readonly parts: readonly PartId[];
  readonly options: Options;
  readonly wrong: string | null;
}

const isPart = (text: string): text is PartId => (PART_IDS as readonly string[]).includes(text);

function readArguments(args: readonly string[]): Asked {
  const flags = args.filter((arg) => arg.startsWith("--"));
  const names = args.filter((arg) => !arg.startsWith("--"));
  const wrong =
    flags.find((flag) => !["--gpu", "--quick"].includes(flag)) ?? names.find((name) => !isPart(name));
  return {
    parts: names.length > 0 ? PART_IDS.filter((id) => names.includes(id)) : PART_IDS,
    options: { gpu: flags.includes("--gpu"), quick: flags.includes("--quick") },
    wrong: wrong ?? null,
  };
}

async function browserVersion(host: Host, options: Options): Promise<string> {
  const browser = await launch(host, options);
  const version = browser.version();
  await browser.close();
  return version;
}

/** All lines of a run have these, and so tell it from others. */
async function runOf(host: Host, options: Options): Promise<Run> {
  const torch = findTorch();
  return {
    date: new Date().toISOString(),
    commit: commitOf(host.root, ["src", "bench", "scripts"]),
    ...machine(),
    chromium: await browserVersion(host, options),
    torch: "path" in torch ? torch.version : null,
    graphics: options.gpu ? "hardware" : "software",
  };
}

function readKept(path: string): Kept[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Kept);
}

/** Returns the exit status. */
export async function bench(args: readonly string[], host: Host): Promise<number> {
  const { parts, options, wrong } = readArguments(args);
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  if (wrong !== null) {
    say(`“${wrong}” is not understood. Parts: ${PART_IDS.join(", ")}. Flags: --gpu, --quick.`);
    return 2;
  }
  const run = await runOf(host, options);
  const fresh: Kept[] = [];
  const failed: PartId[] = [];
  for (const id of parts) {
    const began = performance.now();
    const emit = (line: Line): void => {
      fresh.push({ ...run, ...line });
      say(JSON.stringify(line));
    };
    try {
      await PARTS[id]({ host, options, say, emit });
      say(`${id}: ${((performance.now() - began) / 1000).toFixed(0)} s in all.`);
    } catch (error) {
      // What the other parts find is worth keeping.
      failed.push(id);
      say(`${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  const whole = fresh.filter(({ part }) => !failed.includes(part));
  process.stdout.write(render(whole));
  // A short run is no result.
  if (!options.quick) {
    const path = join(host.root, "bench/results.jsonl");
    appendFileSync(path, whole.map((line) => `${JSON.stringify(line)}\n`).join(""));
    writeFileSync(join(host.root, "bench/results.md"), render(readKept(path)));
  }
  // What should have been counted and was not is no success either.
  const broken = reached(whole).filter(({ held, holds }) => held && holds !== true);
  for (const { title, wanted, found } of broken) say(`${title}: ${found}, wanted ${wanted}.`);
  return broken.length > 0 || failed.length > 0 ? 1 : 0;
}
