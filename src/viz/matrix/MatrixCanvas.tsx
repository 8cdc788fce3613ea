import { useEffect, useRef } from "react";
import { createPainter, inksOf } from "./paint";
import type { Plot, PlotMotion } from "./plot";
import { screenDensity } from "./tiles";

interface MatrixCanvasProps {
  readonly plot: Plot;
  readonly motion: PlotMotion;
}

/** A matrix with more cells than a document should have elements. It is painted in the frame after a move. */
export function MatrixCanvas({ plot, motion }: MatrixCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height } = plot.frame;
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const density = screenDensity();
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    const painter = createPainter(plot, inksOf(canvas));
    const paint = (): void => {
      const painted = painter.paint(context, plot.layout(motion.extent.get()), density);
      // For whoever wants to know what a frame draws.
      canvas.dataset.cells = String(painted.cells);
      canvas.dataset.tiles = String(painted.tiles);
    };
    paint();
    let asked = 0;
    const unsubscribe = motion.extent.subscribe(() => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        paint();
      });
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(asked);
    };
  }, [plot, motion, width, height]);
  return <canvas ref={ref} className="matrix-canvas" style={{ width, height }} />;
}
