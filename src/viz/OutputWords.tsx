/** The rows' own words: each leads the decoder to its row. */
import { textWidth } from "./loom";
import type { LoomView } from "./loomView";
import { RowButton } from "./RowButton";
import { tokenText } from "./token";

interface OutputWordsProps {
  readonly view: LoomView;
  readonly targetLanguage: string | null;
  readonly onPickRow: (row: number) => void;
}

export function OutputWords({ view, targetLanguage, onPickRow }: OutputWordsProps) {
  const { trace, layout, row, woven, labels, focus } = view;
  const { gx, phone, inset, rowHeight, y } = layout;
  const count = trace.output.tokens.length;
  const room = phone ? gx - 8 : gx - inset - 62;
  return (
    <g>
      {trace.output.tokens.map((token, i) => {
        const { text, special } = tokenText(token);
        const top = y.cloth + i * rowHeight;
        const size = Math.min(phone ? 13 : 14, rowHeight - 1, (room / Math.max(1, textWidth(text, 10))) * 10);
        const state = i < woven ? "fill-tgt" : "pending";
        const washed = i === row || i === focus.target;
        return (
          <RowButton
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
            key={i}
            row={i}
            isCurrent={i === row}
            label={labels.row({ word: text, position: i + 1, count })}
            onPickRow={onPickRow}
          >
            <rect
              className={washed ? "row-wash on" : "row-wash"}
              x={inset}
              y={top + 0.5}
              width={gx - inset - 4}
              height={rowHeight - 1}
            />
            <text
              className={special ? "row-word special" : `row-word ${state}`}
              fontSize={size}
              lang={special ? undefined : (targetLanguage ?? undefined)}
              x={gx - (phone ? 8 : 12)}
              y={top + rowHeight / 2 + size * 0.34}
            >
              {text}
            </text>
          </RowButton>
        );
      })}
    </g>
  );
}
