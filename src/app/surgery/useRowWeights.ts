/** The weights of the row in view while they are changed by hand, and the way of a change to the model. */
import { useEffect, useMemo, useRef, useState } from "react";
import { useLoom, useLoomState } from "../../state/useStore";
import type { Intervention, Row } from "../../trace/intervention";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { givenBy } from "../weightsChange";
import { type WeightsChange, withoutWeights, withWeights } from "./rowChanges";

/** About a frame; a change that has not come back by the end of one's patience does not hold up the next. */
const FRAME = 16;
const PATIENCE = 600;

export interface RowWeights {
  /** As they are meant to be, be the model so far or not. */
  readonly weights: readonly number[];
  change(row: Row, change: WeightsChange): void;
  /** Takes back every weight set by hand, and nothing else. */
  release(): void;
}

/** What a change makes of the row where that can be said without the model. */
function known(change: WeightsChange, count: number): readonly number[] | null {
  if (change.set === "given") return change.numbers;
  if (change.set === "one-hot") return Array.from({ length: count }, (_, j) => Number(j === change.position));
  return null;
}

export function useRowWeights(trace: Trace, row: number): RowWeights {
  const loom = useLoom();
  const wanted = useLoomState((state) => state.scene.interventions);
  /** The list to be pinned next; what is pinned while a pin is under way would only queue up in the worker. */
  const next = useRef<readonly Intervention[] | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [draft, setDraft] = useState<{ readonly row: number; readonly weights: readonly number[] } | null>(
    null,
  );
  const shown = trace.interventions;
  const isSettled = useMemo(() => JSON.stringify(shown) === JSON.stringify(wanted), [shown, wanted]);

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(
      () => {
        const list = next.current;
        next.current = null;
        setWaiting(false);
        if (list) loom.setInterventions(list);
      },
      isSettled ? FRAME : PATIENCE,
    );
    return () => clearTimeout(timer);
  }, [isWaiting, isSettled, loom]);

  const pin = (list: readonly Intervention[], weights: readonly number[] | null): void => {
    next.current = list;
    setWaiting(true);
    setDraft(weights && { row, weights });
  };
  const latest = (): readonly Intervention[] => next.current ?? loom.store.getState().scene.interventions;
  const given = (): readonly Intervention[] => givenBy(loom.store.getState().scene.task);
  const isAhead = draft !== null && draft.row === row && (isWaiting || !isSettled);
  return {
    weights: isAhead ? draft.weights : Array.from(rowOf(tensorOf(trace, "weights"), row)),
    change: (rows, change) =>
      pin(withWeights(latest(), rows, change, given()), known(change, trace.source.tokens.length)),
    release: () => pin(withoutWeights(latest(), given()), null),
  };
}
