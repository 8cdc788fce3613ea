/**
 * The page's end of the worker. It keeps what the page wants (a run, a sentence, a speed, training or not)
 * rather than a queue of messages, and says all of it whenever a worker is ready: the first time and after
 * every restart. Messages posted to a module worker before its top-level await is done are lost in Chromium,
 * so nothing is sent before `ready`. Recovery from anything is the same: terminate, start again, restore the
 * last checkpoint.
 */
import { type Problem, ProblemError } from "../lib/problem";
import type { ClientEvent, Clock, WorkerClient, WorkerListener } from "./clientTypes";
import type { Event, RunSettings } from "./protocol";
import { type Ask, createRequests } from "./requests";
import { createSupervisor, type Spawn } from "./supervisor";
import { createWishes } from "./wishes";

interface Run {
  readonly runId: number;
  readonly settings: RunSettings;
  /** What to start it from: the bytes it was given, later its last checkpoint. */
  model: ArrayBuffer | undefined;
  /** The text of a pairs file, where the run trains on one. */
  readonly pairs: string | undefined;
  step: number;
  /** Wanted: to train for ever, so many updates from where it will stand, or until an update. */
  training: null | "on" | { readonly updates: number } | { readonly until: number };
  /** It was said whether to train, since the run was asked for. */
  told: boolean;
}

interface Pending {
  readonly run: Run;
  readonly resolve: (settings: RunSettings) => void;
  readonly reject: (error: ProblemError) => void;
}

/** Starts a worker at once; a run begins with `configure`. */
export function createWorkerClient(spawn: Spawn, clock: Clock): WorkerClient {
  const listeners = new Set<WorkerListener>();
  /** What this worker configured last: another run than the current one, where that one gave way to one it refused. */
  let configured: number | null = null;
  let restarting = false;
  let lastRunId = 0;
  let current: Run | null = null;
  let pending: Pending | null = null;

  const emit = (event: Event | ClientEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const supervisor = createSupervisor(spawn, clock, {
    hear: (event) => receive(event),
    lost: () => recover(stopped()),
    runId: () => wanted()?.runId ?? 0,
  });
  const { post } = supervisor;
  const wishes = createWishes(post, () => wanted()?.runId ?? null);
  const requests = createRequests(post);
  /** The run that commands are for: the one about to stand, else the one that does. */
  const wanted = (): Run | null => pending?.run ?? current;
  const isStanding = (): boolean => current !== null && configured === current.runId;
  const stopped = (): Problem => ({ code: "worker-stopped", step: current?.step ?? null });
  /** The run that was about to stand never will. */
  const abandon = (problem: Problem): void => {
    if (!pending) return;
    const { run, reject } = pending;
    pending = null;
    reject(new ProblemError(problem));
    requests.reject(problem, run.runId);
    if (!current || !run.told) return;
    // It was said to the run that was about to stand; the one in use never heard of it.
    current.training = run.training;
    if (!isStanding()) return;
    if (run.training === null) post({ type: "pause", runId: current.runId });
    else postTraining(current);
  };

  const startRun = (run: Run): void => {
    const { runId, settings, model, pairs } = run;
    supervisor.loading = true;
    post({ type: "configure", runId, settings, model, pairs });
    wishes.tell(runId);
  };
  /** Says that a standing run is to train, if it is. The first update may compile for long. */
  const postTraining = (run: Run): void => {
    if (run.training === null) return;
    if (run.training !== "on" && "updates" in run.training)
      run.training = { until: run.step + run.training.updates };
    const updates = run.training === "on" ? undefined : run.training.until - run.step;
    if (updates !== undefined && updates <= 0) {
      run.training = null;
      return;
    }
    supervisor.loading = true;
    post({ type: "train", runId: run.runId, updates });
  };

  /** Says that a new worker has taken up the run, once it has, and no other one is about to take its place. */
  const tellRestarted = (): void => {
    if (!restarting || pending) return;
    restarting = false;
    emit({ type: "restarted", step: current?.step ?? null });
  };

  const restart = (): void => {
    supervisor.stop();
    restarting = true;
    emit({ type: "restarting" });
    configured = null;
    supervisor.launch();
  };

  const recover = (problem: Problem): void => {
    supervisor.stop();
    requests.reject(stopped());
    if (supervisor.mayRestart(problem)) restart();
    else {
      abandon(problem);
      if (current) current.training = null;
      emit({ type: "gave-up", problem });
    }
  };

  const onReady = ({ choice }: Extract<Event, { type: "ready" }>): void => {
    supervisor.open(choice.backend);
    if (current) startRun(current);
    if (pending) startRun(pending.run);
    const run = wanted();
    if (run) requests.postAgain(run.runId);
  };

  const onConfigured = (event: Extract<Event, { type: "configured" }>): void => {
    if (pending?.run.runId === event.runId) {
      current = pending.run;
      pending.resolve(event.settings);
      pending = null;
    }
    if (!current || current.runId !== event.runId) return;
    supervisor.loading = false;
    current.step = event.step;
    postTraining(current);
    tellRestarted();
  };

  const onRefused = (event: Extract<Event, { type: "refused" }>): void => {
    if (event.requestId !== null) requests.refuse(event.requestId, event.problem);
    else if (pending?.run.runId === event.runId) {
      supervisor.loading = current === null;
      abandon(event.problem);
      if (current && !isStanding()) startRun(current);
      else {
        // The run in use never heard of what was wished meanwhile.
        if (current) wishes.tellAgain(current.runId);
        tellRestarted();
      }
    } else if (event.problem.code === "training-diverged" && current?.runId === event.runId && !pending) {
      // Training on would diverge again: back to the last checkpoint, and no further until the reader decides.
      current.training = null;
      startRun(current);
    }
  };

  const settle = (event: Event): void => {
    if (requests.answer(event)) return;
    if (event.type === "status" && current) {
      current.step = event.step;
      const { training } = current;
      const done =
        training !== null && training !== "on" && "until" in training && event.step >= training.until;
      if (event.status !== "training" && done) current.training = null;
    } else if (event.type === "progress" && current) {
      supervisor.loading = false;
      current.step = event.progress.step;
    } else if (event.type === "checkpoint" && current) {
      current.model = event.model;
    }
  };

  const isStale = (event: Event): boolean => {
    if (!("runId" in event) || event.runId === null) return false;
    return event.runId !== current?.runId && event.runId !== pending?.run.runId;
  };

  const receive = (event: Event): void => {
    if (event.type === "configured") configured = event.runId;
    if (isStale(event)) return;
    emit(event);
    if (event.type === "ready") onReady(event);
    else if (event.type === "configured") onConfigured(event);
    else if (event.type === "refused") onRefused(event);
    else if (event.type === "failed") recover(event.problem);
    else settle(event);
  };

  const ask: Ask = async (type, wish) => {
    const run = wanted();
    if (!run || !supervisor.isRunning()) throw new ProblemError(stopped());
    return requests.ask(run.runId, type, wish);
  };

  supervisor.launch();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure: (settings, model, pairs) =>
      new Promise((resolve, reject) => {
        lastRunId += 1;
        abandon({ code: "worker-busy" });
        const run: Run = { runId: lastRunId, settings, model, pairs, step: 0, training: null, told: false };
        pending = { run, resolve, reject };
        startRun(run);
      }),
    train: (updates) => {
      const run = wanted();
      if (!run) return;
      run.training = updates === undefined ? "on" : { updates };
      run.told = true;
      if (run === current && isStanding()) postTraining(run);
    },
    pause: () => {
      const run = wanted();
      if (!run) return;
      run.training = null;
      run.told = true;
      post({ type: "pause", runId: run.runId });
    },
    throttle: wishes.throttle,
    setBackground: wishes.setBackground,
    pin: wishes.pin,
    save: () => {
      if (current) post({ type: "save", runId: current.runId });
    },
    trace: async (text, interventions, wish = {}) =>
      (await ask("trace", { text, interventions, ...wish })).trace,
    probe: async (text, forced) => (await ask("probe", { text, forced })).probe,
    evaluate: async (interventions, sentences) =>
      (await ask("evaluate", { interventions, sentences })).measured,
    exportModel: async () => (await ask("export", {})).model,
    restart: () => {
      supervisor.forgive();
      restart();
    },
    dispose: () => {
      supervisor.dispose();
      listeners.clear();
      requests.reject(stopped());
    },
  };
}
