import { lazy, Suspense } from "react";
import { shownTrace, weightsInHand } from "../state/store";
import { useLoomState } from "../state/useStore";
import { isWorked } from "../trace/settings";

const InterventionLine = lazy(() =>
  import("./picker/InterventionLine").then(({ InterventionLine }) => ({ default: InterventionLine })),
);

const HandSetLine = lazy(async () => ({ default: (await import("./worked/HandSetLine")).HandSetLine }));

/** Says that the translation on the stage is not the model's own, where that is so. */
export function Intervened() {
  const isIntervened = useLoomState(
    (state) =>
      shownTrace(state)?.interventions?.some(({ kind }) => kind !== "weights" || !weightsInHand(state)) ??
      false,
  );
  const isHandSet = useLoomState(
    (state) =>
      isWorked(state.scene.task) &&
      (shownTrace(state)?.interventions ?? []).some(({ kind }) => kind === "states"),
  );
  return isIntervened ? (
    <Suspense fallback={null}>{isHandSet ? <HandSetLine /> : <InterventionLine />}</Suspense>
  ) : null;
}
