import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../lib/problem";

export interface Asked<T> {
  /** The last answer, which may be to an earlier question; null before the first. */
  readonly value: T | null;
  /** Why there is no answer to what is asked now. */
  readonly problem: Problem | null;
}

/** The engine gives way to something newer, or starts again: the next question follows by itself. */
const PASSING = ["worker-busy", "worker-stopped"];

/**
 * Asks again whenever the question is another one; the answer before stays until the next one is there, and where that
 * is refused. Null asks nothing.
 */
export function useAsked<T>(ask: (() => Promise<T>) | null): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ value: null, problem: null });
  useEffect(() => {
    if (!ask) return;
    let isWanted = true;
    ask().then(
      (value) => isWanted && setAsked({ value, problem: null }),
      (error: unknown) => {
        const problem = asProblem(error);
        if (isWanted && !PASSING.includes(problem.code)) setAsked(({ value }) => ({ value, problem }));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ask]);
  return asked;
}
