/** Shares of one: of scores over the source, over a window of it with its Gaussian, and of logits over the words. */
import type { Trace } from "../trace/trace";
import { inRow } from "./byHand";
import type { Definition, Equation, Source } from "./equation";
import { call, constant, type Expression, minus, over, times } from "./expression";
import { indices, type Line, largest, line, number, sumOfExp } from "./lines";
import { isInside, windowOf } from "./localWindow";

/**
 * As in a book, and as it is computed: the largest is taken off first, so that nothing overflows. Where the form of books
 * would, it is left out.
 */
export function share(
  of: Line,
  letter: "k" | "w",
  at: number,
  among: readonly number[],
): Pick<Equation, "forms" | "overflows"> {
  const form = (less: Expression | null): Expression =>
    over(call("exp", less ? minus(of.number(at), less) : of.number(at)), sumOfExp(of, less, letter, among));
  const stable = form(largest(of, letter, among));
  const whole = sumOfExp(of, null, letter, among).value();
  const overflows = !Number.isFinite(whole) || whole === 0;
  return overflows ? { forms: [stable], overflows } : { forms: [form(null), stable] };
}

const luong = (equation: string): Source => ({ paper: "luong-2015", equation });
const bahdanau = (equation: string): Source => ({ paper: "bahdanau-2015", equation });

function attended(trace: Trace, row: number, j: number): Equation {
  const scores = line(trace, "scores", row, null);
  const local = windowOf(trace, row);
  if (local && !isInside(local, j))
    return { id: "outside", forms: [constant(0)], source: { paper: "luong-2015", section: "3.2" } };
  const among = indices(trace.source.tokens.length).filter((k) => !local || isInside(local, k));
  return {
    id: local ? "softmax-local" : "softmax",
    ...share(scores, "k", j, among),
    source: trace.model.wiring === "bahdanau" ? bahdanau("6") : luong("7"),
  };
}

/** exp(−(j − p_t)² / 2σ²) with σ = D/2; positions count from 1. */
export function gaussian(trace: Trace, row: number, j: number): Expression {
  const distance = minus(constant(j + 1), number(trace, "position", row));
  const deviation = trace.model.radius / 2;
  return call("exp", call("negative", over(call("square", distance), constant(2 * deviation ** 2))));
}

export const SOFTMAX: Readonly<Record<"aligned" | "weights", Definition>> = {
  aligned: (trace, [row = 0, j = 0]) => attended(trace, row, j),
  weights: (trace, [row = 0, j = 0]) => {
    if (inRow(trace, "weights", row).length > 0) return { byHand: "weights" };
    if (!trace.model.gaussian) return attended(trace, row, j);
    const form = times(number(trace, "aligned", row, j), gaussian(trace, row, j));
    return { id: "gaussian", forms: [form], source: luong("10") };
  },
};
