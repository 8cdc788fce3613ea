/** The button that exports a figure. What it opens comes with the first press. */
import { type ReactNode, Suspense, useId, useRef, useState } from "react";
import { FIGURE_LOCALES } from "../../../i18n/figureLocales";
import { useLoomState } from "../../../state/useStore";

interface ExportMenuProps {
  /** Whether there is something to export. */
  readonly isReady: boolean;
  readonly className?: string;
  /** The panel; it is there while the menu is open. */
  readonly children: ReactNode;
}

/** Of the window's edges, and of the popover where there is room for it; px. */
const MARGIN = 8;
const WIDTH = 380;

export function ExportMenu({ isReady, className = "framed", children }: ExportMenuProps) {
  const { menu } = FIGURE_LOCALES[useLoomState((state) => state.scene.language)];
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  /** Below its button, its right edge under the button's, as far as the window has room. */
  const place = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (!box || !popover.current) return;
    const { style } = popover.current;
    const isLow = box.bottom > innerHeight / 2;
    style.top = isLow ? "auto" : `${box.bottom + MARGIN}px`;
    style.bottom = isLow ? `${innerHeight - box.top + MARGIN}px` : "auto";
    const most = innerWidth - WIDTH - MARGIN;
    style.right = `${Math.max(MARGIN, Math.min(innerWidth - box.right, most))}px`;
    style.maxHeight = `${(isLow ? box.top : innerHeight - box.bottom) - 2 * MARGIN}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="dialog"
        disabled={!isReady}
      >
        {menu.open}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={menu.title}
        className="popover export"
        onBeforeToggle={(event) => {
          if (event.newState === "open") place();
        }}
        onToggle={(event) => setOpen(event.newState === "open")}
        // The page's one-letter keys are not meant here.
        onKeyDown={(event) => event.stopPropagation()}
      >
        <Suspense fallback={null}>{isOpen && isReady ? children : null}</Suspense>
      </div>
    </>
  );
}
