/** `window.loom`: the page from the console. Its types are published as loom.d.ts beside the page. */
/// <reference path="../../public/loom.d.ts" />
import { loadedLocale } from "../i18n/loadLocale";
import { type Messages, problemText } from "../i18n/messages";
import { asProblem, ProblemError } from "../lib/problem";
import { readFields } from "../state/codec";
import type { Opening, Scene } from "../state/scene";
import type { Session } from "../state/session";
import type { Loom, LoomState } from "../state/store";
import { type Intervention, InterventionError, parseInterventions } from "../trace/intervention";
import { DEFAULTS } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import type { BackendChoice, RunStatus } from "../worker/protocol";
import type { Runs } from "./runs";

export function metricsOf({
  step,
  losses,
  evaluation,
  stepsPerSecond,
  memory,
  kernels,
}: Session): AttentionLoom.Metrics {
  const loss = losses.at(-1)?.[1];
  return {
    ...(step === null ? {} : { step }),
    ...(loss === undefined ? {} : { loss }),
    ...(evaluation ? { exact: evaluation.exact } : {}),
    ...(evaluation?.aer === undefined ? {} : { aer: evaluation.aer }),
    ...(stepsPerSecond === null ? {} : { stepsPerSecond }),
    ...(memory ? { tensors: memory.tensors, bytes: memory.bytes } : {}),
    ...(memory?.textures
      ? { textureBytes: memory.textures.used, freeTextureBytes: memory.textures.free }
      : {}),
    ...(memory?.calls ?? {}),
    ...(memory?.linked === undefined ? {} : { linkedPrograms: memory.linked }),
    ...(kernels ? { kernels } : {}),
  };
}

/** Why this backend, in sentences. */
export function reasonOf(choice: BackendChoice, { backend: words }: Messages): string {
  const rejected = choice.rejected.map(({ backend, why }) => words.rejected[why](words.names[backend]));
  return [words.taken(choice), ...rejected].join(" ");
}

export function createConsole(
  loom: Loom,
  runs: Runs,
  client: WorkerClient,
  openings: readonly Opening[],
): AttentionLoom.Console {
  const get = loom.store.getState;
  const messages = (): Messages => loadedLocale(get().scene.language);
  const sentence = (error: unknown): Error =>
    new Error(problemText(messages(), asProblem(error)), { cause: error });
  /** Runs a job whose failures are told in words. */
  const told = async <T>(job: () => T | Promise<T>): Promise<T> => {
    try {
      return await job();
    } catch (error) {
      throw sentence(error);
    }
  };

  /** Resolves with what `done` finds in the state; rejects when the worker was given up or `failed` finds a reason. */
  const until = <T>(
    done: (state: LoomState) => T | undefined,
    failed: (state: LoomState) => ProblemError | null,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (state: LoomState): boolean => {
        const error = failed(state);
        const value = done(state);
        if (error) reject(error);
        else if (value !== undefined) resolve(value);
        else return false;
        return true;
      };
      if (look(get())) return;
      const unsubscribe = loom.store.subscribe((state) => {
        if (look(state)) unsubscribe();
      });
    });

  const stopped = ({ session }: LoomState): ProblemError | null =>
    session.status === "failed" ? new ProblemError({ code: "worker-stopped", step: session.step }) : null;

  const isReady = ({ session }: LoomState): Session | undefined =>
    session.runId > 0 && session.choice ? session : undefined;

  const ready = told(async (): Promise<AttentionLoom.Ready> => {
    const { choice, capabilities } = await until(isReady, stopped);
    if (!choice || !capabilities) throw new ProblemError({ code: "worker-stopped", step: null });
    return { backend: choice.backend, reason: reasonOf(choice, messages()), ...capabilities };
  });
  // Whoever waits for it hears of a failure; nobody has to wait.
  ready.catch(() => {});

  const wholeNumber = (option: string, value: unknown, from: number): number => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= from) return value;
    const expected = messages().console.wholeNumber(from);
    throw new ProblemError({ code: "option-value", option, value: String(value), expected });
  };

  const sentenceOf = (text: unknown): string => {
    if (typeof text === "string") return text;
    const expected = messages().console.text;
    throw new ProblemError({ code: "option-value", option: "text", value: String(text), expected });
  };

  /** A list from a script, or ProblemError naming the item and the field that are not as they should be. */
  const interventionsOf = (list: unknown): readonly Intervention[] => {
    try {
      return parseInterventions(list);
    } catch (error) {
      if (!(error instanceof InterventionError)) throw error;
      throw new ProblemError({ code: "intervention-malformed", item: error.item, field: error.field });
    }
  };

  const reset = (options: Readonly<Record<string, unknown>>): Promise<void> => {
    const { seed = get().scene.seed, ...patch } = options;
    const unknown = Object.keys(patch).find((option) => !Object.hasOwn(DEFAULTS, option));
    if (unknown !== undefined) {
      const expected = ["seed", ...Object.keys(DEFAULTS)].join(", ");
      throw new ProblemError({ code: "option-value", option: "reset", value: unknown, expected });
    }
    // The engine knows what each of them may be.
    return runs.reset(wholeNumber("seed", seed, 0), patch);
  };

  const train = async (steps: number): Promise<AttentionLoom.Metrics> => {
    await until(isReady, stopped);
    const { runId, step } = get().session;
    const target = (step ?? 0) + steps;
    loom.dismiss("diverged");
    let started = false;
    let refused: ProblemError | null = null;
    let last: RunStatus | null = null;
    const unsubscribe = client.subscribe((event) => {
      if (!("runId" in event) || event.runId !== runId) return;
      // What stops the training follows at once upon its end; other things are refused at other times.
      if (event.type === "refused" && event.requestId === null && last === "paused")
        refused = new ProblemError(event.problem);
      last = event.type === "status" ? event.status : null;
    });
    loom.train(steps);
    return until(
      ({ session }) => {
        started ||= session.status === "training";
        const resting = session.status === "paused" || session.status === "idle";
        const over = resting && (started || (session.step ?? 0) >= target);
        return over && session.evaluation?.step === session.step ? metricsOf(session) : undefined;
      },
      (state) =>
        refused ??
        (state.session.runId === runId ? stopped(state) : new ProblemError({ code: "worker-busy" })),
    ).finally(unsubscribe);
  };

  return {
    ready,
    scene: () => get().scene,
    setScene: (patch) =>
      told(async () => {
        if (patch.interventions !== undefined) interventionsOf(patch.interventions);
        const { fields, problems } = readFields(patch as Readonly<Record<string, unknown>>, openings);
        const [problem] = problems;
        if (problem) throw new ProblemError(problem);
        await runs.applyScene(fields);
        return get().scene as Scene;
      }),
    train: (options) => told(() => train(wholeNumber("steps", options?.steps, 1))),
    pause: () => told(() => loom.pause()),
    reset: (options = {}) => told(() => reset(options as Readonly<Record<string, unknown>>)),
    metrics: () => metricsOf(get().session),
    report: () =>
      told(async () => {
        const { reportLines, reportText } = await import("./report/report");
        const { session, scene } = get();
        return reportText(reportLines(session, scene.language, messages(), navigator), scene.language);
      }),
    trace: (text, interventions) =>
      told(() => {
        const { scene } = get();
        return client.trace(
          text === undefined ? scene.sentence : sentenceOf(text),
          interventions === undefined ? scene.interventions : interventionsOf(interventions),
        );
      }),
    probe: (text, forced) =>
      told(() =>
        client.probe(
          text === undefined ? get().scene.sentence : sentenceOf(text),
          forced === undefined ? undefined : sentenceOf(forced),
        ),
      ),
    exportModel: () => told(() => client.exportModel()),
    importModel: (file) =>
      told(() => {
        if (!(file instanceof ArrayBuffer)) throw new ProblemError({ code: "model-not-safetensors" });
        return runs.importModel(file);
      }),
  };
}
