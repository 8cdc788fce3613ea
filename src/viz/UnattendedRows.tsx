/** A translation without attention, word by word: each row is a button that leads the decoder to itself. */
import { chosenProbability } from "./ContextRow";
import { fullForReading, inCell } from "./format";
import { useLetters } from "./letters";
import type { LoomView } from "./loomView";
import { MathLabel } from "./MathLabel";
import { RowButton } from "./RowButton";
import { tokenText } from "./token";
import type { UnattendedLayout } from "./unattended";

export interface UnattendedRowsProps {
  readonly view: LoomView;
  readonly place: UnattendedLayout;
  readonly targetLanguage: string | null;
  readonly onPickRow: (row: number) => void;
}

/** What the decoder reads, and what it says. */
export function UnattendedRows({ view, place, targetLanguage, onPickRow }: UnattendedRowsProps) {
  const { trace, layout, row, stated, labels, focus } = view;
  const { y, rowHeight, inset, gx, phone } = layout;
  const { tokens } = trace.output;
  const size = Math.min(phone ? 13 : 14, rowHeight - 1);
  const lang = targetLanguage ?? undefined;
  const letters = useLetters();
  return (
    <g>
      {phone ? null : (
        <g className="names">
          <text className="end" x={place.inputX} y={y.labels}>
            {labels.input}
          </text>
          <text x={place.wordX} y={y.labels}>
            {labels.output}
          </text>
          <text className="end" x={place.chanceX} y={y.labels}>
            <MathLabel base="p" />
          </text>
        </g>
      )}
      {tokens.map((token, i) => {
        const said = tokenText(token);
        const read = tokenText(tokens[i - 1] ?? "<sos>");
        const line = y.cloth + (i + 0.5) * rowHeight + size * 0.34;
        const known = i < stated;
        const probability = chosenProbability(view, i);
        return (
          <RowButton
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
            key={i}
            row={i}
            isCurrent={i === row}
            label={labels.row({ word: said.text, position: i + 1, count: tokens.length })}
            onPickRow={onPickRow}
          >
            <rect
              className={i === row || i === focus.target ? "row-wash on" : "row-wash"}
              x={inset}
              y={y.cloth + i * rowHeight + 0.5}
              width={gx - inset - 4}
              height={rowHeight - 1}
            />
            <rect
              className="hit"
              x={gx}
              y={y.cloth + i * rowHeight}
              width={place.chanceX - gx}
              height={rowHeight}
            />
            {phone ? null : (
              <text className={known ? "fill-tgt row-symbol" : "row-symbol pending"} x={inset + 4} y={line}>
                <MathLabel {...letters.decoder(i + 1)} />
              </text>
            )}
            <text
              className={read.special ? "row-word special" : `row-word ${known ? "fill-tgt" : "pending"}`}
              fontSize={Math.min(size, phone ? 12 : 14)}
              lang={read.special ? undefined : lang}
              x={place.inputX}
              y={line}
            >
              {read.text}
            </text>
            <text
              className={said.special ? "row-said special" : `row-said ${known ? "fill-tgt" : "pending"}`}
              fontSize={size}
              lang={said.special ? undefined : lang}
              x={place.wordX}
              y={line}
            >
              {said.text}
            </text>
            {known ? (
              <text className={i === row ? "row-p current" : "row-p"} x={place.chanceX} y={line}>
                <title>{fullForReading(probability)}</title>
                {inCell(probability)}
              </text>
            ) : null}
          </RowButton>
        );
      })}
    </g>
  );
}
