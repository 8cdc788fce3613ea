import type { Loom } from "../../state/store";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import { soon } from "../soon";

export interface Sender {
  /** Sends a list as soon as the one before it is drawn; of several that wait only the last goes. */
  send(interventions: readonly Intervention[]): void;
}

/** A translation that did not come within this was refused, or the worker is busy with other things. */
const PATIENCE_MS = 400;

/** A drag changes a number with every move of the pointer: the worker gets no more than it answers. */
export function createSender(
  loom: Pick<Loom, "store" | "setInterventions">,
  onSent: () => void,
  { later, now }: { later: (job: () => void) => void; now: () => number } = {
    later: soon,
    now: () => performance.now(),
  },
): Sender {
  let waiting: readonly Intervention[] | null = null;
  let before: Trace | null | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    if (!waiting) return;
    const { trace } = loom.store.getState().session;
    if (trace === before && now() - sentAt < PATIENCE_MS) {
      later(flush);
      return;
    }
    const next = waiting;
    waiting = null;
    before = trace;
    sentAt = now();
    loom.setInterventions(next);
    onSent();
  };
  return {
    send(interventions) {
      const isFirst = waiting === null;
      waiting = interventions;
      if (isFirst) flush();
    },
  };
}
