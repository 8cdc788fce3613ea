import { lazy, Suspense, type TouchEvent, useRef } from "react";
import { useMessages } from "../i18n/useMessages";
import { Ledger } from "../panels/Ledger";
import { positionIn } from "../state/position";
import { shownTrace } from "../state/store";
import { useLoom, useLoomState, useSpot, useThrottledLoomState } from "../state/useStore";
import type { Trace } from "../trace/trace";
import { useCommands } from "./commands";
import { TwinDownload } from "./TwinDownload";
import { PHONE, useMedia } from "./useMedia";

const OpenedArea = lazy(async () => ({ default: (await import("./opened/OpenedArea")).OpenedArea }));

/** Numbers are read, not watched: while training they change at most twice a second. */
const REDRAW = 500;

/** The steps of the word in view, beside the loom, under it, or on a phone in a sheet. */
export function LedgerArea() {
  const { app } = useMessages();
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  const phone = useMedia(PHONE);
  const sheet = useLoomState((state) => state.ui.sheet);
  return (
    <section className={phone ? `ledger-area sheet ${sheet}` : "ledger-area"} aria-label={app.ledger}>
      {phone ? <SheetHandle /> : null}
      {trace ? <LedgerOfTrace trace={trace} phone={phone} /> : null}
    </section>
  );
}

function LedgerOfTrace({ trace, phone }: { trace: Trace; phone: boolean }) {
  const loom = useLoom();
  const { app } = useMessages();
  const { goTo } = useCommands();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const focus = useSpot();
  const webgl = useLoomState((state) => state.session.choice?.backend === "webgl");
  const { row, step, column } = positionIn(trace, scene);
  return (
    <>
      <Suspense>{scene.opened ? <OpenedArea /> : null}</Suspense>
      {phone ? null : (
        <h2 className="ledger-head">
          <span>{app.wordOf(row + 1, trace.output.tokens.length)}</span>
          <span>{app.stepOf(trace.steps.indexOf(step) + 1, trace.steps.length)}</span>
        </h2>
      )}
      <Ledger
        trace={trace}
        step={step}
        row={row}
        column={column}
        focus={focus}
        theme={theme}
        tolerance={webgl ? 1e-4 : 1e-5}
        variant={phone ? "tabs" : "list"}
        onFocus={loom.hover}
        onPin={loom.pinSpot}
        onPickStep={goTo}
      />
      <TwinDownload />
    </>
  );
}

/** Drag it up or down, or press it. */
function SheetHandle() {
  const { app } = useMessages();
  const loom = useLoom();
  const full = useLoomState((state) => state.ui.sheet === "full");
  const from = useRef<number | null>(null);
  const end = (event: TouchEvent): void => {
    const moved = (event.changedTouches[0]?.clientY ?? 0) - (from.current ?? 0);
    if (from.current !== null && Math.abs(moved) > 20) loom.setUi({ sheet: moved < 0 ? "full" : "peek" });
    from.current = null;
  };
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-expanded={full}
      aria-label={full ? app.sheetSmaller : app.sheetLarger}
      onClick={() => loom.setUi({ sheet: full ? "peek" : "full" })}
      onTouchStart={(event) => {
        from.current = event.touches[0]?.clientY ?? null;
      }}
      onTouchEnd={end}
    />
  );
}
