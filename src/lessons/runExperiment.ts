/**
 * Runs an experiment for one seed: page and Node do it by the same lines, each with an engine of its own behind
 * `ExperimentEngine`. Arms that have the same model train it once and measure it several times.
 */
import { decodeSafetensors, encodeSafetensors } from "../lib/safetensors";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { Measured, RunSettings } from "../worker/protocol";
import type { Arm, Experiment, Outcome, OutcomeMetric } from "./lesson";
import { measured, type OutcomeValue } from "./measured";

/** What an experiment asks of an engine. One model stands at a time. Everything may reject with a ProblemError. */
export interface ExperimentEngine {
  /** Another model stands from now on: as it begins, or as a file has it. */
  configure(settings: RunSettings, model?: ArrayBuffer): Promise<void>;
  /** The file of the model that ships with this choice. Rejects where none does. */
  shipped(settings: RunSettings): Promise<ArrayBuffer>;
  /** What a worked example changes in every translation: its vectors are set by hand. */
  given(task: string): Promise<readonly Intervention[]>;
  /** So many updates more; `onStep` hears now and then how many of them are made. */
  train(updates: number, onStep: (made: number) => void): Promise<void>;
  exportModel(): Promise<ArrayBuffer>;
  /** On the first so many held-out sentences, or on all. */
  evaluate(interventions: readonly Intervention[], sentences: number | undefined): Promise<Measured>;
  trace(text: string, interventions: readonly Intervention[]): Promise<Trace>;
  probe(text: string, forced: string): Promise<Probe>;
}

export interface RunOptions {
  readonly seed: number;
  /** As the experiment's `short` has it: fewer updates and sentences. */
  readonly isShort?: boolean;
  /** 0 … 1. */
  readonly onProgress?: (share: number) => void;
  /** The run ends between two pieces of work, by throwing the signal's reason. */
  readonly signal?: AbortSignal;
}

/** By arm. */
export type Outcomes = Readonly<Record<string, OutcomeValue>>;

/** Thrown where a model has not what an experiment asks for; the text is for authors. */
export class ExperimentError extends Error {}

export const outcomeOfArm = (experiment: Experiment, arm: Arm): Outcome => arm.outcome ?? experiment.outcome;

/** Arms by the model they measure, in order. */
function models(arms: readonly Arm[]): readonly (readonly [Arm, ...Arm[]])[] {
  const byModel = new Map<string, [Arm, ...Arm[]]>();
  for (const arm of arms) {
    const key = JSON.stringify([arm.task, arm.choice, arm.updates, arm.zeroed]);
    const group = byModel.get(key);
    if (group) group.push(arm);
    else byModel.set(key, [arm]);
  }
  return [...byModel.values()];
}

export async function runExperiment(
  experiment: Experiment,
  engine: ExperimentEngine,
  { seed, isShort = false, onProgress = () => {}, signal }: RunOptions,
): Promise<Outcomes> {
  const { arms, short } = experiment;
  const groups = models(arms);
  const sentences = isShort ? short.sentences : undefined;
  const updatesOf = ({ updates = 0 }: Arm): number => (isShort ? Math.min(updates, short.updates) : updates);
  // A measurement counts as much as a few updates, so that what trains nothing shows progress too.
  const MEASURING = 10;
  const all = groups.reduce((sum, [arm]) => sum + updatesOf(arm), 0) + MEASURING * arms.length;
  let done = 0;
  const tell = (more: number): void => onProgress(Math.min(1, (done + more) / all));

  const values: Record<string, OutcomeValue> = {};
  for (const group of groups) {
    const [model] = group;
    signal?.throwIfAborted();
    await stand(engine, model, seed);
    const given = await engine.given(model.task);
    const curves = group.flatMap((arm) => {
      const outcome = outcomeOfArm(experiment, arm);
      return outcome.of === "by-updates" ? [{ arm, outcome, points: [] as [number, number][] }] : [];
    });
    const measureCurves = async (step: number): Promise<void> => {
      for (const { arm, outcome, points } of curves) {
        const { metric } = outcome;
        const found = await engine.evaluate([...given, ...(arm.interventions ?? [])], sentences);
        points.push([step, metricOf(found, metric)]);
      }
    };
    const updates = updatesOf(model);
    const every = Math.max(1, Math.min(updates, ...curves.map(({ outcome }) => outcome.every)));
    let step = 0;
    await measureCurves(step);
    while (step < updates) {
      signal?.throwIfAborted();
      const next = curves.length > 0 ? Math.min(updates, step + every) : updates;
      await engine.train(next - step, tell);
      done += next - step;
      step = next;
      await measureCurves(step);
    }
    for (const { arm, points } of curves) values[arm.id] = points;
    for (const arm of group) {
      signal?.throwIfAborted();
      const outcome = outcomeOfArm(experiment, arm);
      if (outcome.of !== "by-updates")
        values[arm.id] = await outcomeValue(
          engine,
          outcome,
          [...given, ...(arm.interventions ?? [])],
          sentences,
        );
      done += MEASURING;
      tell(0);
    }
  }
  // In the order of the arms, whichever model came first.
  return Object.fromEntries(arms.map(({ id }) => [id, values[id] as OutcomeValue]));
}

async function stand(engine: ExperimentEngine, arm: Arm, seed: number): Promise<void> {
  const settings = { ...arm.choice, task: arm.task, seed } as RunSettings;
  if (arm.updates === undefined) return engine.configure(settings, await engine.shipped(settings));
  await engine.configure(settings);
  if (arm.zeroed !== undefined)
    await engine.configure(settings, withZeros(await engine.exportModel(), arm.zeroed));
}

/** The same model file with zeros for one parameter. */
export function withZeros(model: ArrayBuffer, name: string): ArrayBuffer {
  const { tensors, metadata } = decodeSafetensors(model);
  const tensor = tensors[name];
  if (!tensor) throw new ExperimentError(`the model has no parameter ${name}`);
  const zeros = { shape: tensor.shape, data: new Float32Array(tensor.data.length) };
  return encodeSafetensors({ tensors: { ...tensors, [name]: zeros }, metadata });
}

async function outcomeValue(
  engine: ExperimentEngine,
  outcome: Exclude<Outcome, { of: "by-updates" }>,
  interventions: readonly Intervention[],
  sentences: number | undefined,
): Promise<OutcomeValue> {
  switch (outcome.of) {
    case "metric":
      return metricOf(await engine.evaluate(interventions, sentences), outcome.metric);
    case "by-length": {
      const { byLength } = await engine.evaluate(interventions, sentences);
      return byLength.map((metrics) => [metrics.length, metrics[outcome.metric]] as const);
    }
    case "measure": {
      const here = await engine.trace(outcome.sentence, interventions);
      return measured(outcome.measure, { here, beside: null, outcome: null });
    }
    case "gradient-by-length": {
      const { lengths, words, forced } = outcome;
      const points: [number, number][] = [];
      for (const length of lengths) {
        const text = Array.from({ length }, (_, at) => words[at % words.length]).join(" ");
        const { embedding } = await engine.probe(text, forced);
        points.push([length, embedding[0] ?? Number.NaN]);
      }
      return points;
    }
    case "linked-weight":
      return linkedWeight(await engine.evaluate(interventions, sentences), outcome);
    case "swapped-value":
      return swappedValue(engine, outcome, interventions, sentences);
  }
}

/** Throws ExperimentError where the metric has no value: a model without attention has no alignment error. */
function metricOf({ overall, rows }: Measured, metric: OutcomeMetric): number {
  const value = { ...overall, ...rows }[metric];
  if (value === undefined) throw new ExperimentError(`this model has no ${metric}`);
  return value;
}

/** Of all rows of these words together. */
function linkedWeight(
  { rows }: Measured,
  { words, link }: Extract<Outcome, { of: "linked-weight" }>,
): number {
  const found = rows.links.filter(({ word }) => words.includes(word));
  const count = found.reduce((sum, one) => sum + one.rows, 0);
  if (count === 0) throw new ExperimentError(`no row says ${words.join(", ")}`);
  return found.reduce((sum, one) => sum + one.rows * one[link], 0) / count;
}

/** The place, after a place, of the next digit that is another one; goes around the end. Null where there is none. */
function nextDigit(words: readonly string[], from: number): number | null {
  for (let step = 1; step < words.length; step++) {
    const at = (from + step) % words.length;
    const word = words[at] ?? "";
    if (/^\d$/.test(word) && word !== words[from]) return at;
  }
  return null;
}

async function swappedValue(
  engine: ExperimentEngine,
  { sentences, says }: Extract<Outcome, { of: "swapped-value" }>,
  interventions: readonly Intervention[],
  most: number | undefined,
): Promise<number> {
  let hits = 0;
  let asked = 0;
  for (const sentence of sentences.slice(0, most)) {
    const before = await engine.trace(sentence, interventions);
    const weights = rowOf(tensorOf(before, "weights"), 0);
    const peak = weights.indexOf(Math.max(...weights));
    const { tokens } = before.source;
    const other = nextDigit(tokens, peak);
    if (other === null) continue;
    const swap: Intervention = { kind: "swap-values", positions: [peak, other] };
    const after = await engine.trace(sentence, [...interventions, swap]);
    asked += 1;
    if (after.output.tokens[0] === tokens[says === "kept" ? peak : other]) hits += 1;
  }
  if (asked === 0) throw new ExperimentError("no sentence has two digits to swap");
  return hits / asked;
}
