/**
 * The engine: takes commands, trains, answers. It knows no worker globals, so it runs in Node as it is; whoever hosts
 * it passes messages. Commands run one after the other, between two updates, never during one.
 */
import { asProblem, type Problem, ProblemError } from "../lib/problem";
import { CELLS } from "../model/cells/list";
import { SCORES } from "../model/scores/list";
import * as tf from "../model/tf";
import { WINDOWS } from "../model/windows/list";
import { WIRINGS } from "../model/wirings/list";
import { createOwnTask } from "../tasks/corpora/own";
import { findTask, TASKS, WORKED } from "../tasks/list";
import { OWN } from "../tasks/ownTask";
import { readPairsFile } from "../tasks/pairsFile";
import type { Task } from "../tasks/task";
import { completeSettings } from "../training/settings";
import { createTrainer, restoreTrainer } from "../training/trainer";
import { isCommand, readCommand, senderOf } from "./commands";
import { createCallMeter } from "./glCounter";
import type { BackendChoice, Capabilities, Command, Event, GlCalls } from "./protocol";
import { watchReads } from "./readWatch";
import { createRun, type Run } from "./run";
import { breathe, type Clock } from "./time";

export const CAPABILITIES: Capabilities = {
  tasks: [...TASKS, ...WORKED].map(({ id }) => id),
  cells: Object.keys(CELLS),
  wirings: Object.keys(WIRINGS),
  scores: Object.keys(SCORES),
  windows: Object.keys(WINDOWS),
};

export interface Engine {
  /**
   * Puts a command in the queue. Commands of a run that is not the current one are dropped; what is no command at all
   * is refused.
   */
  handle(message: unknown): void;
  /** Ends the loop after the current update and frees every tensor. */
  close(): Promise<void>;
}

/** Starts an engine on the backend that is current, and announces it. `readCalls` reads the count of WebGL's calls. */
export function createEngine(
  emit: (event: Event) => void,
  choice: BackendChoice,
  clock: Clock,
  readCalls: (() => GlCalls) | null = null,
): Engine {
  const inbox: unknown[] = [];
  const meter = createCallMeter(readCalls);
  let run: Run | null = null;
  let isClosed = false;
  let wake: () => void = () => {};

  const post = (message: unknown): void => {
    inbox.push(message);
    wake();
  };
  const watch = watchReads(
    tf.backend() as tf.KernelBackend & { read: (dataId: object) => Promise<unknown> },
    () =>
      emit({
        type: "failed",
        runId: run?.runId ?? null,
        problem: { code: "device-lost" },
      }),
  );

  /** Resolves when a command comes or after `milliseconds`. */
  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : null;
      wake = () => {
        if (timer !== null) clearTimeout(timer);
        resolve();
      };
    });

  async function configure(command: Extract<Command, { type: "configure" }>): Promise<void> {
    const { runId, settings, model, pairs } = command;
    const own = pairs === undefined ? null : createOwnTask(readPairsFile(pairs));
    const find = (id: string): Task | null => (id === OWN ? own : findTask(id));
    const wanted = (): Task => {
      const task = find(settings.task);
      if (task) return task;
      throw new ProblemError({ code: "task-unknown", task: settings.task, known: CAPABILITIES.tasks });
    };
    // A file that is refused leaves the run in use as it was: nothing is freed before the new one stands.
    const trainer = model ? restoreTrainer(model, find) : createTrainer(wanted(), completeSettings(settings));
    run?.dispose();
    run = createRun(runId, trainer, emit, clock, watch, meter);
    run.announce();
    // What is wished of it, its sentence above all, comes right behind, and is heard before anything is shown.
    await breathe();
  }

  async function execute(command: Command): Promise<void> {
    if (command.type === "configure") return configure(command);
    if (command.type === "ping") return emit({ type: "pong", runId: command.runId });
    if (!run || command.runId !== run.runId) return;
    switch (command.type) {
      case "train":
        return run.train(command.updates);
      case "pause":
        return run.pause();
      case "throttle":
        run.throttle = command.updatesPerSecond;
        return;
      case "background":
        run.background = command.background;
        return;
      case "save":
        return run.save();
      case "pin":
        return run.pin(command.text, command.interventions);
      case "trace":
        return emit({
          type: "traced",
          runId: run.runId,
          requestId: command.requestId,
          trace: await run.trace(command.text, command),
        });
      case "probe":
        return emit({
          type: "probed",
          runId: run.runId,
          requestId: command.requestId,
          probe: await run.probe(command.text, command.forced),
        });
      case "evaluate":
        return emit({
          type: "measured",
          runId: run.runId,
          requestId: command.requestId,
          measured: await run.evaluate(command.interventions, command.sentences),
        });
      case "export":
        return emit({
          type: "exported",
          runId: run.runId,
          requestId: command.requestId,
          model: await run.checkpoint(),
        });
    }
  }

  /** A problem in a run's own work (its loss diverged, say) is told; the engine and the run stay in use. */
  async function advance(current: Run): Promise<number> {
    try {
      return await current.advance();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      emit({ type: "refused", runId: current.runId, requestId: null, problem: error.problem });
      return 0;
    }
  }

  /** Who types fast is shown the last sentence; of those before it, the last one is kept in case that it is refused. */
  let overtaken: Command | null = null;

  async function pinLast(command: Extract<Command, { type: "pin" }>): Promise<void> {
    if (inbox.some((later) => isCommand(later, "pin", command.runId))) {
      overtaken = command;
      return;
    }
    const before = overtaken;
    overtaken = null;
    try {
      await execute(command);
    } catch (error) {
      refuse(command, asProblem(error));
      if (before) await execute(before);
    }
  }

  async function loop(): Promise<void> {
    while (!isClosed) {
      if (inbox.length > 0) {
        const message = inbox.shift();
        try {
          const command = readCommand(message);
          if (command.type === "pin") await pinLast(command);
          else await execute(command);
        } catch (error) {
          refuse(message, asProblem(error));
        }
        continue;
      }
      const idle = run ? await advance(run) : Number.POSITIVE_INFINITY;
      if (isClosed) break;
      if (idle > 0 && inbox.length === 0) await rest(idle);
      else await breathe();
    }
    run?.dispose();
    watch.stop();
  }

  function refuse(message: unknown, problem: Problem): void {
    const { runId, requestId } = senderOf(message);
    emit({ type: "refused", runId: runId ?? run?.runId ?? 0, requestId, problem });
  }

  emit({ type: "ready", choice, capabilities: CAPABILITIES });
  const ended = loop().catch((error: unknown) => {
    emit({ type: "failed", runId: run?.runId ?? null, problem: asProblem(error) });
  });
  return {
    handle: post,
    close: () => {
      isClosed = true;
      wake();
      return ended;
    },
  };
}
