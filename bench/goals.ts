/** What the measurements are to show, each goal once: found in the lines of a run, or left out where they are not. */
import type { Line } from "./host";

export interface Goal {
  readonly title: string;
  readonly wanted: string;
  readonly found: string;
  readonly holds: boolean;
  /** Counts and sizes: the same everywhere, and so a run fails by them. Times are a matter of the machine. */
  readonly held: boolean;
}

type Where = Readonly<Record<string, string | number>>;

const shown = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(3)));

/** The numbers of a field in the lines that have all this. */
function numbers(lines: readonly Line[], where: Where, field: string): number[] {
  return lines
    .filter((line) => Object.entries(where).every(([name, value]) => line[name] === value))
    .map((line) => line[field])
    .filter((value): value is number => typeof value === "number");
}

const isSoftware = (lines: readonly Line[]): boolean =>
  lines.some(({ renderer }) => typeof renderer === "string" && /swiftshader|llvmpipe/i.test(renderer));

export function reached(lines: readonly Line[]): Goal[] {
  const goals: Goal[] = [];
  const first = (where: Where, field: string): number | undefined => numbers(lines, where, field)[0];
  const goal = (title: string, found: number | undefined, most: number, held: boolean, unit = ""): void => {
    if (found === undefined) return;
    const wanted = `at most ${shown(most)}${unit}`;
    goals.push({ title, wanted, found: `${shown(found)}${unit}`, holds: found <= most, held });
  };
  const atLeast = (title: string, found: number | undefined, least: number, held = false): void => {
    if (found === undefined) return;
    const wanted = `at least ${shown(least)} times`;
    goals.push({ title, wanted, found: `${shown(found)} times`, holds: found >= least, held });
  };
  const over = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a / b;

  const fused = (key: string, field: string) => first({ part: "counts", id: "fused", key }, field);
  const gru = fused("gru", "draws");
  goal("Draws an update, GRU and dot, 12 + 12", gru, 150, true);
  goal("Draws an update, LSTM and dot, 12 + 12", fused("lstm", "draws"), 220, true);
  goal("Draws an update, Bahdanau, 12 + 12", fused("bahdanau", "draws"), 350, true);
  for (const key of ["gru", "lstm", "bahdanau"])
    goal(`Uploads an update, ${key}`, fused(key, "uploads"), 3, true);
  const long = fused("length 40", "draws");
  const short = fused("length 5", "draws");
  // Positions of either side, from 5 + 5 to 40 + 40.
  if (long !== undefined && short !== undefined)
    goal("Draws for each further position", (long - short) / 70, 3, true);
  const stock = numbers(lines, { part: "counts", id: "layers", key: "gru" }, "draws");
  if (stock.length > 0)
    atLeast("Draws of tfjs-layers against this engine's", over(Math.min(...stock), gru), 10, true);

  const webgl = { part: "speed", where: "browser", backend: "webgl" };
  const layers = numbers(lines, { ...webgl, id: "layers" }, "times");
  const least = isSoftware(lines) ? 3 : 5;
  if (layers.length > 0)
    atLeast("Time of tfjs-layers on WebGL against this engine's", Math.min(...layers), least);
  const wasm = { part: "speed", where: "Node", backend: "wasm" };
  for (const table of ["fr-en", "copy-11"]) {
    const torch = first({ ...wasm, table, id: "pytorch" }, "times");
    goal(`Time on wasm against PyTorch on one thread, ${table}`, over(1, torch), 1, false, " times");
    atLeast(`Time of plain operations on wasm, ${table}`, first({ ...wasm, table, id: "plain" }, "times"), 2);
  }
  const growth = numbers(lines, { part: "scaling" }, "growth");
  if (growth.length > 0)
    goal("Time for twice the length or batch, the worst", Math.max(...growth), 2.3, false, " times");
  goal(
    "To 0.95 held-out exact match on wasm, the median of the seeds",
    first({ part: "learn", table: "median" }, "seconds"),
    4,
    false,
    " s",
  );
  dates(lines, atLeast);

  for (const backend of ["webgl", "wasm", "cpu"])
    goal(
      `Worker and ${backend}, gzipped`,
      first({ part: "page", table: "sizes", backend }, "bytes"),
      200_000,
      true,
      " bytes",
    );
  const open = first({ part: "page", table: "open", throttling: 4 }, "stepped");
  goal(
    "Cold open to a heatmap that one can step through, main thread four times slower",
    open,
    1500,
    false,
    " ms",
  );
  goal(
    "Typing to the new heatmap on wasm",
    first({ part: "page", table: "typing" }, "trace"),
    100,
    false,
    " ms",
  );
  goal(
    "Long tasks in 10 s of training on wasm",
    first({ part: "page", table: "training" }, "longTasks"),
    0,
    false,
  );
  return goals;
}

/** Where the peer did not get there, the time that it was given bounds how many times longer it takes. */
function dates(
  lines: readonly Line[],
  atLeast: (title: string, found: number | undefined, least: number) => void,
): void {
  const learned = { part: "dates", table: "learned" };
  const [own] = numbers(lines, { ...learned, id: "fused" }, "seconds");
  const peers = lines.filter(
    ({ part, table, id }) => part === "dates" && table === "learned" && id !== "fused",
  );
  if (own === undefined || peers.length === 0) return;
  const times = peers.map(({ seconds, spent }) => Number(seconds ?? spent) / own);
  atLeast("Time of the date conversion to 0.99, its better rate", Math.min(...times), 10);
}
