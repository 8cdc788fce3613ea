/** From the stage: its translation as a figure. What the task knows of the sentence is looked up when it is asked for. */
import { useMemo } from "react";
import { shownTrace } from "../../../state/store";
import { useLoomState } from "../../../state/useStore";
import { baseOf, useTask } from "../useTranslation";
import { ExportMenu } from "./ExportMenu";
import { ExportPanel } from "./lateExportPanel";

export function StageExport() {
  const isReady = useLoomState((state) => shownTrace(state)?.tensors.weights !== undefined);
  return (
    <ExportMenu isReady={isReady} className="link as-figure">
      <TranslationPanel />
    </ExportMenu>
  );
}

function TranslationPanel() {
  const trace = useLoomState(shownTrace);
  const flip = useLoomState(({ scene }) => scene.flip);
  const task = useTask(trace?.model.task ?? "");
  const matrix = useMemo(() => trace && baseOf(task, trace)?.weights, [task, trace]);
  return matrix ? <ExportPanel matrix={matrix} flip={flip} /> : null;
}
