/** The pinned sentence of a run: it is shown at once when it is pinned, and again and again while the run trains. */
import { ProblemError } from "../lib/problem";
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import type { RunParts } from "./runParts";

/**
 * From the beginning of one trace to the beginning of the next: at most 8 times a second and half of the time, but at
 * least so often that it looks alive, whatever that costs.
 */
const SNAPSHOT_MS = 125;
const SNAPSHOT_SHARE = 2;
const SNAPSHOT_SLOWEST_MS = 300;
/** While nobody sees the page. */
const SNAPSHOT_UNSEEN_MS = 5000;

export interface Pinned {
  readonly text: string;
  /** Whether it has to be shown once more, training or not. */
  isDue: boolean;
  /** Whether it is time for the next snapshot of a run that trains. */
  isTime(): boolean;
  /** The next snapshot comes without waiting. */
  hurry(): void;
  /** Does what telling a trace does, as it is pinned, for every length that a translation may have. */
  rehearse(): Promise<void>;
  /** Tells a trace. `isSeen`: somebody sees the page. */
  show(isSeen: boolean): Promise<void>;
  /** Tells the trace of another sentence and keeps to it. Throws ProblemError, and keeps the old one, where it cannot be read. */
  pin(text: string, interventions: readonly Intervention[]): Promise<void>;
}

/** Begins with the task's first sentence. */
export function createPinned({ runId, trainer, emit, clock, watched }: RunParts): Pinned {
  let text = trainer.task.samples[0] ?? "";
  let interventions: readonly Intervention[] = [];
  let nextAt = 0;

  /**
   * An intervention in a row is checked when the translation reaches that row, which may be many updates after it was
   * pinned. Training goes on without, and the page is told.
   */
  async function trace(expected?: number): Promise<Trace> {
    try {
      return await trainer.trace(text, { interventions, expected });
    } catch (error) {
      if (!(error instanceof ProblemError) || interventions.length === 0) throw error;
      interventions = [];
      emit({ type: "refused", runId, requestId: null, problem: error.problem });
      return trainer.trace(text);
    }
  }

  const pinned: Pinned = {
    get text() {
      return text;
    },
    isDue: true,
    isTime: () => clock() >= nextAt,
    hurry() {
      nextAt = 0;
    },
    async rehearse() {
      // Without interventions any sentence's trace will do, and has.
      const outputs = interventions.length > 0 ? trainer.traceSizes.map(({ output }) => output) : [1];
      for (const expected of new Set(outputs)) await watched(`show ${text}`, () => trace(expected));
    },
    async show(isSeen) {
      const began = clock();
      pinned.isDue = false;
      emit({ type: "snapshot", runId, trace: await watched(`show ${text}`, () => trace()) });
      const cost = clock() - began;
      const pause = Math.min(SNAPSHOT_SLOWEST_MS, Math.max(SNAPSHOT_MS, SNAPSHOT_SHARE * cost));
      nextAt = began + (isSeen ? pause : SNAPSHOT_UNSEEN_MS);
    },
    async pin(wanted, changes) {
      // Traced before it is pinned: a sentence that cannot be read is refused and the old one stays.
      const found = await trainer.trace(wanted, { interventions: changes });
      text = wanted;
      interventions = changes;
      pinned.isDue = false;
      emit({ type: "snapshot", runId, trace: found });
    },
  };
  return pinned;
}
