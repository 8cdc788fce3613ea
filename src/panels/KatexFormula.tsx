/** TeX set by KaTeX. Only ever reached through Formula's dynamic import. */
import katex from "katex";
import "katex/dist/katex.min.css";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Focus } from "../viz/focus";
import { numberOf } from "./formulas/numberOf";
import { isTouched } from "./formulas/touched";
import { keepToNumbers, walkNumbers } from "./formulas/walkNumbers";

const TRUSTED = ["\\htmlClass", "\\htmlData"];

/** A formula too wide for its line is set smaller, down to this; a still wider one scrolls. */
const SMALLEST = 0.7;

function shrink(place: HTMLElement): void {
  place.style.fontSize = "";
  const room = place.parentElement?.clientWidth ?? 0;
  const share = room / place.scrollWidth;
  if (share > 0 && share < 1) place.style.fontSize = `${(100 * Math.max(SMALLEST, share)).toFixed(1)}%`;
}

export function KatexFormula({ tex, focus = {} }: { tex: string; focus?: Focus | undefined }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    katex.render(tex, element, {
      throwOnError: false,
      strict: false,
      trust: ({ command }) => TRUSTED.includes(command),
    });
    for (const term of element.querySelectorAll<HTMLElement>("[data-tensor]:not([data-number])")) {
      const number = numberOf(term.dataset);
      if (number !== null) term.dataset.number = number;
    }
    keepToNumbers(element);
    shrink(element);
    // Its own faces may still be on their way.
    let isHere = true;
    void document.fonts.ready.then(() => {
      if (isHere) shrink(element);
    });
    return () => {
      isHere = false;
    };
  }, [tex]);
  // Behind the typesetting, which makes new terms.
  useEffect(() => {
    for (const term of place.current?.querySelectorAll<HTMLElement>("[data-tensor]") ?? [])
      term.classList.toggle("touched", tex !== "" && isTouched(term.dataset, focus));
  }, [tex, focus]);
  // biome-ignore lint/a11y/noStaticElementInteractions: the numbers within are its buttons
  return <span className="typeset" ref={place} onKeyDown={walkNumbers} />;
}
