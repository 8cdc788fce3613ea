/** A run that was interrupted goes on as if it had not been, through the client and a worker that dies. */
import { describe, expect, it } from "vitest";
import { decodeSafetensors } from "../lib/safetensors";
import { useBackend } from "../testing/backend";
import { Engines, turn } from "../testing/engines";
import { createWorkerClient } from "./client";
import type { Event, RunSettings } from "./protocol";

const UPDATES = 12;
const TINY: RunSettings = { task: "copy", seed: 5, units: 4, embed: 3, batch: 4 };
/** One that trains on fused kernels, and one that has chance in its updates and trains on plain operations. */
const MODELS: Readonly<Record<"fused" | "plain", RunSettings>> = {
  fused: TINY,
  plain: { ...TINY, dropout: 0.2, teacherForcing: "0.7" },
};

/** All numbers of a model after so many updates, its worker having died once or not. */
async function trained(kernels: keyof typeof MODELS, dies: boolean): Promise<Record<string, number[]>> {
  const engines = new Engines();
  const client = createWorkerClient(engines.spawn, { now: () => 0, every: () => () => {} });
  const events: string[] = [];
  let losses: (readonly [number, number])[] = [];
  let step = 0;
  const checkpoints: number[] = [];
  const used = new Set<string>();
  client.subscribe((event) => {
    events.push(event.type === "status" ? event.status : event.type);
    if (event.type === "configured") losses = losses.filter(([at]) => at <= event.step);
    if (event.type === "prepared") used.add(event.kernels.kernels);
    if (event.type === "checkpoint") checkpoints.push(event.step);
    if (event.type === "progress") {
      losses = [...losses, ...event.progress.losses];
      step = event.progress.step;
    }
  });
  await client.configure(MODELS[kernels]);
  client.throttle(40);
  client.train(UPDATES);
  if (dies) {
    while (step < 4) await turn();
    client.save();
    while (checkpoints.length === 0) await turn();
    // What is made after the checkpoint is lost.
    const saved = checkpoints[0] ?? 0;
    while (step < saved + 2) await turn();
    engines.die();
    while (!events.includes("restarted")) await turn();
    expect(step).toBeGreaterThan(saved);
  }
  while (events.at(-1) !== ("evaluated" satisfies Event["type"]) || step < UPDATES) await turn();
  expect([...used]).toEqual([kernels]);
  // The curve has every update once.
  expect(losses.map(([at]) => at)).toEqual(Array.from({ length: UPDATES }, (_, i) => i + 1));
  const { tensors } = decodeSafetensors(await client.exportModel());
  client.dispose();
  await engines.settled();
  return {
    losses: losses.map(([, loss]) => loss),
    ...Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, [...data]])),
  };
}

describe("a run whose worker died", () => {
  for (const kernels of ["fused", "plain"] as const)
    for (const backend of ["cpu", "wasm"] as const)
      it(`ends with the same weights, moments and losses with ${kernels} kernels on ${backend}, bit for bit`, async () => {
        await useBackend(backend);
        const whole = await trained(kernels, false);
        expect(Object.keys(whole).some((name) => name.startsWith("optimizer."))).toBe(true);
        expect(await trained(kernels, true)).toEqual(whole);
      });
});
