/**
 * Translations beside the one on the stage: by the page's own engine where its model makes them, from a file where that
 * very translation ships, else by an engine of their own with the model that ships, or one that begins from nothing.
 */
import type { Scene } from "../../state/scene";
import { differences, isSameChoice } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { createWorkerClient } from "../../worker/client";
import type { WorkerClient } from "../../worker/clientTypes";
import { BROWSER_CLOCK, spawnWorker } from "../../worker/spawn";
import type { Commands } from "../commands";
import { shippedRun } from "../shipped";
import { shippedModel, shippedTrace } from "../shippedFiles";
import type { WholeBookmark } from "./bookmark";

/** An engine that nobody asks anything ends after so long. */
const IDLE = 20_000;

interface Engine {
  readonly key: string;
  readonly client: WorkerClient;
  readonly standing: Promise<unknown>;
}

export interface Traces {
  of(wanted: WholeBookmark): Promise<Trace>;
  dispose(): void;
}

export function createTraces(ask: Commands["ask"], sceneNow: () => Scene): Traces {
  let engine: Engine | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    engine?.client.dispose();
    engine = null;
  };

  const start = async (client: WorkerClient, wanted: WholeBookmark): Promise<void> => {
    const { task, seed } = wanted;
    const file = shippedRun(wanted);
    const bytes = file === null ? null : await shippedModel(file);
    await client.configure({ task, seed, ...differences(wanted, task) }, bytes ?? undefined);
  };

  const made = new Map<string, Promise<Trace>>();
  const make = async (wanted: WholeBookmark): Promise<Trace> => {
    const file = shippedRun(wanted);
    const ready = file === null ? null : await shippedTrace(file);
    if (
      ready?.source.text === wanted.sentence &&
      JSON.stringify(ready.interventions) === JSON.stringify(wanted.interventions)
    )
      return ready;
    const key = JSON.stringify([wanted.task, wanted.seed, differences(wanted, wanted.task)]);
    if (engine?.key !== key) {
      end();
      const client = createWorkerClient(() => spawnWorker("wasm"), BROWSER_CLOCK);
      engine = { key, client, standing: start(client, wanted) };
    }
    clearTimeout(timer);
    timer = setTimeout(end, IDLE);
    const { client, standing } = engine;
    await standing;
    return client.trace(wanted.sentence, wanted.interventions);
  };

  /** Models elsewhere do not train: what they said once they say again. */
  const elsewhere = (wanted: WholeBookmark): Promise<Trace> => {
    const question = JSON.stringify(wanted);
    const known = made.get(question);
    if (known) return known;
    const answer = make(wanted);
    made.set(question, answer);
    answer.catch(() => made.delete(question));
    return answer;
  };

  return {
    of: (wanted) => {
      const now = sceneNow();
      const isHere = now.task === wanted.task && now.seed === wanted.seed && isSameChoice(now, wanted);
      return isHere ? ask.trace(wanted.sentence, wanted.interventions) : elsewhere(wanted);
    },
    dispose: end,
  };
}
