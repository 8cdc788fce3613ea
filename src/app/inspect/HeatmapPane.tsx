import { memo, useCallback, useMemo } from "react";
import { useLoomState } from "../../state/useStore";
import { decimals } from "../../viz/format";
import { colourScale } from "../../viz/matrix/colours";
import type { Place } from "../../viz/matrix/keys";
import { MatrixPlot } from "../../viz/matrix/MatrixPlot";
import { createPlot, type Look, type PlotLabels, type PlotMotion } from "../../viz/matrix/plot";
import { useSize } from "../useSize";
import { changeInspect, type InspectState, inspectState } from "./inspectState";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";
import { cellTold } from "./words";

interface HeatmapPaneProps {
  readonly shown: Shown;
  readonly motion: PlotMotion;
  readonly pin: InspectState["pin"];
  readonly threshold: number;
  readonly showGold: boolean;
  readonly side: "first" | "second";
  readonly onSay: (place: Place) => void;
}

/** Pressing the same place again lets it go. */
export function pinLook(look: Look): void {
  const { pin } = inspectState();
  const isSame = look.row === pin.row && look.column === pin.column;
  changeInspect({ pin: isSame ? { row: null, column: null } : look });
}

function toggleFold(index: number): void {
  const folded = new Set(inspectState().folded);
  if (!folded.delete(index)) folded.add(index);
  changeInspect({ folded });
}

/** One heatmap in the room that there is. */
export const HeatmapPane = memo(function HeatmapPane(props: HeatmapPaneProps) {
  const { shown, motion, pin, threshold, showGold, side, onSay } = props;
  const [ref, size] = useSize();
  const { plot: words } = useInspectWords();
  const theme = useLoomState((state) => state.ui.theme);
  const flip = useLoomState((state) => state.scene.flip);
  const { matrix, layer, largest, margins, folded, bracketIndices } = shown;
  const plot = useMemo(
    () =>
      size &&
      createPlot({
        matrix,
        margins,
        showGold,
        folded: folded.length > 0,
        width: size.width,
        height: size.height,
        scale: colourScale(matrix.kind, largest, theme, flip, layer === "weights" ? threshold : 0),
      }),
    [matrix, margins, showGold, folded, size, largest, theme, flip, layer, threshold],
  );
  const cell = useCallback(
    (row: number, column: number) => {
      const value = matrix.numbers[row * matrix.columns.length + column] ?? Number.NaN;
      return words.cell(cellTold(matrix, { row, column }, decimals(value, 3)));
    },
    [matrix, words],
  );
  const labels: PlotLabels = { ...words, cell };
  return (
    <div className="heatmap-room" ref={ref} data-heatmap={side}>
      {plot ? (
        <MatrixPlot
          plot={plot}
          motion={motion}
          pin={pin}
          labels={labels}
          folded={folded}
          bracketIndices={bracketIndices}
          onPin={pinLook}
          onFold={toggleFold}
          onSay={onSay}
        />
      ) : null}
    </div>
  );
});
