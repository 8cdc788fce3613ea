/** Asks the model for both translations of a fork, of the same moment of its training. */
import { EOS, SPECIAL_TOKENS } from "../../lib/tokens";
import type { Intervention } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import type { WorkerClient } from "../../worker/clientTypes";
import type { Fork } from "./fork";
import { hasWeightsChange, withoutWeights } from "./rowChanges";

/** While the model trains its words may change between two questions; then they are asked again. */
const TRIES = 3;

/** The words to go along: without `<eos>`, which the model adds; null where there are none, or no end was reached. */
export function wordsOf({ output }: Pick<Trace, "output">): string | null {
  const isEnded = output.tokens.at(-1) === SPECIAL_TOKENS[EOS];
  return isEnded && output.tokens.length > 1 ? output.tokens.slice(0, -1).join(" ") : null;
}

/**
 * The first translation has the weights that a worked example is `given`, and none set by hand. `guess` is what it
 * probably says, where something is known of it.
 */
export async function askFork(
  ask: Pick<WorkerClient, "trace">,
  text: string,
  interventions: readonly Intervention[],
  given: readonly Intervention[],
  guess: string | null,
): Promise<Fork> {
  const untouched = withoutWeights(interventions, given);
  let words = guess;
  for (let i = 1; ; i++) {
    // Asked in one breath: the worker answers what waits before it trains on.
    const [first, changed, along] = await Promise.all([
      ask.trace(text, untouched),
      hasWeightsChange(interventions, given) ? ask.trace(text, interventions) : null,
      words === null ? null : ask.trace(text, interventions, { forced: words }).catch(() => null),
    ]);
    if (!changed) return { first, changed: first, along: first };
    const said = wordsOf(first);
    const isOneMoment = [changed, along ?? first].every(({ model }) => model.step === first.model.step);
    if ((said === words && isOneMoment) || i === TRIES)
      return { first, changed, along: said === words && isOneMoment ? along : null };
    words = said;
  }
}
