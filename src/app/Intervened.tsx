import { lazy, Suspense } from "react";
import { shownTrace } from "../state/store";
import { useLoomState } from "../state/useStore";

const InterventionLine = lazy(() =>
  import("./picker/InterventionLine").then(({ InterventionLine }) => ({ default: InterventionLine })),
);

/** Says that the translation on the stage is not the model's own, where that is so. */
export function Intervened() {
  const isIntervened = useLoomState((state) => (shownTrace(state)?.interventions?.length ?? 0) > 0);
  return isIntervened ? (
    <Suspense fallback={null}>
      <InterventionLine />
    </Suspense>
  ) : null;
}
