/**
 * Trains the models that the page ships, with the command line, and writes beside each the trace of its task's first
 * sentence, which the page shows before the worker is ready: `npm run models`.
 * The models of the worked examples, which are set by hand, are written with them.
 * Every line of every run goes to bench/models.jsonl, so that what ships can be compared with what was measured.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./common.mjs";
import { writeWorked } from "./worked.mjs";

/** One for every task, with its own defaults, and others of fr-en to compare with. */
const RUNS = [
  { file: "fr-en", task: "fr-en", steps: 600 },
  { file: "en-fr", task: "en-fr", steps: 1200 },
  { file: "ko-en", task: "ko-en", steps: 600 },
  { file: "ko-en-eojeol", task: "ko-en-eojeol", steps: 600 },
  { file: "dates", task: "dates", steps: 300 },
  { file: "copy", task: "copy", steps: 1000 },
  { file: "reverse", task: "reverse", steps: 1000 },
  { file: "sort", task: "sort", steps: 600 },
  { file: "duplicate", task: "duplicate", steps: 1200 },
  { file: "recall", task: "recall", steps: 300 },
  {
    file: "fr-en.bahdanau",
    task: "fr-en",
    steps: 600,
    options: ["--wiring", "bahdanau", "--score", "concat", "--bidirectional"],
  },
  { file: "fr-en.plain", task: "fr-en", steps: 1200, options: ["--wiring", "plain"] },
];
const SEED = 1;

mkdirSync(join(ROOT, "public/models"), { recursive: true });
const lines = [];
for (const { file, task, steps, options = [] } of RUNS) {
  const path = `public/models/${file}`;
  const run = ["--task", task, "--seed", String(SEED), "--steps", String(steps), ...options];
  const outputs = ["--out", `${path}.safetensors`, "--trace-out", `${path}.trace.json`];
  const began = Date.now();
  const { status, stdout } = spawnSync(process.execPath, ["scripts/loom.mjs", "train", ...run, ...outputs], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  const measured = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const last = measured.at(-1);
  process.stdout.write(`${file}: exact ${last.exact} after ${last.step} updates, ${seconds} s\n`);
  lines.push(...measured.map((line) => JSON.stringify({ file, task, seed: SEED, backend: "wasm", ...line })));
}
writeFileSync(join(ROOT, "bench/models.jsonl"), `${lines.join("\n")}\n`);
await writeWorked();
