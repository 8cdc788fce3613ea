/** What a model is asked about one sentence: its translation with every number, where its loss comes from, a beam. */
import { present } from "../lib/assert";
import { UNK } from "../lib/tokens";
import { compileEdits } from "../model/compileEdits";
import { beamSearch } from "../model/decoding/beam";
import { sampling } from "../model/decoding/sample";
import { probe } from "../model/probe";
import { recordTrace, TRACE_BUCKET } from "../model/record";
import type { Model } from "../model/seq2seq";
import type { Task } from "../tasks/task";
import { knownId, type Vocabulary } from "../tasks/vocabulary";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import type { ModelDescription, Trace } from "../trace/trace";
import { type Reader, readSource, readTarget } from "./sentences";

/** Places that a trace has room for, in source and output. */
export interface TraceSize {
  readonly source: number;
  readonly output: number;
}

export interface Translator {
  /** All sizes that traces of this task's sentences have, a typed one's too: WebGL compiles for each. */
  readonly traceSizes: readonly TraceSize[];
  /** Runs what any trace of this size runs. */
  rehearseTrace(size: TraceSize): Promise<void>;
  /** Reads a typed sentence and records its translation. Throws ProblemError for one that cannot be read. */
  trace(text: string, options?: TraceOptions): Promise<Trace>;
  /** The gradient of a translation's loss by source position; along the model's own words when none are given. */
  probe(text: string, forced?: string): Promise<Probe>;
  /** The finished hypotheses of a beam search of this width, best first. */
  beam(text: string, width: number): Promise<Found[]>;
}

export interface TraceOptions {
  /** How many words will probably be said; as many as the last time when left out. */
  readonly expected?: number | undefined;
  /** Words to decode along instead of the model's own. */
  readonly forced?: string | undefined;
  readonly interventions?: readonly Intervention[] | undefined;
  /** With every parameter of the model. */
  readonly allParameters?: boolean | undefined;
  /** Draws words from softmax(logits / temperature) instead of saying the likeliest. */
  readonly sample?: { readonly temperature: number; readonly seed: number } | undefined;
}

/** A translation that beam search found. */
export interface Found {
  /** Words, `<eos>` included unless the length cap cut it off. */
  readonly output: readonly string[];
  /** Σ log p, nats. */
  readonly logProbability: number;
}

/** A model, the task it does, and its words. */
export interface TaskModel extends Reader {
  readonly model: Model;
  readonly targetVocabulary: Vocabulary;
}

/** `describe` says which model a trace is of, at the moment it is made. */
export function createTranslator(subject: TaskModel, describe: () => ModelDescription): Translator {
  const { task, model, targetVocabulary } = subject;
  /** Words of the last translation: the next one, most often of the same sentence, will be about as long. */
  let lastSaid = 1;

  const trace: Translator["trace"] = async (text, options = {}) => {
    const { forced, interventions = [], sample, expected = lastSaid, allParameters } = options;
    const source = readSource(text, interventions, subject);
    const target = forced === undefined ? undefined : readTarget(forced, targetVocabulary, task.maxTarget);
    const edits = compileEdits(interventions, model.config, (word) => knownId(targetVocabulary, word));
    const recorded = await recordTrace(model, describe(), {
      text: source.typed,
      expected,
      allParameters,
      sourceTokens: source.tokens,
      sourceIds: source.ids,
      maxTarget: outputLimit(task, source.words.length + 1),
      ...(target ? { forced: target } : {}),
      interventions,
      edits,
      ...(sample ? { choice: sampling(sample.temperature, sample.seed, edits.choice) } : {}),
    });
    lastSaid = recorded.output.ids.length;
    return recorded;
  };

  return {
    trace,

    traceSizes: traceSizes(task),

    async rehearseTrace({ source, output }) {
      const sourceIds = new Array<number>(source).fill(UNK);
      const limits = { maxTarget: output, expected: output };
      await recordTrace(model, describe(), { text: "", sourceTokens: [], sourceIds, ...limits });
    },

    async probe(text, forced) {
      const { ids } = readSource(text, [], subject);
      const target =
        forced === undefined
          ? (await trace(text)).output.ids
          : readTarget(forced, targetVocabulary, task.maxTarget);
      return probe(model, ids, target);
    },

    async beam(text, width) {
      const { ids: read, words } = readSource(text, [], subject);
      const found = await beamSearch(model, read, width, outputLimit(task, words.length + 1));
      return found.map(({ ids, logProbability }) => ({
        output: ids.map((id) => present(targetVocabulary.words[id], "a word")),
        logProbability,
      }));
    },
  };
}

function traceSizes(task: Task): TraceSize[] {
  const sizes: TraceSize[] = [];
  const step = TRACE_BUCKET;
  for (let source = step; source < task.maxSource + step; source += step) {
    const longest = outputLimit(task, Math.min(source, task.maxSource));
    for (let output = step; output < longest + step; output += step) sizes.push({ source, output });
  }
  return sizes;
}

/**
 * How long a translation may get before it is cut off: as long as any of the task's own, or a little longer than a
 * source that is longer still. An untrained model rarely says `<eos>`, and no reader waits for 24 words of chance.
 */
function outputLimit(task: Task, source: number): number {
  return Math.min(task.maxTarget, Math.max(task.longestTarget, source + 4));
}
