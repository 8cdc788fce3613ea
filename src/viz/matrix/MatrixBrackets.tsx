/** Brackets over columns that are written as one word. Pressing one folds its columns into one, or unfolds it. */
import type { Plot, PlotLabels, PlotMotion } from "./plot";
import { useSignal } from "./signal";

interface MatrixBracketsProps {
  readonly plot: Plot;
  readonly motion: PlotMotion;
  readonly labels: PlotLabels;
  readonly folded: readonly { readonly index: number; readonly column: number; readonly text: string }[];
  readonly bracketIndices: readonly number[];
  readonly onFold: (index: number) => void;
}

export function MatrixBrackets(props: MatrixBracketsProps) {
  const { plot, motion, labels, folded, bracketIndices, onFold } = props;
  const layout = plot.layout(useSignal(motion.extent));
  const { plot: room } = plot.frame;
  const isSeen = (column: number): boolean =>
    layout.x(column) >= room.x - 1 && layout.x(column + 1) <= room.x + room.width + 1;
  return (
    <div className="brackets">
      {layout.brackets.map(({ index, text, from, to, x1, x2 }) => {
        const written = plot.matrix.brackets[index]?.text ?? text;
        const columns = to - from;
        return (
          <button
            key={`open ${index}`}
            type="button"
            className="bracket-word"
            title={written}
            aria-label={labels.fold(written)}
            disabled={columns < 2}
            style={{ left: x1, width: x2 - x1 }}
            onClick={() => onFold(bracketIndices[index] ?? index)}
          >
            {written}
          </button>
        );
      })}
      {folded
        .filter(({ column }) => isSeen(column))
        .map(({ index, column, text }) => (
          <button
            key={`folded ${index}`}
            type="button"
            className="bracket-word folded"
            aria-label={labels.unfold(text)}
            aria-pressed="true"
            style={{ left: layout.x(column) + 2, width: layout.cell.width - 4 }}
            onClick={() => onFold(index)}
          />
        ))}
    </div>
  );
}
