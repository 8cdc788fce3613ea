/**
 * The other model to compare with: the same one without attention, or with it where the reader's has none. It lives in
 * an engine of its own beside the page's, from when a view asks for it until that view is left.
 */
import { useCallback, useEffect, useState } from "react";
import { asProblem, type Problem } from "../../lib/problem";
import { FIRST_SEED } from "../../state/scene";
import { attends } from "../../trace/architecture";
import { change, choiceOf, defaultsOf, differences, type ModelChoice } from "../../trace/settings";
import { createWorkerClient } from "../../worker/client";
import type { WorkerClient } from "../../worker/clientTypes";
import type { BackendId, RunSettings } from "../../worker/protocol";
import { BROWSER_CLOCK, spawnWorker } from "../../worker/spawn";
import { shippedFor } from "../shipped";
import { shippedModel } from "../shippedFiles";

export interface Other {
  readonly settings: RunSettings;
  /** The file that ships for it; null where it begins from nothing. */
  readonly file: string | null;
}

/** What to compare a model with: trained where such a model ships, else of the same kind and seed, untrained. */
export function otherModel(task: string, seed: number, choice: ModelChoice): Other {
  const wanted = attends(choice.wiring)
    ? change(choice, { wiring: "plain" })
    : change(change(defaultsOf(task), { reverseSource: choice.reverseSource }), {});
  const file = shippedFor(task, wanted);
  if (file !== null) return { settings: settingsOf(task, FIRST_SEED, wanted), file };
  // The task's own kind of model is near enough, as long as it reads in the same order.
  const usual = change(defaultsOf(task), { wiring: wanted.wiring, reverseSource: choice.reverseSource });
  const near = shippedFor(task, usual);
  return near === null
    ? { settings: settingsOf(task, seed, wanted), file: null }
    : { settings: settingsOf(task, FIRST_SEED, usual), file: near };
}

const settingsOf = (task: string, seed: number, choice: ModelChoice): RunSettings => ({
  task,
  seed,
  ...differences(choice, task),
});

export interface Counterpart {
  /** Null until it stands. */
  readonly client: WorkerClient | null;
  /** Updates made; another number is another model. */
  readonly step: number;
  readonly shipped: boolean;
  readonly isTraining: boolean;
  readonly problem: Problem | null;
  train(updates: number): void;
  again(): void;
}

const NOTHING = { client: null, step: 0, shipped: false, isTraining: false, problem: null };

/** Starts the other engine while `wanted`, and ends it with the view. `pairs`: of the task `own`. */
export function useCounterpart(
  wanted: boolean,
  model: ModelChoice & { readonly task: string; readonly seed: number },
  backend: BackendId | null,
  pairs: string | undefined,
): Counterpart {
  const [state, setState] = useState<Omit<Counterpart, "train" | "again">>(NOTHING);
  const [tries, setTries] = useState(0);
  const key = JSON.stringify(otherModel(model.task, model.seed, choiceOf(model)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` starts it once more
  useEffect(() => {
    if (!wanted) return;
    const { settings, file } = JSON.parse(key) as Other;
    // The page keeps its graphics device to itself.
    const client = createWorkerClient(() => spawnWorker(backend === "cpu" ? "cpu" : "wasm"), BROWSER_CLOCK);
    let isWanted = true;
    setState(NOTHING);
    const stop = client.subscribe((event) => {
      if (!isWanted) return;
      if (event.type === "status")
        setState((now) => ({ ...now, isTraining: event.status === "training", step: event.step }));
      else if (event.type === "gave-up") setState({ ...NOTHING, problem: event.problem });
    });
    const start = async (): Promise<void> => {
      const bytes = file === null ? null : await shippedModel(file);
      if (!isWanted) return;
      await client.configure(settings, bytes ?? undefined, pairs);
      if (isWanted) setState((now) => ({ ...now, client, shipped: bytes !== null }));
    };
    start().catch((error: unknown) => {
      if (isWanted) setState({ ...NOTHING, problem: asProblem(error) });
    });
    return () => {
      isWanted = false;
      stop();
      client.dispose();
    };
  }, [wanted, key, backend, pairs, tries]);
  const train = useCallback((updates: number) => state.client?.train(updates), [state.client]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return { ...state, train, again };
}
