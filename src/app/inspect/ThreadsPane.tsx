import { memo, useMemo } from "react";
import { MatrixThreads } from "../../viz/matrix/MatrixThreads";
import type { PlotMotion } from "../../viz/matrix/plot";
import { MOST_WORDS } from "../../viz/matrix/threads";
import { useSize } from "../useSize";
import { pinLook } from "./HeatmapPane";
import type { InspectState } from "./inspectState";
import type { Shown } from "./shown";
import { useInspectWords } from "./useInspectWords";

interface ThreadsPaneProps {
  readonly shown: Shown;
  readonly motion: PlotMotion;
  readonly pin: InspectState["pin"];
  readonly threshold: number;
  readonly showGold: boolean;
}

/** The same matrix as threads, as long as there is room for the words. */
export const ThreadsPane = memo(function ThreadsPane(props: ThreadsPaneProps) {
  const { shown, motion, pin, threshold, showGold } = props;
  const [ref, size] = useSize();
  const { threads } = useInspectWords();
  const { matrix, layer } = shown;
  const gold = useMemo(() => {
    const links = showGold ? (matrix.gold?.possible ?? []) : [];
    return new Map(links.map(([row, column]) => [row * matrix.columns.length + column, true]));
  }, [matrix, showGold]);
  const isTooMany = Math.max(matrix.rows.length, matrix.columns.length) > MOST_WORDS;
  const why = layer !== "weights" ? threads.onlyWeights : isTooMany ? threads.tooMany(MOST_WORDS) : null;
  return (
    <section className="threads-room" ref={ref} aria-label={threads.title} data-threads>
      {why !== null ? <p className="quiet">{why}</p> : null}
      {why === null && size ? (
        <MatrixThreads
          matrix={matrix}
          motion={motion}
          pin={pin}
          width={size.width}
          height={size.height}
          threshold={threshold}
          gold={gold}
          label={threads.label}
          onPin={pinLook}
        />
      ) : null}
    </section>
  );
});
