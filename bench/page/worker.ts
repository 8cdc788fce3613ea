/** One subject in a worker of the browser, as the engine has one. The page asks, this answers. */
import * as tf from "../../src/model/tf";
import { browserBackends } from "../../src/worker/browserBackends";
import { create, type Made, type Spec } from "../create";
import { registerSegmentSum } from "../peers/segmentSum";
import { type Footing, footing, localSubject, type Profile, profileOf, type Subject } from "../subject";
import { countGl, type GlCounts } from "./countGl";

export interface Place {
  readonly backend: "webgl" | "wasm";
  /** Wraps the context's functions and counts their calls. */
  readonly counting: boolean;
  /** Whether tensorflow.js packs four numbers into a texel: its own default, not this engine's. */
  readonly packing: boolean;
}

export interface Calls {
  /** Until the first update was made: what is compiled, and what is done to compare and to rehearse. */
  readonly first: GlCounts;
  /** A later update, on average, the waits between them left out. */
  readonly each: GlCounts;
}

export interface Jobs {
  start(place: Place, spec: Spec): Promise<{ name: string; renderer: string | null }>;
  run(updates: number): Promise<number>;
  calls(updates: number): Promise<Calls>;
  profile(): Promise<Profile>;
  exact(): Promise<number>;
}

interface Standing {
  readonly made: Made;
  readonly subject: Subject;
  readonly before: Footing;
}

/** This engine's subjects. */
const OWN: readonly string[] = ["fused", "plain"];

let standing: Standing | null = null;
let read: () => GlCounts = () => ({ calls: 0, draws: 0, uploads: 0, programs: 0 });

function here(): Standing {
  if (!standing) throw new Error("Nothing was started.");
  return standing;
}

function difference(before: GlCounts, now: GlCounts, updates: number): GlCounts {
  return {
    calls: (now.calls - before.calls) / updates,
    draws: (now.draws - before.draws) / updates,
    uploads: (now.uploads - before.uploads) / updates,
    programs: (now.programs - before.programs) / updates,
  };
}

const jobs: Jobs = {
  async start({ backend, counting, packing }, spec) {
    if (counting) read = countGl();
    const onContextLost = (): void => {
      throw new Error("The WebGL context was lost.");
    };
    const begin = browserBackends({ onContextLost, onCounter: () => {} })[backend];
    if (!begin) throw new Error(`There is no ${backend} here.`);
    const { renderer } = await begin(true, new AbortController().signal);
    // The page registers what its own models run; a peer gets all of tensorflow.js's kernels, as they come.
    if (backend === "webgl" && !OWN.includes(spec.id))
      await import("@tensorflow/tfjs-backend-webgl/dist/register_all_kernels");
    if (packing) tf.env().set("WEBGL_PACK", true);
    if (backend === "wasm") registerSegmentSum();
    const before = footing();
    const made = await create(spec);
    standing = { made, subject: localSubject(spec.id, made.name, made.trainee), before };
    return { name: made.name, renderer };
  },
  run: (updates) => here().subject.run(updates),
  async calls(updates) {
    const { trainee } = here().made;
    await trainee.update();
    const first = read();
    await trainee.drain();
    await trainee.update();
    await trainee.drain();
    const since = read();
    for (let i = 0; i < updates; i++) await trainee.update();
    const each = difference(since, read(), updates);
    await trainee.drain();
    return { first, each };
  },
  profile: () => profileOf(here().made.trainee, here().before),
  exact: () => here().subject.exact(),
};

const scope = self as unknown as {
  postMessage(message: object): void;
  onmessage: ((event: MessageEvent<{ id: number; job: keyof Jobs; args: unknown[] }>) => void) | null;
};

scope.onmessage = async ({ data: { id, job, args } }) => {
  try {
    scope.postMessage({ id, value: await (jobs[job] as (...args: unknown[]) => unknown)(...args) });
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};
