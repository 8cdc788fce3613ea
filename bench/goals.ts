/**
 * What the measurements are to show, each goal once, by the part that shows it. Where a part was measured and a number
 * is not in it, the goal says so.
 */
import { isSoftware } from "./graphics";
import type { Line, PartId } from "./host";

export interface Goal {
  readonly title: string;
  readonly wanted: string;
  readonly found: string;
  /** Null where it was not measured. */
  readonly holds: boolean | null;
  /** Counts and sizes: the same everywhere, and so a run fails by them. Times are a matter of the machine. */
  readonly held: boolean;
}

type Where = Readonly<Record<string, string | number>>;

interface Bound {
  readonly most?: number;
  readonly least?: number;
  readonly unit?: string;
  readonly held?: boolean;
}

const shown = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(3)));

const having = (lines: readonly Line[], where: Where): Line[] =>
  lines.filter((line) => Object.entries(where).every(([name, value]) => line[name] === value));

/** The numbers of a field in the lines that have all this. */
const numbers = (lines: readonly Line[], where: Where, field: string): number[] =>
  having(lines, where)
    .map((line) => line[field])
    .filter((value): value is number => typeof value === "number");

const least = (values: readonly number[]): number | undefined =>
  values.length > 0 ? Math.min(...values) : undefined;
const most = (values: readonly number[]): number | undefined =>
  values.length > 0 ? Math.max(...values) : undefined;
const over = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b;

type Tell = (title: string, found: number | undefined, bound: Bound) => void;

/** Of lines of one run, or of the latest of each part. */
export function reached(lines: readonly Line[]): Goal[] {
  const goals: Goal[] = [];
  for (const [part, tell] of Object.entries(PARTS)) {
    const mine = lines.filter((line) => line.part === part);
    if (mine.length === 0) continue;
    tell(mine, (title, found, bound) => goals.push({ title, ...judged(found, bound) }));
  }
  return goals;
}

function judged(found: number | undefined, bound: Bound): Omit<Goal, "title"> {
  const { most: upper, least: lower, unit = "", held = false } = bound;
  const wanted =
    upper === undefined ? `at least ${shown(lower ?? 0)}${unit}` : `at most ${shown(upper)}${unit}`;
  if (found === undefined) return { wanted, found: "not measured", holds: null, held };
  const holds = found <= (upper ?? Number.POSITIVE_INFINITY) && found >= (lower ?? Number.NEGATIVE_INFINITY);
  return { wanted, found: `${shown(found)}${unit}`, holds, held };
}

const PARTS: Readonly<Record<PartId, (lines: readonly Line[], tell: Tell) => void>> = {
  counts,
  speed,
  scaling,
  learn,
  dates,
  page,
};

/** All where every position of 12 + 12 is filled. */
function counts(lines: readonly Line[], tell: Tell): void {
  const fused = (key: string, field: string) => numbers(lines, { id: "fused", key }, field)[0];
  const draws = fused("gru", "draws");
  tell("Draws an update, GRU and dot, 12 + 12", draws, { most: 150, held: true });
  tell("Draws an update, LSTM and dot, 12 + 12", fused("lstm", "draws"), { most: 220, held: true });
  tell("Draws an update, Bahdanau, 12 + 12", fused("bahdanau", "draws"), { most: 350, held: true });
  tell("Uploads an update, GRU and dot, 12 + 12", fused("gru", "uploads"), { most: 3, held: true });
  tell("Uploads an update, LSTM and dot, 12 + 12", fused("lstm", "uploads"), { most: 3, held: true });
  tell("Uploads an update, Bahdanau, 12 + 12", fused("bahdanau", "uploads"), { most: 3, held: true });
  tell("Draws for each further position of either side, GRU and dot", most(slopes(lines)), {
    most: 3,
    held: true,
  });
  const stock = least(numbers(lines, { id: "layers", key: "gru" }, "draws"));
  tell("Draws of tfjs-layers against this engine's, 12 + 12", over(stock, draws), {
    least: 10,
    unit: " times",
    held: true,
  });
  const linked = most(numbers(lines, { id: "fused" }, "programs"));
  tell("Programs linked by a later update", linked, { most: 0, held: true });
}

/** Draws for each position that a length has more than the length before it, on both sides. */
function slopes(lines: readonly Line[]): number[] {
  const points = lines.flatMap(({ key, draws }) => {
    const [, length] = /^length (\d+)$/.exec(String(key)) ?? [];
    return length !== undefined && typeof draws === "number" ? [{ length: Number(length), draws }] : [];
  });
  return points.slice(1).map(({ length, draws }, i) => {
    const before = points[i] ?? { length, draws };
    return (draws - before.draws) / (2 * (length - before.length));
  });
}

const TIMES = { unit: " times" } as const;

function speed(lines: readonly Line[], tell: Tell): void {
  const full = { table: "full-11" };
  const webgl = having(lines, { ...full, where: "browser", backend: "webgl", id: "layers" });
  // Who draws is the line's own word, whatever graphics the run asked for.
  const isEmulated = webgl.some(({ renderer }) => typeof renderer === "string" && isSoftware(renderer));
  tell(
    `Time of tfjs-layers on ${isEmulated ? "software " : ""}WebGL against this engine's, 12 + 12`,
    least(numbers(webgl, {}, "times")),
    { least: isEmulated ? 3 : 5, ...TIMES },
  );
  for (const [table, name] of [
    ["full-11", "12 + 12"],
    ["fr-en", "fr-en"],
  ] as const) {
    const times = (id: string) => numbers(lines, { table, where: "Node", backend: "wasm", id }, "times")[0];
    tell(`Time on wasm against PyTorch on one thread, ${name}`, over(1, times("pytorch")), {
      most: 1,
      ...TIMES,
    });
    tell(`Time of plain operations on wasm against fused, ${name}`, times("plain"), { least: 2, ...TIMES });
  }
}

function scaling(lines: readonly Line[], tell: Tell): void {
  for (const backend of ["wasm", "webgl"])
    for (const table of ["length", "batch"])
      tell(
        `Time for twice the ${table} on ${backend}, the worst`,
        most(numbers(lines, { backend, table }, "growth")),
        {
          most: 2.3,
          ...TIMES,
        },
      );
}

function learn(lines: readonly Line[], tell: Tell): void {
  const [seconds] = numbers(lines, { table: "median" }, "seconds");
  tell("To 0.95 held-out exact match on wasm, the median of the seeds", seconds, { most: 4, unit: " s" });
}

/** Where the peer did not get there, the time that it was given bounds how many times longer it takes. */
function dates(lines: readonly Line[], tell: Tell): void {
  const learned = having(lines, { table: "learned" });
  const [own] = numbers(learned, { id: "fused" }, "seconds");
  const peers = having(learned, { id: "date-conversion" }).map(({ seconds, spent }) =>
    Number(seconds ?? spent),
  );
  tell("Time of the date conversion to 0.99, its better rate", over(least(peers), own), {
    least: 10,
    ...TIMES,
  });
}

function page(lines: readonly Line[], tell: Tell): void {
  const found = (where: Where, field: string) => numbers(lines, where, field)[0];
  for (const backend of ["webgl", "wasm", "cpu"])
    tell(`Worker and ${backend}, gzipped`, found({ table: "sizes", backend }, "bytes"), {
      most: 200_000,
      unit: " bytes",
      held: true,
    });
  tell(
    "Cold open to a heatmap that one can step through, main thread four times slower",
    found({ table: "open", throttling: 4 }, "stepped"),
    { most: 1500, unit: " ms" },
  );
  tell("Typing to the new heatmap on wasm", found({ table: "typing" }, "trace"), { most: 100, unit: " ms" });
  tell("Long tasks in 10 s of training on wasm", found({ table: "training" }, "longTasks"), { most: 0 });
}
