import { type ReactNode, type RefObject, useRef, useState } from "react";

const WIDTH = 400;
const MARGIN = 16;
const GAP = 6;

/** Below the word, and inside of the window. On a phone the style sheet puts it at the bottom instead. */
function placeBelow(word: HTMLElement, popover: HTMLElement): void {
  const { left, bottom } = word.getBoundingClientRect();
  const width = Math.min(WIDTH, innerWidth - 2 * MARGIN);
  const x = Math.max(MARGIN, Math.min(left - MARGIN, innerWidth - MARGIN - width));
  popover.style.setProperty("--left", `${x}px`);
  popover.style.setProperty("--top", `${bottom + GAP}px`);
}

interface PickerPopoverProps {
  readonly id: string;
  /** What opens it, and gets the focus back. */
  readonly word: RefObject<HTMLButtonElement | null>;
  readonly title: string;
  readonly className?: string;
  /** Drawn while it is open. */
  readonly children: (close: () => void) => ReactNode;
}

export function PickerPopover({ id, word, title, className = "", children }: PickerPopoverProps) {
  const [open, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  return (
    <div
      ref={popover}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={title}
      className={`popover picker ${className}`}
      onBeforeToggle={(event) => {
        // A popover inside of another one opens and closes for itself.
        if (event.target !== event.currentTarget) return;
        if (event.newState === "open" && word.current) placeBelow(word.current, event.currentTarget);
        hadFocus.current = event.currentTarget.contains(document.activeElement);
      }}
      onToggle={(event) => {
        if (event.target !== event.currentTarget) return;
        setOpen(event.newState === "open");
        // Browsers give the focus back from the outermost popover only.
        if (event.newState === "closed" && hadFocus.current) word.current?.focus();
      }}
      // The page's one-letter keys are not meant while one chooses.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 className="popover-title">{title}</h2>
      {open ? children(() => popover.current?.hidePopover()) : null}
    </div>
  );
}
