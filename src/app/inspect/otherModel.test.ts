import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { Engines } from "../../testing/engines";
import { shippedTrace } from "../../testing/shippedMatrix";
import { createWorkerClient } from "../../worker/client";
import type { WorkerClient } from "../../worker/clientTypes";
import { shippedModels } from "./BesideChoice";
import { askOtherModel, type OtherModel, type Question } from "./otherModel";

const MODELS = join(import.meta.dirname, "../../../public/models");

const model = (name: string): OtherModel => {
  const file = readFileSync(join(MODELS, `${name}.safetensors`));
  return { name, file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer };
};

const shown = shippedTrace("fr-en");
const question: Question = {
  task: "fr-en",
  seed: 1,
  pairs: undefined,
  text: shown.source.text,
  words: shown.output.tokens,
};

let client: WorkerClient;
afterEach(() => client.dispose());

function ask(one: OtherModel, of: Partial<Question> = {}) {
  const clock = { now: () => performance.now(), every: () => () => {} };
  client = createWorkerClient(new Engines().spawn, clock);
  return askOtherModel(one, { ...question, ...of }, client);
}

describe("another model's reading of the sentence in view", () => {
  beforeAll(() => useBackend("cpu"));

  it("is its own where it says the same words, and along the words in view where it would say others", async () => {
    const same = await ask(model("fr-en.bahdanau"));
    if (same.kind !== "read") throw new Error(same.kind);
    expect(same.own).toBeNull();
    expect(same.trace.model.wiring).toBe("bahdanau");
    expect(same.trace.output.tokens).toEqual(shown.output.tokens);
    client.dispose();
    const words = ["she", "is", "a", "student", "<eos>"];
    const forced = await ask(model("fr-en.bahdanau"), { words });
    if (forced.kind !== "read") throw new Error(forced.kind);
    expect(forced.trace.output.tokens).toEqual(words);
    expect(forced.own).toBe("I am a student");
  });

  it("is none of a model of another task, of one without attention, and of what is no model", async () => {
    expect(await ask(model("ko-en"))).toEqual({ kind: "other-task", task: "ko-en" });
    client.dispose();
    expect(await ask(model("fr-en.plain"))).toEqual({ kind: "no-attention" });
    client.dispose();
    const broken = ask({ name: "text", file: new TextEncoder().encode("no model at all").buffer });
    await expect(broken).rejects.toMatchObject({ problem: { code: expect.stringMatching(/^model-/) } });
  });

  it("is offered of the models of the task that ship and attend", () => {
    expect(shippedModels("fr-en")).toEqual(["fr-en", "fr-en.bahdanau"]);
    expect(shippedModels("worked-luong")).toEqual([]);
  });
});
