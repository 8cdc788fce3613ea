/** An output word's row as a button of a drawing: it leads the decoder to itself, by mouse and by keys. */
import type { ReactNode } from "react";

export interface RowButtonProps {
  readonly row: number;
  readonly isCurrent: boolean;
  readonly label: string;
  readonly onPickRow: (row: number) => void;
  readonly children: ReactNode;
}

export function RowButton({ row, isCurrent, label, onPickRow, children }: RowButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      className={isCurrent ? "row-button current" : "row-button"}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-current={isCurrent ? "step" : undefined}
      data-target={row}
      onClick={() => onPickRow(row)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onPickRow(row);
      }}
    >
      {children}
    </g>
  );
}
