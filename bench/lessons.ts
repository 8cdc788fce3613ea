/**
 * The lessons' experiments in full, every seed, on wasm: each record lies beside the page (public/lessons), which shows
 * it, and lessons.md is made of the records and of nothing else. Run by scripts/lessons.mjs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { EXPERIMENTS } from "../src/lessons/experiments/list";
import type { Experiment } from "../src/lessons/lesson";
import { type LessonRecord, parseRecord, type RecordedRun, updatesOf } from "../src/lessons/record";
import { type Outcomes, runExperiment } from "../src/lessons/runExperiment";
import { createExperimentEngine } from "../src/testing/experimentEngine";
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";
import { render } from "./lessonsTable";

const DIGITS = 6;
const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** As many digits as anyone reads. */
const roundedOutcomes = (outcomes: Outcomes): Outcomes =>
  Object.fromEntries(
    Object.entries(outcomes).map(([arm, value]) => [
      arm,
      typeof value === "number" ? rounded(value) : value.map(([at, y]) => [at, rounded(y)] as const),
    ]),
  );

function readRecord(path: string, experiment: Experiment): LessonRecord | null {
  return existsSync(path) ? parseRecord(JSON.parse(readFileSync(path, "utf8")), experiment) : null;
}

/**
 * Records the experiments named, or all of them. `missing`: seeds that are recorded with the same arms and updates stay.
 * Returns the exit code.
 */
export async function recordLessons(
  root: string,
  names: readonly string[],
  { missing }: { readonly missing: boolean },
): Promise<number> {
  const unknown = names.find((name) => !EXPERIMENTS.some(({ id }) => id === name));
  if (unknown !== undefined) {
    const known = EXPERIMENTS.map(({ id }) => id).join(", ");
    process.stderr.write(`There is no experiment “${unknown}”. Choose from: ${known}.\n`);
    return 2;
  }
  const { backend, tfjs } = await chooseBackend(nodeBackends(), "wasm");
  if (backend !== "wasm") {
    process.stderr.write(
      "The wasm backend does not run here, and numbers of another one would not compare.\n",
    );
    return 1;
  }
  const folder = join(root, "public/lessons");
  mkdirSync(folder, { recursive: true });
  const pathOf = ({ id }: Experiment): string => join(folder, `${id}.json`);
  const engine = createExperimentEngine(join(root, "public/models"));
  const wanted = EXPERIMENTS.filter(({ id }) => names.length === 0 || names.includes(id));
  for (const experiment of wanted) {
    const runs: RecordedRun[] = missing ? [...(readRecord(pathOf(experiment), experiment)?.runs ?? [])] : [];
    for (const seed of experiment.seeds) {
      if (runs.some((run) => run.seed === seed)) continue;
      const began = performance.now();
      const before = process.cpuUsage();
      const outcome = roundedOutcomes(await runExperiment(experiment, engine, { seed }));
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const { user, system } = process.cpuUsage(before);
      const processorSeconds = Math.round((user + system) / 1e5) / 10;
      process.stderr.write(
        `${experiment.id}, seed ${seed}, ${seconds} s, ${processorSeconds} s of the processor: ${JSON.stringify(outcome)}\n`,
      );
      runs.push({ seed, seconds, processorSeconds, outcome });
    }
    const record: LessonRecord = {
      experiment: experiment.id,
      date: new Date().toISOString().slice(0, "2026-11-21".length),
      backend,
      cores: availableParallelism(),
      versions: { node: process.versions.node, tfjs },
      updates: updatesOf(experiment),
      runs,
    };
    writeFileSync(pathOf(experiment), `${JSON.stringify(record)}\n`);
  }
  engine.dispose();
  const records = EXPERIMENTS.map((experiment) => ({
    experiment,
    record: readRecord(pathOf(experiment), experiment),
  }));
  writeFileSync(join(root, "bench/lessons.md"), render(records));
  return 0;
}
