/** Threads from the source words to the output words; what is pointed at in the heatmap stands out here, and back. */
import { memo, type PointerEvent, useMemo } from "react";
import type { AttentionMatrix } from "../../matrix/matrix";
import { full } from "../format";
import { type Look, labelOf, measureInPage, NOTHING, type Pin, type PlotMotion, shownLook } from "./plot";
import { useSignal } from "./signal";
import { fitText, isolated } from "./text";
import { type ThreadsLayout, threadsLayout } from "./threads";

interface MatrixThreadsProps {
  readonly matrix: AttentionMatrix;
  readonly motion: PlotMotion;
  readonly pin: Pin;
  readonly width: number;
  readonly height: number;
  readonly threshold: number;
  readonly gold: ReadonlyMap<number, boolean>;
  readonly label: string;
  readonly onPin: (look: Look) => void;
}

const SIZE = 13;

export function MatrixThreads(props: MatrixThreadsProps) {
  const { matrix, motion, pin, width, height, threshold, gold, label, onPin } = props;
  const most = Math.floor(width * 0.34);
  const names = useMemo(() => {
    const fit = (word: Parameters<typeof labelOf>[0]) => fitText(labelOf(word), most, SIZE, measureInPage);
    const widest = (words: readonly string[]): number =>
      Math.max(20, ...words.map((word) => measureInPage(word, SIZE)));
    const [sources, outputs] = [matrix.columns.map(fit), matrix.rows.map(fit)];
    return { sources, outputs, sourceWidth: widest(sources), outputWidth: widest(outputs) };
  }, [matrix.columns, matrix.rows, most]);
  const layout = useMemo(
    () =>
      threadsLayout({
        matrix,
        width,
        height,
        sourceWidth: names.sourceWidth,
        outputWidth: names.outputWidth,
        threshold,
      }),
    [matrix, width, height, names, threshold],
  );
  const look = shownLook(useSignal(motion.look), pin);
  const step = layout.height / Math.max(1, layout.sourceY.length, layout.outputY.length);
  return (
    <svg className="matrix-threads" width={width} height={layout.height} role="img" aria-label={label}>
      <Lines layout={layout} columns={matrix.columns.length} gold={gold} look={motion.look} />
      <Touched layout={layout} look={look} />
      {names.sources.map((name, column) => (
        <Name
          // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
          key={column}
          text={name}
          special={matrix.columns[column]?.special ?? false}
          side="source"
          x={layout.left - 6}
          y={layout.sourceY[column] ?? 0}
          step={step}
          width={width}
          linked={look.column === column}
          onLook={() => motion.look.set({ row: null, column })}
          onLeave={() => motion.look.set(NOTHING)}
          onPin={() => onPin({ row: null, column })}
        />
      ))}
      {names.outputs.map((name, row) => (
        <Name
          // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
          key={row}
          text={name}
          special={matrix.rows[row]?.special ?? false}
          side="output"
          x={layout.right + 6}
          y={layout.outputY[row] ?? 0}
          step={step}
          width={width}
          linked={look.row === row}
          onLook={() => motion.look.set({ row, column: null })}
          onLeave={() => motion.look.set(NOTHING)}
          onPin={() => onPin({ row, column: null })}
        />
      ))}
    </svg>
  );
}

interface LinesProps {
  readonly layout: ThreadsLayout;
  readonly columns: number;
  readonly gold: ReadonlyMap<number, boolean>;
  readonly look: PlotMotion["look"];
}

const Lines = memo(function Lines({ layout, columns, gold, look }: LinesProps) {
  const lookAt = ({ target }: PointerEvent): void => {
    const { key } = (target as SVGElement).dataset;
    if (key !== undefined)
      look.set({ row: Math.floor(Number(key) / columns), column: Number(key) % columns });
  };
  return (
    <g className="thread-lines" onPointerOver={lookAt} onPointerOut={() => look.set(NOTHING)}>
      {layout.threads.map(({ row, column, weight, d, width }) => {
        const key = row * columns + column;
        return (
          <g key={key}>
            <path
              className="thread-line"
              d={d}
              strokeWidth={width}
              data-key={key}
              data-thread={full(weight)}
            />
            {gold.has(key) ? <path className="thread-gold" d={d} /> : null}
          </g>
        );
      })}
    </g>
  );
});

function Touched({ layout, look }: { layout: ThreadsLayout; look: Look }) {
  if (look.row === null && look.column === null) return null;
  const touched = layout.threads.filter(
    ({ row, column }) =>
      (look.row === null || row === look.row || column === look.column) &&
      (look.column === null || column === look.column || row === look.row),
  );
  return (
    <g className="thread-lines touched">
      {touched.map(({ row, column, d, width }) => (
        <path key={`${row} ${column}`} className="thread-line" d={d} strokeWidth={Math.max(1, width)} />
      ))}
    </g>
  );
}

interface NameProps {
  readonly text: string;
  readonly special: boolean;
  readonly side: "source" | "output";
  readonly x: number;
  readonly y: number;
  readonly step: number;
  readonly width: number;
  readonly linked: boolean;
  readonly onLook: () => void;
  readonly onLeave: () => void;
  readonly onPin: () => void;
}

/** The grid is the way for keys; here a pointer finds the same. */
function Name({ text, special, side, x, y, step, width, linked, onLook, onLeave, onPin }: NameProps) {
  const isSource = side === "source";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: as said above
    <g
      className={`thread-name ${side}${linked ? " linked" : ""}`}
      onPointerEnter={onLook}
      onPointerLeave={onLeave}
      onClick={onPin}
    >
      <rect
        x={isSource ? 0 : x - 4}
        y={y - step / 2}
        width={isSource ? x + 4 : width - x + 4}
        height={step}
      />
      <text x={x} y={y + 4.5} className={special ? "special" : isSource ? "fill-src" : "fill-tgt"}>
        {isolated(text)}
      </text>
    </g>
  );
}
