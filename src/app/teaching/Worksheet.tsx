/** The worksheet on the screen, as it will be on paper: the sheet, then its key on a page of its own. */
import "./worksheet.css";
import { useEffect, useState } from "react";
import type { TeachingMessages } from "../../i18n/sections/teaching";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useMessages } from "../../i18n/useMessages";
import { positionIn } from "../../state/position";
import { useLoom, useLoomState } from "../../state/useStore";
import { tokenText } from "../../viz/token";
import { Sheet } from "./Sheet";
import { type SheetTrace, useSheetTrace } from "./useSheetTrace";
import { worksheetRows } from "./worksheetRows";

function sayOf(found: SheetTrace, words: TeachingMessages["sheet"]): string | null {
  if (found.status !== "here") return found.status === "waiting" ? words.loading : words.missing;
  return { shipped: null, other: words.otherModel, stage: words.noShipped }[found.of];
}

export function Worksheet() {
  const loom = useLoom();
  const { app } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const words = TEACHING_LOCALES[scene.language].sheet;
  const found = useSheetTrace();
  const [chosen, setChosen] = useState<number | null>(null);
  const close = (): void => loom.setUi({ handout: null });
  useEffect(() => {
    // The page behind is not there: its keys would change what nobody sees.
    const listen = (event: KeyboardEvent): void => {
      event.stopPropagation();
      if (event.code === "Escape") loom.setUi({ handout: null });
    };
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, [loom]);
  const trace = found.status === "here" ? found.trace : null;
  const row = trace ? Math.min(chosen ?? positionIn(trace, scene).row, trace.output.tokens.length - 1) : 0;
  const rows = trace ? worksheetRows(trace, row) : null;
  return (
    <main className="worksheet" id="loom">
      <div className="worksheet-tools">
        <button type="button" className="framed" onClick={close}>
          {app.close}
        </button>
        {trace && rows ? (
          <>
            <label>
              {words.row}{" "}
              <select value={row} onChange={(event) => setChosen(Number(event.target.value))}>
                {trace.output.tokens.map((token, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a position is what an output word is here
                  <option key={i} value={i}>
                    {words.rowOf({ number: i + 1, word: tokenText(token).text })}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" className="framed" onClick={() => print()}>
              {words.print}
            </button>
          </>
        ) : null}
        <p role="status">
          {rows === null && found.status === "here" ? words.noWeights : sayOf(found, words)}
        </p>
      </div>
      {trace && rows
        ? [false, true].map((isKey) => (
            <Sheet
              key={String(isKey)}
              {...{ trace, row, rows, isKey }}
              language={scene.language}
              file={found.status === "here" ? found.file : null}
            />
          ))
        : null}
    </main>
  );
}
