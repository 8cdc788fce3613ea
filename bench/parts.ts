/** The parts that train: what is counted, how long it takes, how that grows, and how soon it has learned. */
import type { SomeSettings } from "../src/training/settings";
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";
import { type BrowserSubject, openBench } from "./browser";
import { create, type Spec } from "./create";
import type { Context } from "./host";
import { findTorch, pytorchSubject } from "./peers/pytorch";
import { registerSegmentSum } from "./peers/segmentSum";
import { localSubject, median, type Rounds, type Subject, sideBySide, timeToExact } from "./subject";

const SEEDS = [1, 2, 3, 4, 5] as const;
/** The default preset on the page's own task: 11 source and 12 target positions. */
const DEFAULT: SomeSettings = { task: "fr-en", seed: 1 };
/** Positions of a curve. */
const LENGTHS = [5, 10, 20, 40] as const;
const BAHDANAU = { wiring: "bahdanau", score: "concat" } as const;

export const rounded = (value: number): number => Number(value.toPrecision(4));

const plan = ({ options }: Context): Rounds =>
  options.quick ? { rounds: 2, roundMs: 50, warmUpMs: 0 } : { rounds: 9, roundMs: 600, warmUpMs: 1000 };

/** Makes a backend of Node current. */
export async function startBackend(wanted: "wasm" | "cpu"): Promise<void> {
  const { backend } = await chooseBackend(nodeBackends(), wanted);
  if (backend !== wanted) throw new Error(`The ${wanted} backend does not run here.`);
  registerSegmentSum();
}

/** Trains here, on the current backend. */
export async function local(spec: Spec): Promise<Subject> {
  const { name, trainee } = await create(spec);
  return localSubject(spec.id, name, trainee);
}

/** One after the other: making one compares and compiles. */
async function inTurn(specs: readonly Spec[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const spec of specs) subjects.push(await local(spec));
  return subjects;
}

/** As many positions on either side: so many digits and `<eos>`. */
const positions = (count: number): SomeSettings => ({ task: `copy-${count - 1}`, seed: 1 });

/** What one update asks of WebGL, and of a backend at all. */
export async function counts(context: Context): Promise<void> {
  const { emit, options } = context;
  const bench = await openBench(context);
  const updates = options.quick ? 2 : 5;
  const count = async (key: string, model: string, packing: boolean, spec: Spec): Promise<void> => {
    const subject = await bench.subject({ backend: "webgl", counting: true, packing }, spec);
    const { first, each } = await subject.ask("calls", updates);
    const profile = await subject.ask("profile");
    await subject.dispose();
    emit({
      part: "counts",
      table: "webgl",
      id: spec.id,
      key,
      subject: `${subject.name}${packing ? ", packed texels" : ""}`,
      model,
      draws: rounded(each.draws),
      uploads: rounded(each.uploads),
      calls: rounded(each.calls),
      programsFirst: first.programs,
      programs: rounded(each.programs),
      ...profile,
      renderer: subject.renderer,
    });
  };
  const twelve = positions(12);
  const gru = "GRU, dot, 12 + 12";
  try {
    await count("gru", gru, false, { id: "fused", settings: twelve });
    await count("gru", gru, false, { id: "plain", settings: twelve });
    await count("gru", gru, true, { id: "layers", settings: twelve });
    await count("gru", gru, false, { id: "layers", settings: twelve });
    await count("lstm", "LSTM, dot, 12 + 12", false, { id: "fused", settings: { ...twelve, cell: "lstm" } });
    await count("bahdanau", "GRU, Bahdanau, 12 + 12", false, {
      id: "fused",
      settings: { ...twelve, ...BAHDANAU },
    });
    await count("fr-en", "GRU, dot, fr-en (11 + 12)", false, { id: "fused", settings: DEFAULT });
    for (const length of LENGTHS)
      await count(`length ${length}`, `GRU, dot, ${length} + ${length}`, false, {
        id: "fused",
        settings: positions(length),
      });
  } finally {
    await bench.close();
  }
}

interface Group {
  readonly where: string;
  readonly backend: string;
  readonly renderer?: string | null;
}

/** Times subjects in turns and keeps a line of each. */
async function time(
  context: Context,
  group: Group,
  table: string,
  subjects: readonly Subject[],
): Promise<void> {
  for (const timing of await sideBySide(subjects, plan(context))) {
    const { id, name, msPerUpdate, least, most, updates, times } = timing;
    context.emit({
      part: "speed",
      table,
      ...group,
      renderer: group.renderer ?? null,
      id,
      subject: name,
      ms: rounded(msPerUpdate),
      least: rounded(least),
      most: rounded(most),
      updates,
      times: rounded(times),
    });
  }
  for (const subject of subjects) await subject.dispose();
}

/** Milliseconds of an update, on every backend, side by side. */
export async function speed(context: Context): Promise<void> {
  const twelve = positions(12);
  const specs = (settings: SomeSettings): Spec[] => [
    { id: "fused", settings },
    { id: "plain", settings },
    { id: "layers", settings },
  ];
  const torch = findTorch();
  await startBackend("wasm");
  for (const settings of [DEFAULT, twelve]) {
    const subjects = await inTurn(specs(settings));
    if ("path" in torch)
      subjects.push(await pytorchSubject(torch.path, `${context.host.root}/bench`, settings));
    else context.say(`PyTorch is left out: ${torch.reason}.`);
    await time(context, { where: "Node", backend: "wasm" }, settings.task, subjects);
  }
  await startBackend("cpu");
  await time(context, { where: "Node", backend: "cpu" }, "copy-11", await inTurn(specs(twelve)));
  const bench = await openBench(context);
  try {
    for (const backend of ["wasm", "webgl"] as const) {
      const place = { backend, counting: false, packing: false };
      const subjects: BrowserSubject[] = [];
      for (const spec of specs(twelve)) subjects.push(await bench.subject(place, spec));
      if (backend === "webgl") {
        const packed = await bench.subject({ ...place, packing: true }, { id: "layers", settings: twelve });
        subjects.push({ ...packed, name: `${packed.name}, packed texels` });
      }
      const renderer = subjects[0]?.renderer ?? null;
      await time(context, { where: "browser", backend, renderer }, twelve.task, subjects);
    }
  } finally {
    await bench.close();
  }
}

/** How time grows with length and with batch, on wasm. */
export async function scaling(context: Context): Promise<void> {
  await startBackend("wasm");
  const curves = [
    ["length", LENGTHS, (at: number) => positions(at)],
    ["batch", [16, 32, 64, 128], (at: number) => ({ ...DEFAULT, batch: at })],
  ] as const;
  for (const [table, points, settingsAt] of curves) {
    const subjects = await inTurn(points.map((at) => ({ id: "fused", settings: settingsAt(at) })));
    const timings = await sideBySide(subjects, plan(context));
    timings.forEach(({ name, msPerUpdate }, i) => {
      const before = timings[i - 1]?.msPerUpdate;
      context.emit({
        part: "scaling",
        table,
        subject: name,
        backend: "wasm",
        at: points[i] ?? 0,
        ms: rounded(msPerUpdate),
        growth: before === undefined ? null : rounded(msPerUpdate / before),
      });
    });
    for (const subject of subjects) await subject.dispose();
  }
}

const GOAL = 0.95;
const EVERY = 25;

/** From scratch to 0.95 held-out exact match, evaluation left out. */
export async function learn(context: Context): Promise<void> {
  const { host, options, emit, say } = context;
  const cap = options.quick ? 1 : 90;
  const run = async (group: Group, seed: number, subject: Subject): Promise<number | null> => {
    const learned = await timeToExact(subject, GOAL, EVERY, cap, say);
    await subject.dispose();
    emit({
      part: "learn",
      table: "runs",
      ...group,
      renderer: group.renderer ?? null,
      id: subject.id,
      subject: subject.name,
      seed,
      seconds: learned.seconds === null ? null : rounded(learned.seconds),
      updates: learned.updates,
      exact: learned.exact,
      spent: rounded(learned.spent),
    });
    return learned.seconds;
  };
  await startBackend("wasm");
  const node = { where: "Node", backend: "wasm" } as const;
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
    await run({ where: "Python", backend: "cpu, 1 thread" }, 1, subject);
  } else say(`PyTorch is left out: ${torch.reason}.`);
  const bench = await openBench(context);
  try {
    for (const backend of ["wasm", "webgl"] as const) {
      const place = { backend, counting: false, packing: false };
      const subject = await bench.subject(place, { id: "fused", settings: DEFAULT });
      await run({ where: "browser", backend, renderer: subject.renderer }, 1, subject);
    }
  } finally {
    await bench.close();
  }
}
