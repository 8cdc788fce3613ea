import { beforeAll, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { Engines } from "../../testing/engines";
import { createWorkerClient } from "../../worker/client";
import { askFork } from "./askFork";
import { withWeights } from "./rowChanges";

beforeAll(() => useBackend("cpu"));

it("while the model trains, all of a fork is of one moment of it, and the next fork of a later one", async () => {
  const engines = new Engines();
  const client = createWorkerClient(engines.spawn, { now: () => 0, every: () => () => {} });
  await client.configure({ task: "copy", seed: 1, units: 4, embed: 3, batch: 4 });
  client.train();
  const interventions = withWeights([], "all", { set: "one-hot", position: 0 }, []);
  const moments: number[] = [];
  for (let i = 0; i < 6; i++) {
    const { first, changed, along } = await askFork(client, "3 1 4", interventions, [], null);
    const steps = [first, changed, along ?? first].map(({ model }) => model.step);
    expect(new Set(steps).size).toBe(1);
    if (along) expect(along.output.tokens).toEqual(first.output.tokens);
    moments.push(steps[0] ?? 0);
  }
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect(new Set(moments).size).toBeGreaterThan(1);
  client.pause();
  client.dispose();
  await engines.settled();
});
