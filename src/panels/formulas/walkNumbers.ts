/**
 * The numbers of a typeset formula by keyboard. KaTeX sets every formula twice: as MathML, which is read aloud, and as
 * glyphs, which are hidden from it. Of the glyphs the numbers become buttons, one stop of the Tab key for a formula.
 */
import type { KeyboardEvent } from "react";

const NUMBER = "[data-number]";

/** Hides all glyphs but the numbers, where there are any. */
export function keepToNumbers(formula: HTMLElement): void {
  const numbers = formula.querySelectorAll<HTMLElement>(NUMBER);
  if (numbers.length === 0) return;
  for (const glyphs of formula.querySelectorAll(".katex-html")) {
    glyphs.removeAttribute("aria-hidden");
    hideOthers(glyphs);
  }
  numbers.forEach((number, i) => {
    number.setAttribute("role", "button");
    number.setAttribute("aria-label", number.textContent ?? "");
    number.tabIndex = i === 0 ? 0 : -1;
  });
}

function hideOthers(element: Element): void {
  for (const child of element.children) {
    if (child.matches(NUMBER)) continue;
    if (child.querySelector(NUMBER)) hideOthers(child);
    else child.setAttribute("aria-hidden", "true");
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Enter opens the number in focus, the arrow keys go to the next one. */
export function walkNumbers(event: KeyboardEvent<HTMLElement>): void {
  const number = (event.target as Element).closest<HTMLElement>(NUMBER);
  if (!number || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = STEPS[event.key];
  if (event.key !== "Enter" && event.key !== " " && step === undefined) return;
  // The page's own keys move through the translation.
  event.preventDefault();
  event.stopPropagation();
  if (step === undefined) {
    number.click();
    return;
  }
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(NUMBER)];
  const next = all[all.indexOf(number) + step];
  if (!next) return;
  number.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
