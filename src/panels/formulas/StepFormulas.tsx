/**
 * A step's equations, in symbols, with the numbers in view, or as code. A term under the pointer is told as a focus,
 * and the terms that stand for what is touched elsewhere are marked.
 */
import { type PointerEvent, Suspense, useContext, useState } from "react";
import { FORMULA_LOCALES } from "../../i18n/formulaLocales";
import { type CodeFormat, isCodeFormat } from "../../trace/formulaView";
import type { Focus } from "../../viz/focus";
import { useLetters } from "../../viz/letters";
import { isResultByHand } from "../changedByHand";
import { Formula } from "../Formula";
import type { FormulasProps } from "../Formulas";
import { WithSymbols } from "../WithSymbols";
import { differencesOf } from "./differs";
import { equationsOf } from "./equations";
import { FormulaBar } from "./FormulaBar";
import { useCode } from "./lateCode";
import type { Equation, FormulaPlace } from "./place";
import { FormulaSettingsContext } from "./settings";
import { spotOf } from "./touched";

export function StepFormulas({ step, place, above, live, focus, onFocus }: FormulasProps) {
  const { language, view, notation } = useContext(FormulaSettingsContext);
  const words = FORMULA_LOCALES[language];
  const isCode = isCodeFormat(view);
  const byHand = isResultByHand(place.trace, step, place.row);
  return (
    <>
      <FormulaBar words={words} />
      {above}
      {byHand ? <p className="caption given-by-hand">{words.byHand}</p> : null}
      {isCode ? (
        <Suspense fallback={<p className="caption">{words.loadingCode}</p>}>
          <LateCode format={view} {...{ step, place }} />
        </Suspense>
      ) : (
        <Equations
          of={(shown, letters) => equationsOf(step, shown, letters)}
          {...{ byHand, place, focus, onFocus }}
        />
      )}
      {view === "symbols" ? live : null}
      {differencesOf(place.trace, step, notation).map((one) => (
        <p key={one} className="caption differs">
          <WithSymbols text={words.differs[one]} />
        </p>
      ))}
    </>
  );
}

function LateCode(props: Pick<FormulasProps, "step" | "place"> & { readonly format: CodeFormat }) {
  const code = useCode();
  return code ? <code.CodeBlock {...props} /> : null;
}

interface EquationsProps extends Pick<FormulasProps, "place" | "focus" | "onFocus"> {
  /** Numbers by hand do not follow from the equation: it stands in symbols. */
  readonly byHand?: boolean;
  readonly of: (place: FormulaPlace, letters: ReturnType<typeof useLetters>) => readonly Equation[];
}

/** Equations whose terms answer to pointer and focus. While it is among them they stay those of the place it came to. */
export function Equations({ of, place, focus, onFocus, byHand = false }: EquationsProps) {
  const { view } = useContext(FormulaSettingsContext);
  const inNumbers = view !== "symbols" && !byHand;
  const letters = useLetters();
  const [held, setHeld] = useState<FormulaPlace | null>(null);
  const isHeld = held !== null && held.trace === place.trace && held.row === place.row;
  const over = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    const term = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tensor]") : null;
    const spot = spotOf(term?.dataset ?? {});
    if (!same(spot, focus)) onFocus(spot);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the numbers within are its buttons
    <div
      className={byHand ? "equations struck" : "equations"}
      onPointerEnter={() => setHeld(place)}
      onFocus={() => {
        if (!isHeld) setHeld(place);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setHeld(null);
      }}
      onPointerOver={over}
      onPointerLeave={() => {
        setHeld(null);
        onFocus({});
      }}
    >
      {of(isHeld ? held : place, letters)
        .flatMap(({ symbols, numbers, tall }) =>
          (inNumbers && numbers.length > 0 ? numbers : [symbols]).map((tex) => ({
            tex,
            // A sum written out stands in one line, a division in two.
            tall: tex.includes("\\frac") || (tall && tex === symbols),
          })),
        )
        .map(({ tex, tall }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a step are always the same ones
          <Formula key={i} tex={tex} tall={tall} focus={focus} />
        ))}
    </div>
  );
}

const same = (a: Focus, b: Focus): boolean =>
  a.tensor === b.tensor && a.source === b.source && a.target === b.target;
