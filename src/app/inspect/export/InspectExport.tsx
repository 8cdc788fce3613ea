/** From the Inspect screen: its matrix as a figure, or the part of it that the zoom shows. */
import { useMemo } from "react";
import type { AttentionMatrix } from "../../../matrix/matrix";
import { crop } from "../../../matrix/transform";
import type { PlotMotion } from "../../../viz/matrix/plot";
import { useSignal } from "../../../viz/matrix/signal";
import { ExportPanel } from "./lateExportPanel";

interface InspectExportProps {
  readonly matrix: AttentionMatrix;
  readonly motion: PlotMotion;
  readonly flip: boolean;
}

export function InspectExport({ matrix, motion, flip }: InspectExportProps) {
  const { left, top, right, bottom } = useSignal(motion.extent);
  // Cells of which something is seen are whole in the figure.
  const seen = useMemo(
    () => crop(matrix, [Math.floor(top), Math.ceil(bottom)], [Math.floor(left), Math.ceil(right)]),
    [matrix, left, top, right, bottom],
  );
  return <ExportPanel matrix={matrix} seen={seen === matrix ? null : seen} flip={flip} />;
}
