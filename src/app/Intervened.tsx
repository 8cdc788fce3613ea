import { lazy, Suspense } from "react";
import { shownTrace, weightsInHand } from "../state/store";
import { useLoomState } from "../state/useStore";

const InterventionLine = lazy(() =>
  import("./picker/InterventionLine").then(({ InterventionLine }) => ({ default: InterventionLine })),
);

/** Says that the translation on the stage is not the model's own, where that is so. */
export function Intervened() {
  const isIntervened = useLoomState(
    (state) =>
      shownTrace(state)?.interventions?.some(({ kind }) => kind !== "weights" || !weightsInHand(state)) ??
      false,
  );
  return isIntervened ? (
    <Suspense fallback={null}>
      <InterventionLine />
    </Suspense>
  ) : null;
}
