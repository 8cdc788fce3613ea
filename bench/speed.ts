/** How long an update takes, side by side, and how that grows. */
import type { SomeSettings } from "../src/training/settings";
import { type Bench, type BrowserSubject, openBench } from "./browser";
import type { Spec, SubjectId } from "./create";
import type { Context, Group } from "./host";
import { inTurn, local, startBackend } from "./inNode";
import { findTorch, pytorchSubject } from "./peers/pytorch";
import { filled } from "./sentences";
import { type Rounds, rounded, type Subject, sideBySide, type Timing } from "./subject";
import { DEFAULT, positions, TWELVE } from "./tasks";

const QUICK: Rounds = { rounds: 2, roundMs: 50, warmUpMs: 0 };
const WHOLE: Rounds = { rounds: 9, roundMs: 600, warmUpMs: 1000 };
/** For curves on WebGL, which software draws slowly. */
const FEW: Rounds = { rounds: 11, roundMs: 600, warmUpMs: 1000 };

const plan = ({ options }: Context, rounds = WHOLE): Rounds => (options.quick ? QUICK : rounds);

/** The model fused, of plain operations, and of tfjs-layers. */
const specs = (settings: SomeSettings): Spec[] =>
  (["fused", "plain", "layers"] satisfies SubjectId[]).map((id) => ({ id, settings }));

/** Times subjects in turns and keeps a line of each. */
async function time(
  context: Context,
  group: Group,
  settings: SomeSettings,
  subjects: readonly Subject[],
): Promise<void> {
  const positionsFilled = filled(settings);
  for (const timing of await sideBySide(subjects, plan(context))) {
    const { id, name, msPerUpdate, least, most, updates, times } = timing;
    context.emit({
      part: "speed",
      table: settings.task,
      ...group,
      id,
      subject: name,
      filled: positionsFilled,
      ms: rounded(msPerUpdate),
      least: rounded(least),
      most: rounded(most),
      updates,
      times: rounded(times),
    });
  }
  for (const subject of subjects) await subject.dispose();
}

const place = (backend: "wasm" | "webgl", packing = false) => ({ backend, counting: false, packing });

/** Milliseconds of an update, on every backend. */
export async function speed(context: Context): Promise<void> {
  const torch = findTorch();
  await startBackend("wasm");
  for (const settings of [DEFAULT, TWELVE]) {
    const subjects = await inTurn(specs(settings), local);
    if ("path" in torch)
      subjects.push(await pytorchSubject(torch.path, `${context.host.root}/bench`, settings));
    else context.say(`PyTorch is left out: ${torch.reason}.`);
    await time(context, { where: "Node", backend: "wasm", renderer: null }, settings, subjects);
  }
  await startBackend("cpu");
  const onCpu = await inTurn(specs(TWELVE), local);
  await time(context, { where: "Node", backend: "cpu", renderer: null }, TWELVE, onCpu);
  const bench = await openBench(context);
  try {
    for (const backend of ["wasm", "webgl"] as const) {
      const subjects: BrowserSubject[] = [];
      for (const spec of specs(TWELVE)) subjects.push(await bench.subject(place(backend), spec));
      if (backend === "webgl") {
        const packed = await bench.subject(place(backend, true), { id: "layers", settings: TWELVE });
        subjects.push({ ...packed, name: `${packed.name}, packed texels` });
      }
      const renderer = subjects[0]?.renderer ?? null;
      await time(context, { where: "browser", backend, renderer }, TWELVE, subjects);
    }
  } finally {
    await bench.close();
  }
}

const CURVES = [
  { table: "length", points: [5, 10, 20, 40], settingsAt: positions },
  {
    table: "batch",
    points: [16, 32, 64, 128],
    settingsAt: (at: number): SomeSettings => ({ ...TWELVE, batch: at }),
  },
] as const;

type Curve = (typeof CURVES)[number];

function keepCurve(
  { emit }: Context,
  group: Group,
  { table, points }: Curve,
  timings: readonly Timing[],
): void {
  timings.forEach(({ id, name, msPerUpdate, growth }, i) => {
    emit({
      part: "scaling",
      table,
      ...group,
      id,
      subject: name,
      at: points[i] ?? 0,
      ms: rounded(msPerUpdate),
      growth: growth === null ? null : rounded(growth),
    });
  });
}

async function curves(
  context: Context,
  backend: string,
  where: string,
  rounds: Rounds,
  make: (spec: Spec) => Promise<Subject>,
): Promise<void> {
  for (const curve of CURVES) {
    const { points, settingsAt } = curve;
    const subjects = await inTurn(
      points.map((at) => ({ id: "fused", settings: settingsAt(at) })),
      make,
    );
    const [{ renderer = null } = {}] = subjects as readonly Partial<BrowserSubject>[];
    const timings = await sideBySide(subjects, plan(context, rounds));
    keepCurve(context, { where, backend, renderer }, curve, timings);
    for (const subject of subjects) await subject.dispose();
  }
}

/** How time grows with length and with batch. */
export async function scaling(context: Context): Promise<void> {
  await startBackend("wasm");
  await curves(context, "wasm", "Node", WHOLE, local);
  const bench: Bench = await openBench(context);
  try {
    await curves(context, "webgl", "browser", FEW, (spec) => bench.subject(place("webgl"), spec));
  } finally {
    await bench.close();
  }
}
