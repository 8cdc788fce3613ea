/** What can be done with the loom beyond looking at it. It comes when a model is there to do it with. */
import { lazy, Suspense, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { CLOTH_LOCALES } from "../../i18n/clothLocales";
import { SURGERY_LOCALES } from "../../i18n/surgeryLocales";
import { useLoom, useLoomState } from "../../state/useStore";
import { type AttendingView, isAttending, type LoomView } from "../../viz/loomView";
import { useCommands } from "../commands";
import { ClothVoice } from "./ClothVoice";
import "./cloth.css";

const ClothTable = lazy(async () => ({ default: (await import("./ClothTable")).ClothTable }));
const StageExport = lazy(async () => ({
  default: (await import("../inspect/export/StageExport")).StageExport,
}));
const Surgery = lazy(async () => ({ default: (await import("../surgery/Surgery")).Surgery }));

interface LoomToolsProps {
  readonly view: LoomView;
  /** Of the drawing, in px. */
  readonly height: number;
  /** Where what stands below the drawing goes; null until it is there. */
  readonly below: Element | null;
}

export function LoomTools({ view, height, below }: LoomToolsProps) {
  const isTable = useLoomState((state) => state.ui.clothTable);
  const isSurgery = useLoomState((state) => state.ui.surgery);
  if (!isAttending(view)) return null;
  const hasWeights = view.step !== "encode";
  return (
    <>
      {hasWeights ? <WayIn view={view} /> : null}
      <Suspense fallback={null}>
        {hasWeights && isSurgery && below ? <Surgery view={view} height={height} below={below} /> : null}
      </Suspense>
      <Suspense fallback={null}>
        {isTable && below ? createPortal(<ClothTable trace={view.trace} />, below) : null}
      </Suspense>
      <ClothVoice trace={view.trace} />
    </>
  );
}

/** Beside the row of weights: makes handles of them, and gives them back to the model. */
function WayIn({ view: { layout } }: { view: AttendingView }) {
  const words = SURGERY_LOCALES[useLoomState((state) => state.scene.language)];
  const isOpen = useLoomState((state) => state.ui.surgery);
  const commands = useCommands();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The focus was on a handle that is gone.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const { phone, inset, y } = layout;
  const name = isOpen ? words.close : words.open;
  return (
    <button
      ref={button}
      type="button"
      className={`way-in${phone ? " phone" : ""}${isOpen ? " open" : ""}`}
      style={{ left: inset, top: y.weights + (phone ? 6 : 54) }}
      aria-keyshortcuts="W"
      title={`${name} (W)`}
      aria-label={name}
      onClick={(event) => {
        event.stopPropagation();
        commands.toggleSurgery();
      }}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M2.5 12V8M7 12V2.5M11.5 12V6" />
        <path className="grips" d="M.5 8h4M5 2.5h4M9.5 6h4" />
      </svg>
      {phone ? null : <span>{name}</span>}
    </button>
  );
}

/** Beside the words about the colours: the cloth's numbers as a table, and as a figure. */
export function TableToggle() {
  const words = CLOTH_LOCALES[useLoomState((state) => state.scene.language)];
  const loom = useLoom();
  const isTable = useLoomState((state) => state.ui.clothTable);
  return (
    <>
      <button
        type="button"
        className="link as-table"
        aria-pressed={isTable}
        onClick={() => loom.setUi({ clothTable: !isTable })}
      >
        {words.asTable}
      </button>
      <Suspense fallback={null}>
        <StageExport />
      </Suspense>
    </>
  );
}
