/** Real traces of small models for tests of what draws them: the engine's own, whatever the architecture. */
import * as tf from "../model/tf";
import { type Architecture, everyArchitecture, refusal } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import { completeSettings } from "../training/settings";
import { createTrainer, restoreTrainer } from "../training/trainer";
import { tinyTask } from "./tinyTask";

export function nameOf(a: Architecture): string {
  const parts = [a.cell, a.wiring, a.score, a.window, a.gaussian && "gaussian", a.inputFeeding && "feeding"];
  const more = [a.bidirectional && "two directions", a.layers === 2 && "two layers"];
  return [...parts, ...more].filter(Boolean).join(" ");
}

/** Every architecture in which at most the recurrent part or at most the attention differs from the usual. */
export function architectures(): Architecture[] {
  const allowed = everyArchitecture().filter((one) => refusal(one) === null);
  const isUsualAttention = ({ score, window, inputFeeding }: Architecture): boolean =>
    (score === "dot" || score === null) && (window === "global" || window === null) && !inputFeeding;
  const isUsualRecurrence = ({ cell, layers, bidirectional }: Architecture): boolean =>
    cell === "gru" && layers === 1 && !bidirectional;
  return allowed.filter((one) => isUsualAttention(one) || isUsualRecurrence(one));
}

interface Recording {
  readonly forced?: string;
  readonly interventions?: readonly Intervention[];
  /** With every parameter of the model. */
  readonly allParameters?: boolean;
  readonly reverseSource?: boolean;
  readonly updates?: number;
  readonly text?: string;
}

/**
 * Few architectures in which everything occurs that changes a drawing: every wiring with one and two layers and
 * directions and with and without a memory, every window, input feeding, and scores that read less.
 */
export function variedArchitectures(): Architecture[] {
  const isShownOnce = ({
    cell,
    score,
    gaussian,
    window,
    inputFeeding,
    bidirectional,
    layers,
  }: Architecture) => {
    if (cell === "rnn" || score === "scaled-dot" || score === "general" || gaussian) return false;
    if (cell === "lstm") return layers === 2 || bidirectional;
    const special = [score !== "dot" && score !== null, window?.startsWith("local"), inputFeeding];
    return layers === 1 && !bidirectional && special.filter(Boolean).length < 2;
  };
  return architectures().filter(isShownOnce);
}

/** Files that run in one process ask for the same ones; to train a model takes ten times as long as its trace. */
const traces = new Map<string, Promise<Trace>>();
const models = new Map<string, Promise<ArrayBuffer>>();

function once<T>(known: Map<string, Promise<T>>, key: unknown, make: () => Promise<T>): Promise<T> {
  const name = JSON.stringify([tf.getBackend(), key]);
  const made = known.get(name) ?? make();
  known.set(name, made);
  return made;
}

/**
 * A model of a few updates reads a sentence of four words and `<eos>`; its own words, or `forced` ones with a loss.
 * Asked for the same again it gives the same object: nobody writes into it.
 */
export function recordedTrace(
  architecture: Partial<Architecture>,
  recording: Recording = {},
): Promise<Trace> {
  return once(traces, [architecture, recording], () => record(architecture, recording));
}

async function record(
  architecture: Partial<Architecture>,
  { reverseSource = false, updates = 3, text = "b d c f", ...wishes }: Recording,
): Promise<Trace> {
  const wanted = { ...architecture, reverseSource };
  const trainer = restoreTrainer(
    await once(models, [wanted, updates], () => train(wanted, updates)),
    () => tinyTask,
  );
  try {
    return await trainer.trace(text, wishes);
  } finally {
    trainer.dispose();
  }
}

async function train(model: Partial<Architecture>, updates: number): Promise<ArrayBuffer> {
  const size = { task: tinyTask.id, seed: 5, units: 6, embed: 4, batch: 8 };
  const trainer = createTrainer(tinyTask, completeSettings({ ...model, ...size }));
  try {
    for (let i = 0; i < updates; i++) trainer.update();
    return await trainer.checkpoint({});
  } finally {
    trainer.dispose();
  }
}
