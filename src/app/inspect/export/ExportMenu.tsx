/** The button that exports a figure. What it opens comes with the first press. */
import { lazy, Suspense, useId, useRef, useState } from "react";
import { FIGURE_LOCALES } from "../../../i18n/figureLocales";
import type { AttentionMatrix } from "../../../matrix/matrix";
import { useLoomState } from "../../../state/useStore";

const ExportPanel = lazy(async () => ({ default: (await import("./ExportPanel")).ExportPanel }));

interface ExportMenuProps {
  /** As it is shown. Null while there is none. */
  readonly matrix: AttentionMatrix | null;
  /** Whether 1 is light on the screen, for a start. */
  readonly flip: boolean;
  readonly className?: string;
}

const MARGIN = 8;

export function ExportMenu({ matrix, flip, className = "framed" }: ExportMenuProps) {
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
    style.right = `${Math.max(MARGIN, innerWidth - box.right)}px`;
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
        disabled={!matrix}
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
        <Suspense fallback={null}>
          {isOpen && matrix ? <ExportPanel matrix={matrix} flip={flip} /> : null}
        </Suspense>
      </div>
    </>
  );
}
