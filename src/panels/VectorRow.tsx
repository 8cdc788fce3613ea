/** Vectors one after the other on one line, as a cell reads them, with what each is in words below. */
import type { Family } from "../lib/rich";
import type { Theme } from "../viz/color";
import { scaleLimit, symmetricDomain } from "../viz/strip";
import { VectorStrip } from "../viz/VectorStrip";

export interface RowPart {
  readonly values: ArrayLike<number>;
  readonly family: Family;
  /** All numbers of its kind: what its colours reach to. */
  readonly among: ArrayLike<number>;
}

interface VectorRowProps {
  readonly parts: readonly RowPart[];
  readonly width: number;
  readonly theme: Theme;
  readonly caption: string;
  readonly scale: (limit: string) => string;
}

const BETWEEN = 8;

export function VectorRow({ parts, width, theme, caption, scale }: VectorRowProps) {
  const count = parts.reduce((sum, { values }) => sum + values.length, 0);
  const pitch = Math.min(14, (width - 2 - BETWEEN * (parts.length - 1)) / count);
  let x = 0;
  const placed = parts.map((part) => {
    const from = x;
    x += part.values.length * pitch + BETWEEN;
    return { ...part, x: from, domain: symmetricDomain(part.among) };
  });
  // Only what is wider than −1..1 has a scale of its own, and at most one of the parts does: the embedding.
  const wide = placed.find(({ domain }) => domain > 1);
  return (
    <>
      <svg className="embedding" width={width} height={18} role="img" aria-label={caption}>
        {placed.map((part) => (
          <VectorStrip
            key={part.x}
            values={part.values}
            place={{
              x: part.x,
              y: 0,
              unit: pitch,
              gap: pitch > 4 ? 0.75 : 0.4,
              thickness: 12,
              direction: "row",
            }}
            theme={theme}
            family={part.family}
            domain={part.domain}
          />
        ))}
      </svg>
      <p className="caption">
        {caption}
        {wide ? <span className="scale-note"> · {scale(scaleLimit(wide.domain))}</span> : null}
      </p>
    </>
  );
}
