/** Sentences of a lesson: live numbers, words that answer to the pointer, terms that lead to the glossary. */
import { lazy, type MouseEvent, Suspense } from "react";
import type { Piece, Prose as ProseText } from "../../lessons/lesson";
import type { TermId } from "../../lessons/terms";
import { plainOf } from "../../panels/formulas/tex";
import { PlainText } from "../../panels/PlainFormula";
import { writeHash } from "../../state/codec";
import { useLoom, useLoomState } from "../../state/useStore";
import { joined, type ProseContext, type Said, say, unbroken } from "./pieces";

const Typeset = lazy(async () => ({ default: (await import("../../panels/KatexFormula")).KatexFormula }));

/** TeX in a line of text. */
export function InlineMath({ tex }: { readonly tex: string }) {
  return (
    <span className="inline-math">
      <Suspense fallback={<PlainText plain={plainOf(tex)} />}>
        <Typeset tex={tex} />
      </Suspense>
    </span>
  );
}

interface ProseProps {
  readonly text: ProseText;
  readonly context: ProseContext;
}

/** In the page's language. */
export function Prose({ text, context }: ProseProps) {
  const language = useLoomState((state) => state.scene.language);
  return <Pieces pieces={text[language]} context={context} />;
}

export function Pieces({
  pieces,
  context,
}: {
  readonly pieces: readonly Piece[];
  readonly context: ProseContext;
}) {
  return unbroken(say(pieces, context)).map(({ head, said, tail }, i) =>
    head === "" && tail === "" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence do not change places
      <OnePiece key={i} said={said} isFirst={i === 0} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same
      <span key={i} className="unbroken">
        {head}
        <OnePiece said={said} isFirst={i === 0} />
        {tail}
      </span>
    ),
  );
}

function OnePiece({ said, isFirst }: { readonly said: Said; readonly isFirst: boolean }) {
  switch (said.kind) {
    case "text": {
      const text = joined(said.text, isFirst);
      return said.strong ? <strong>{text}</strong> : text;
    }
    case "math":
      return <InlineMath tex={said.tex} />;
    case "term":
      return <TermLink term={said.term} text={said.text} />;
    case "value":
      return <span className={said.missing ? "value missing" : "value"}>{said.text}</span>;
    case "word":
      return <WordRef said={said} />;
  }
}

/** A term of the glossary, as this sentence has it. */
export function TermLink({ term, text }: { readonly term: TermId; readonly text: string }) {
  const loom = useLoom();
  const place = `glossary.${term}`;
  const href = useLoomState((state) => writeHash({ ...state.scene, screen: "lessons", place }));
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    loom.setScene({ screen: "lessons", place });
  };
  return (
    <a className="term" href={href} onClick={follow}>
      {text}
    </a>
  );
}

/** A word of the translation on the stage: pointing at it lights it there, pressing it keeps it lit. */
function WordRef({ said }: { readonly said: Extract<Said, { kind: "word" }> }) {
  const loom = useLoom();
  const { side, at, text, special, missing } = said;
  const family = side === "source" ? "src" : "tgt";
  const spot = at === null ? null : side === "source" ? { source: at } : { target: at };
  const isLit = useLoomState(({ focus }) => {
    const shown = { ...focus.pin, ...focus.hover };
    return at !== null && (side === "source" ? shown.source : shown.target) === at;
  });
  const inside = special ? <i>{text}</i> : text;
  if (!spot) return <span className={missing ? "value missing" : family}>{inside}</span>;
  return (
    <button
      type="button"
      className={isLit ? `ref ${family} on` : `ref ${family}`}
      onPointerEnter={() => loom.hover(spot)}
      onPointerLeave={() => loom.hover({})}
      onFocus={() => loom.hover(spot)}
      onBlur={() => loom.hover({})}
      onClick={() => loom.pinSpot(spot)}
    >
      {inside}
    </button>
  );
}
