import { beforeAll, describe, expect, it } from "vitest";
import { openingScene } from "../../state/scene";
import { createLoom, weightsInHand } from "../../state/store";
import { useBackend } from "../../testing/backend";
import { recordedTrace } from "../../testing/recorded";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import type { WorkerClient } from "../../worker/clientTypes";
import { createCommands } from "../commands";
import type { Runs } from "../runs";
import { withWeights } from "./rowChanges";

const SCORES: Intervention = { kind: "scores", row: "all", temperature: 2 };

/** The page's state with this translation on the stage, and what the worker is told to show. */
function page(trace: Trace) {
  const pinned: unknown[] = [];
  const client = {
    subscribe: () => () => {},
    pin: (text: string, interventions: unknown) => pinned.push([text, interventions]),
  } as unknown as WorkerClient;
  const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "b d c f" }, "en"), (job) => job());
  loom.apply({ type: "first-paint", trace });
  return { loom, pinned, commands: createCommands(loom, {} as Runs, client) };
}

describe("the way to the weights", () => {
  beforeAll(() => useBackend("cpu"));

  it("opens on the row that is in view and keeps it, out of encoding and other views", async () => {
    const { loom, commands } = page(await recordedTrace({}));
    loom.setScene({ view: "diagram", step: "encode", row: 1 });
    commands.toggleSurgery();
    const { scene, ui } = loom.store.getState();
    expect(ui.surgery).toBe(true);
    expect(scene).toMatchObject({ view: "loom", step: "softmax", row: 1 });
    expect(weightsInHand(loom.store.getState())).toBe(true);
    loom.setScene({ screen: "inspect" });
    expect(weightsInHand(loom.store.getState())).toBe(false);
  });

  it("closes by taking back weights set by hand, and nothing else", async () => {
    const { loom, commands, pinned } = page(await recordedTrace({}));
    commands.toggleSurgery();
    loom.setInterventions(withWeights([SCORES], 0, { set: "uniform" }, []));
    commands.toggleSurgery();
    expect(loom.store.getState().ui.surgery).toBe(false);
    expect(pinned.at(-1)).toEqual(["b d c f", [SCORES]]);
    commands.toggleSurgery();
    commands.toggleSurgery();
    // Nothing was changed since: nothing is asked for.
    expect(pinned).toHaveLength(2);
  });

  it("does not open where there are no weights", async () => {
    const { loom, commands } = page(await recordedTrace({ wiring: "plain" }));
    commands.toggleSurgery();
    expect(loom.store.getState().ui.surgery).toBe(false);
  });

  it("leaves the weights behind where another sentence begins", async () => {
    const { loom, commands, pinned } = page(await recordedTrace({}));
    commands.toggleSurgery();
    loom.setInterventions(withWeights([SCORES], 2, { set: "given", numbers: [1, 0, 0, 0, 0] }, []));
    loom.setSentence("a c");
    expect(pinned.at(-1)).toEqual(["a c", [SCORES]]);
  });
});
