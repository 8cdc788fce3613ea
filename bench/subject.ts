/**
 * What is measured: something that trains, one update at a time. The same interface stands for this engine, for its
 * peers, for a worker of the browser and for a Python process, so that they can be timed side by side.
 */
import { present } from "../src/lib/assert";
import * as tf from "../src/model/tf";

/** Something that trains where it is called. */
export interface Trainee {
  /** Makes one update. */
  update(): void | Promise<void>;
  /** Waits for all that was asked for. */
  drain(): Promise<void>;
  /** The share of held-out sentences that come out without a mistake. */
  exact(): Promise<number>;
  dispose(): void;
}

/** What one update asks of a backend. */
export interface Profile {
  readonly kernels: number;
  /** The most at one time, beyond what was there before the model. */
  readonly peakTensors: number;
  readonly peakBytes: number;
}

/** Something that trains anywhere. */
export interface Subject {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /**
   * Milliseconds from its being asked for until it could train: code, backend, model, and what is compared and compiled
   * before the first update. Null where its backend stood already.
   */
  readonly startMs: number | null;
  /** Makes so many updates, waits for them, and says how many milliseconds each took. */
  run(updates: number): Promise<number>;
  exact(): Promise<number>;
  dispose(): Promise<void>;
}

/** Updates between two waits: a queue without end would say how fast work is asked for, not how fast it is done. */
const DRAIN_EVERY = 10;

export function localSubject(id: string, name: string, trainee: Trainee): Subject {
  return {
    id,
    name,
    startMs: null,
    async run(updates) {
      const began = performance.now();
      for (let i = 1; i <= updates; i++) {
        await trainee.update();
        if (i % DRAIN_EVERY === 0) await trainee.drain();
      }
      await trainee.drain();
      return (performance.now() - began) / updates;
    },
    exact: () => trainee.exact(),
    async dispose() {
      trainee.dispose();
    },
  };
}

export interface Footing {
  readonly tensors: number;
  readonly bytes: number;
}

/** What there is before a model is made. */
export function footing(): Footing {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

export async function profileOf(trainee: Trainee, before: Footing): Promise<Profile> {
  const { kernels, peakBytes } = await tf.profile(async () => {
    await trainee.update();
    // The profiler wants something to hold on to.
    return [];
  });
  await trainee.drain();
  const backend = tf.getBackend();
  return {
    // A gradient of one's own stands in the list as well, under the name of its scope; it is no kernel.
    kernels: kernels.filter(({ name }) => tf.getKernel(name, backend) !== undefined).length,
    peakTensors:
      Math.max(0, ...kernels.map(({ totalTensorsSnapshot }) => totalTensorsSnapshot)) - before.tensors,
    peakBytes: Math.max(0, peakBytes) - before.bytes,
  };
}

/** As many digits as are kept. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number): number => present(sorted[index], "a value");
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
}

export interface Timing {
  readonly id: string;
  readonly name: string;
  readonly msPerUpdate: number;
  readonly least: number;
  readonly most: number;
  readonly updates: number;
  /** How many times longer than the first one's round beside it, the median of the rounds. */
  readonly times: number;
  /** The same against the one before it; null for the first. */
  readonly growth: number | null;
}

export interface Rounds {
  readonly rounds: number;
  /** How long a round of one subject is to last, about. */
  readonly roundMs: number;
  readonly warmUpMs: number;
}

/**
 * Times subjects in turns, a round of each after the other, so that whatever else the machine does meets them all. The
 * first is what the others are compared with.
 */
export async function sideBySide(subjects: readonly Subject[], plan: Rounds): Promise<Timing[]> {
  const sizes: number[] = [];
  for (const subject of subjects) {
    await subject.run(1);
    const slow = await subject.run(2);
    // Whatever is compiled while it runs is compiled by then, and nobody waits long for something slow.
    const ms = await subject.run(Math.min(20, Math.max(2, Math.round(plan.warmUpMs / slow))));
    sizes.push(Math.min(200, Math.max(1, Math.round(plan.roundMs / ms))));
  }
  const rounds: number[][] = subjects.map(() => []);
  for (let round = 0; round < plan.rounds; round++)
    for (const [i, subject] of subjects.entries())
      rounds[i]?.push(await subject.run(present(sizes[i], "a size")));
  const timesOf = (mine: readonly number[], others: readonly number[]): number =>
    median(mine.map((ms, round) => ms / present(others[round], "a round")));
  const first = present(rounds[0], "a first subject");
  return subjects.map(({ id, name }, i) => {
    const mine = present(rounds[i], "rounds");
    return {
      id,
      name,
      msPerUpdate: median(mine),
      least: Math.min(...mine),
      most: Math.max(...mine),
      updates: mine.length * present(sizes[i], "a size"),
      times: timesOf(mine, first),
      growth: i === 0 ? null : timesOf(mine, present(rounds[i - 1], "rounds before")),
    };
  });
}

export interface Learned {
  /** Null when the time was up before. */
  readonly seconds: number | null;
  readonly updates: number;
  readonly exact: number;
  /** Training alone, whether it got there or not. */
  readonly spent: number;
  /** Milliseconds of the first update, which is none of these seconds: some compile there, others before. */
  readonly first: number;
}

/** Trains until so many held-out sentences come out right, measured every so many updates outside of the time. */
export async function timeToExact(
  subject: Subject,
  goal: number,
  every: number,
  capSeconds: number,
  say: (text: string) => void,
): Promise<Learned> {
  const first = await subject.run(1);
  let updates = 1;
  let spent = 0;
  for (;;) {
    const more = updates === 1 ? every - 1 : every;
    const ms = await subject.run(more);
    spent += (ms * more) / 1000;
    updates += more;
    const exact = await subject.exact();
    say(`${subject.name}: ${exact.toFixed(3)} after ${updates} updates, ${spent.toFixed(1)} s`);
    if (exact >= goal) return { seconds: spent, updates, exact, spent, first };
    if (spent >= capSeconds) return { seconds: null, updates, exact, spent, first };
  }
}
