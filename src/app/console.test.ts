import { describe, expect, it } from "vitest";
import { loadLocale } from "../i18n/loadLocale";
import { openingScene } from "../state/scene";
import { FIRST_SESSION } from "../state/session";
import { createLoom } from "../state/store";
import type { WorkerClient } from "../worker/clientTypes";
import { createConsole, metricsOf } from "./console";
import { createRuns } from "./runs";

describe("metrics", () => {
  it("have the last training loss, never a held-out one", () => {
    const evaluation = { step: 600, loss: 0.1, exact: 0.9, bleu: 90, tokenAccuracy: 0.9, sentences: 500 };
    expect(metricsOf({ ...FIRST_SESSION, step: 600, evaluation })).toEqual({ step: 600, exact: 0.9 });
    const trained = { ...FIRST_SESSION, step: 601, evaluation, losses: [[601, 0.3]] as const };
    expect(metricsOf(trained)).toEqual({ step: 601, loss: 0.3, exact: 0.9 });
  });
});

describe("what a script says", () => {
  it("is refused in words where it makes no sense", async () => {
    await loadLocale("en");
    const client = { subscribe: () => () => {} } as unknown as WorkerClient;
    const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "je suis" }, "en"), () => {});
    const { trace, reset } = createConsole(loom, createRuns(loom, client), client, []);
    await expect(trace("je suis", [{ kind: "magic" }] as never)).rejects.toThrow(
      "Intervention 1: “kind” is missing or not as it should be.",
    );
    await expect(reset({ colour: 1 } as never)).rejects.toThrow(
      "reset was given “colour”; it takes seed, cell,",
    );
    await expect(trace(5 as unknown as string)).rejects.toThrow("text was given “5”; it takes a sentence.");
  });
});
