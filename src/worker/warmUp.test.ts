import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { TRACE_BUCKET } from "../model/record";
import * as tf from "../model/tf";
import { frEn } from "../tasks/corpora/frEn";
import { useBackend } from "../testing/backend";
import { completeSettings } from "../training/settings";
import { createTrainer, type Trainer } from "../training/trainer";
import { createMeasuring } from "./measuring";
import { createPinned } from "./pinned";
import type { Event } from "./protocol";
import type { RunParts } from "./runParts";
import { warmUp } from "./warmUp";

const SMALL = { task: frEn.id, seed: 2, units: 4, embed: 3, batch: 4 };

/** Places that a trace of so many tokens has. */
const places = (tokens: number): number => TRACE_BUCKET * Math.ceil(tokens / TRACE_BUCKET);

describe("warming a run up", () => {
  let trainer: Trainer;
  const events: Event[] = [];
  const shares: number[] = [];
  const kinds: string[] = [];

  beforeAll(async () => {
    await useBackend("wasm");
    trainer = createTrainer(frEn, completeSettings(SMALL));
    const parts: RunParts = {
      runId: 1,
      trainer,
      emit: (event) => events.push(event),
      clock: () => 0,
      watched: (kind, work) => {
        kinds.push(kind);
        return work();
      },
    };
    const tensors = tf.memory().numTensors;
    const [measuring, pinned] = [createMeasuring(parts), createPinned(parts)];
    await warmUp(parts, { measuring, pinned, checkpoint: () => trainer.checkpoint({}) }, (share) =>
      shares.push(share),
    );
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it("is told of as it goes, from little to all", () => {
    expect(shares.length).toBeGreaterThan(8);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares.at(-1)).toBe(1);
  });

  it("measures and shows nothing twice, and shows no sentence before its time", () => {
    expect(kinds).toEqual([...new Set(kinds)]);
    expect(events.map(({ type }) => type)).toEqual(["evaluated"]);
  });

  it("meets every size that a typed sentence's trace has, however long", async () => {
    const sizes = trainer.traceSizes.map(({ source, output }) => `${source} ${output}`);
    expect(new Set(sizes).size).toBe(sizes.length);
    const random = createRandom(4);
    for (let words = 1; words < frEn.maxSource; words += 1 + random.int(3)) {
      const { source, output } = await trainer.trace(new Array(words).fill("chat").join(" "));
      // A model that knows nothing yet says as much as it may.
      for (let rows = TRACE_BUCKET; rows <= places(output.ids.length); rows += TRACE_BUCKET)
        expect(sizes).toContain(`${places(source.ids.length)} ${rows}`);
    }
    expect(sizes).toContain(`${places(frEn.maxSource)} ${places(frEn.maxTarget)}`);
  });
});
