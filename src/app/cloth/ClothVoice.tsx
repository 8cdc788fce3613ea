import { useEffect, useRef, useState } from "react";
import { CLOTH_LOCALES } from "../../i18n/clothLocales";
import type { ClothMessages } from "../../i18n/sections/cloth";
import { useLoomState } from "../../state/useStore";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { spoken } from "../liveText";

/** "output 4, student: 91 percent étudiant". */
export function cellSpoken(trace: Trace, row: number, column: number, words: ClothMessages): string {
  return words.spoken({
    position: row + 1,
    output: spoken(trace.output.tokens[row] ?? ""),
    source: spoken(trace.source.tokens[column] ?? ""),
    percent: Math.round((rowOf(tensorOf(trace, "weights"), row)[column] ?? 0) * 100),
  });
}

/** Speaks the cell of the cloth that the focus comes to, and nothing that training does on its own. */
export function ClothVoice({ trace }: { trace: Trace }) {
  const words = CLOTH_LOCALES[useLoomState((state) => state.scene.language)];
  const [said, setSaid] = useState("");
  const latest = useRef({ trace, words });
  useEffect(() => {
    latest.current = { trace, words };
  });
  useEffect(() => {
    const listen = ({ target }: FocusEvent): void => {
      const cell = target instanceof SVGElement ? target.closest<SVGElement>("[role=gridcell]") : null;
      const { row, column } = cell?.dataset ?? {};
      if (row === undefined || column === undefined) return;
      setSaid(cellSpoken(latest.current.trace, Number(row), Number(column), latest.current.words));
    };
    addEventListener("focusin", listen);
    return () => removeEventListener("focusin", listen);
  }, []);
  return (
    <div className="visually-hidden" aria-live="polite" id="live-cell">
      {said}
    </div>
  );
}
