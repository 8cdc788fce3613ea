/**
 * Trains the models that the page ships, with the command line, one a task, and writes beside each the trace of the
 * task's first sentence, which the page shows before the worker is ready: `npm run models`.
 * Every line of every run goes to bench/models.jsonl, so that what ships can be compared with what was measured.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./common.mjs";

const RUNS = [
  { task: "fr-en", seed: 1, steps: 600 },
  { task: "ko-en", seed: 1, steps: 600 },
  { task: "reverse", seed: 1, steps: 1000 },
];

mkdirSync(join(ROOT, "public/models"), { recursive: true });
const lines = [];
for (const { task, seed, steps } of RUNS) {
  const file = `public/models/${task}`;
  const options = ["--task", task, "--seed", String(seed), "--steps", String(steps)];
  const outputs = ["--out", `${file}.safetensors`, "--trace-out", `${file}.trace.json`];
  const began = Date.now();
  const { status, stdout } = spawnSync(
    process.execPath,
    ["scripts/loom.mjs", "train", ...options, ...outputs],
    {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  const measured = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const last = measured.at(-1);
  process.stdout.write(`${task}: exact ${last.exact} after ${last.step} updates, ${seconds} s\n`);
  lines.push(...measured.map((line) => JSON.stringify({ task, seed, backend: "wasm", ...line })));
}
writeFileSync(join(ROOT, "bench/models.jsonl"), `${lines.join("\n")}\n`);
