/**
 * The page's end of the worker. It keeps what the page wants (a run, a sentence, a speed, training or not)
 * rather than a queue of messages, and says all of it whenever a worker is ready: the first time and after
 * every restart. Messages posted to a module worker before its top-level await is done are lost in Chromium,
 * so nothing is sent before `ready`. Recovery from anything is the same: terminate, start again, restore the
 * last checkpoint.
 */
import { type Problem, ProblemError } from "../lib/problem";
import type { Intervention } from "../trace/intervention";
import type { ClientEvent, Clock, WorkerClient, WorkerLike, WorkerListener } from "./clientTypes";
import type { Background, Command, Event, RunSettings } from "./protocol";

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

interface Request {
  readonly command: Command & { readonly requestId: number };
  readonly resolve: (event: Event) => void;
  readonly reject: (error: ProblemError) => void;
}

const TICK = 5000;
const SILENT_TICKS = 3;
const SILENT_TICKS_WHILE_LOADING = 12;
const RESTARTS_A_MINUTE = 3;

export function createWorkerClient(spawn: () => WorkerLike, clock: Clock): WorkerClient {
  const listeners = new Set<WorkerListener>();
  const requests = new Map<number, Request>();
  let worker: WorkerLike | null = null;
  let ready = false;
  /** Nothing is expected of the worker yet: it loads, or compiles its first update. */
  let loading = true;
  /** What this worker configured last: another run than the current one, where that one gave way to one it refused. */
  let configured: number | null = null;
  let silent = 0;
  let restarts: number[] = [];
  let restarting = false;
  let lastRunId = 0;
  let lastRequestId = 0;
  let current: Run | null = null;
  let pending: Pending | null = null;
  let pinned: { readonly text: string; readonly interventions?: readonly Intervention[] | undefined } | null =
    null;
  let speed: number | null = null;
  let background: Background | null = null;

  const emit = (event: Event | ClientEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const post = (command: Command): void => {
    if (ready) worker?.postMessage(command);
  };
  /** The run that commands are for: the one about to stand, else the one that does. */
  const wanted = (): Run | null => pending?.run ?? current;
  const isStanding = (): boolean => current !== null && configured === current.runId;
  const stopped = (): Problem => ({ code: "worker-stopped", step: current?.step ?? null });
  /** Requests of one run, or all of them. */
  const rejectRequests = (problem: Problem, runId?: number): void => {
    for (const [requestId, { command, reject }] of [...requests]) {
      if (runId !== undefined && command.runId !== runId) continue;
      requests.delete(requestId);
      reject(new ProblemError(problem));
    }
  };
  /** The run that was about to stand never will. */
  const abandon = (problem: Problem): void => {
    if (!pending) return;
    const { run, reject } = pending;
    pending = null;
    reject(new ProblemError(problem));
    rejectRequests(problem, run.runId);
    if (!current || !run.told) return;
    // It was said to the run that was about to stand; the one in use never heard of it.
    current.training = run.training;
    if (!isStanding()) return;
    if (run.training === null) post({ type: "pause", runId: current.runId });
    else postTraining(current);
  };

  const startRun = (run: Run): void => {
    loading = true;
    const { runId, settings, model, pairs } = run;
    post({ type: "configure", runId, settings, model, pairs });
    if (speed !== null) post({ type: "throttle", runId, updatesPerSecond: speed });
    if (background !== null) post({ type: "background", runId, background });
    if (pinned !== null) post({ type: "pin", runId, ...pinned });
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
    loading = true;
    post({ type: "train", runId: run.runId, updates });
  };

  const launch = (): void => {
    ready = false;
    configured = null;
    loading = true;
    silent = 0;
    const started = spawn();
    worker = started;
    started.listen(
      (event) => {
        if (worker === started) receive(event);
      },
      () => {
        if (worker === started) recover(stopped());
      },
    );
  };

  const stop = (): void => {
    worker?.terminate();
    worker = null;
    ready = false;
  };

  const recover = (problem: Problem): void => {
    stop();
    rejectRequests(stopped());
    const now = clock.now();
    restarts = [...restarts.filter((time) => now - time < 60_000), now];
    if (restarts.length > RESTARTS_A_MINUTE) {
      abandon(problem);
      if (current) current.training = null;
      emit({ type: "gave-up", problem });
      return;
    }
    restarting = true;
    emit({ type: "restarting" });
    launch();
  };

  const onReady = (): void => {
    ready = true;
    if (current) startRun(current);
    if (pending) startRun(pending.run);
    for (const request of requests.values()) {
      if (request.command.runId === wanted()?.runId) post(request.command);
    }
  };

  const onConfigured = (event: Extract<Event, { type: "configured" }>): void => {
    if (pending?.run.runId === event.runId) {
      current = pending.run;
      pending.resolve(event.settings);
      pending = null;
    }
    if (!current || current.runId !== event.runId) return;
    loading = false;
    current.step = event.step;
    postTraining(current);
    if (restarting && !pending) {
      restarting = false;
      emit({ type: "restarted", step: event.step });
    }
  };

  const onRefused = (event: Extract<Event, { type: "refused" }>): void => {
    const error = new ProblemError(event.problem);
    if (event.requestId !== null) {
      requests.get(event.requestId)?.reject(error);
      requests.delete(event.requestId);
    } else if (pending?.run.runId === event.runId) {
      loading = current === null;
      abandon(error.problem);
      if (current && !isStanding()) startRun(current);
      else if (current) {
        // The run in use never heard of what was wished meanwhile.
        const { runId } = current;
        post({ type: "throttle", runId, updatesPerSecond: speed });
        post({ type: "background", runId, background });
        if (pinned !== null) post({ type: "pin", runId, ...pinned });
      }
    } else if (event.problem.code === "training-diverged" && current?.runId === event.runId && !pending) {
      // Training on would diverge again: back to the last checkpoint, and no further until the reader decides.
      current.training = null;
      startRun(current);
    }
  };

  const settle = (event: Event): void => {
    if (
      event.type === "traced" ||
      event.type === "probed" ||
      event.type === "measured" ||
      event.type === "exported"
    ) {
      requests.get(event.requestId)?.resolve(event);
      requests.delete(event.requestId);
    } else if (event.type === "status" && current) {
      current.step = event.step;
      const { training } = current;
      const done =
        training !== null && training !== "on" && "until" in training && event.step >= training.until;
      if (event.status !== "training" && done) current.training = null;
    } else if (event.type === "progress" && current) {
      loading = false;
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
    silent = 0;
    if (event.type === "configured") configured = event.runId;
    if (isStale(event)) return;
    emit(event);
    if (event.type === "ready") onReady();
    else if (event.type === "configured") onConfigured(event);
    else if (event.type === "refused") onRefused(event);
    else if (event.type === "failed") recover(event.problem);
    else settle(event);
  };

  const tick = (): void => {
    if (!worker) return;
    silent += 1;
    if (silent > (loading ? SILENT_TICKS_WHILE_LOADING : SILENT_TICKS)) {
      recover(stopped());
    } else post({ type: "ping", runId: wanted()?.runId ?? 0 });
  };

  const request = (make: (runId: number, requestId: number) => Request["command"]): Promise<Event> =>
    new Promise((resolve, reject) => {
      const run = wanted();
      if (!run || !worker) {
        reject(new ProblemError(stopped()));
        return;
      }
      lastRequestId += 1;
      const command = make(run.runId, lastRequestId);
      requests.set(lastRequestId, { command, resolve, reject });
      post(command);
    });

  launch();
  const stopTicking = clock.every(TICK, tick);

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
    throttle: (updatesPerSecond) => {
      speed = updatesPerSecond;
      const run = wanted();
      if (run) post({ type: "throttle", runId: run.runId, updatesPerSecond });
    },
    setBackground: (next) => {
      background = next;
      const run = wanted();
      if (run) post({ type: "background", runId: run.runId, background });
    },
    save: () => {
      if (current) post({ type: "save", runId: current.runId });
    },
    pin: (text, interventions) => {
      pinned = { text, interventions };
      const run = wanted();
      if (run) post({ type: "pin", runId: run.runId, ...pinned });
    },
    trace: async (text, interventions, wish = {}) => {
      const event = await request((runId, requestId) => ({
        type: "trace",
        runId,
        requestId,
        text,
        interventions,
        ...wish,
      }));
      if (event.type === "traced") return event.trace;
      throw new ProblemError({ code: "engine-failed", detail: event.type });
    },
    probe: async (text, forced) => {
      const event = await request((runId, requestId) => ({ type: "probe", runId, requestId, text, forced }));
      if (event.type === "probed") return event.probe;
      throw new ProblemError({ code: "engine-failed", detail: event.type });
    },
    evaluate: async (interventions, sentences) => {
      const event = await request((runId, requestId) => ({
        type: "evaluate",
        runId,
        requestId,
        interventions,
        sentences,
      }));
      if (event.type === "measured") return event.measured;
      throw new ProblemError({ code: "engine-failed", detail: event.type });
    },
    exportModel: async () => {
      const event = await request((runId, requestId) => ({ type: "export", runId, requestId }));
      if (event.type === "exported") return event.model;
      throw new ProblemError({ code: "engine-failed", detail: event.type });
    },
    restart: () => {
      restarts = [];
      stop();
      restarting = true;
      emit({ type: "restarting" });
      launch();
    },
    dispose: () => {
      stopTicking();
      stop();
      listeners.clear();
      rejectRequests(stopped());
    },
  };
}
