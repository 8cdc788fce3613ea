/** From scratch to 0.95 held-out exact match, and how long it takes until training begins. */
import { openBench } from "./browser";
import type { SubjectId } from "./create";
import type { Context, Group, Value } from "./host";
import { local, startBackend } from "./inNode";
import { findTorch, pytorchSubject } from "./peers/pytorch";
import { type Learned, median, rounded, type Subject, timeToExact } from "./subject";
import { DEFAULT } from "./tasks";

const SEEDS = [1, 2, 3, 4, 5] as const;
const GOAL = 0.95;
const EVERY = 25;
const CAP_SECONDS = 180;

/** What is kept of a run of learning: start-up ends with the first update, seconds begin with the second. */
export function learnedFields(subject: Subject, learned: Learned): Record<string, Value> {
  const { seconds, spent, updates, exact, first } = learned;
  const startUp = subject.startMs === null ? null : (subject.startMs + first) / 1000;
  return {
    id: subject.id,
    subject: subject.name,
    startUp: startUp === null ? null : rounded(startUp),
    seconds: seconds === null ? null : rounded(seconds),
    inAll: startUp === null || seconds === null ? null : rounded(startUp + seconds),
    updates,
    exact,
    spent: rounded(spent),
  };
}

export async function learn(context: Context): Promise<void> {
  const { host, options, emit, say } = context;
  const cap = options.quick ? 1 : CAP_SECONDS;
  const run = async (group: Group, seed: number, subject: Subject): Promise<number | null> => {
    const learned = await timeToExact(subject, GOAL, EVERY, cap, say);
    await subject.dispose();
    emit({ part: "learn", table: "runs", ...group, seed, ...learnedFields(subject, learned) });
    return learned.seconds;
  };
  await startBackend("wasm");
  const node = { where: "Node", backend: "wasm", renderer: null } as const;
  const seeds = options.quick ? SEEDS.slice(0, 1) : SEEDS;
  const took: number[] = [];
  for (const seed of seeds) {
    const subject = await local({ id: "fused", settings: { ...DEFAULT, seed } });
    took.push((await run(node, seed, subject)) ?? Number.POSITIVE_INFINITY);
  }
  const middle = median(took);
  const worst = Math.max(...took);
  emit({
    part: "learn",
    table: "median",
    id: "fused",
    ...node,
    seeds: took.length,
    seconds: Number.isFinite(middle) ? rounded(middle) : null,
    worst: Number.isFinite(worst) ? rounded(worst) : null,
  });
  for (const id of ["plain", "layers"] as const) await run(node, 1, await local({ id, settings: DEFAULT }));
  const torch = findTorch();
  if ("path" in torch) {
    const subject = await pytorchSubject(torch.path, `${host.root}/bench`, DEFAULT);
    await run({ where: "Python", backend: "cpu, 1 thread", renderer: null }, 1, subject);
  } else say(`PyTorch is left out: ${torch.reason}.`);
  const bench = await openBench(context);
  const inBrowser = async (backend: "wasm" | "webgl", id: SubjectId): Promise<void> => {
    // Each as it comes: packed texels are tensorflow.js's default.
    const place = { backend, counting: false, packing: backend === "webgl" && id === "layers" };
    const subject = await bench.subject(place, { id, settings: DEFAULT });
    await run({ where: "browser", backend, renderer: subject.renderer }, 1, subject);
  };
  try {
    await inBrowser("wasm", "fused");
    for (const id of ["fused", "plain", "layers"] as const) await inBrowser("webgl", id);
  } finally {
    await bench.close();
  }
}
