import type { ReactNode } from "react";

const PIECE = /([_^])(\{[^}]*\}|.)|([^_^]+)/gsu;
/** Letters that stand alone are quantities; words are functions. Lowered and raised, every letter stands alone. */
const LETTER = /(?<![\p{L}\p{M}])(\p{L}\p{M}*)(?![\p{L}\p{M}])/gu;
const INDEX = /(\p{L})/gu;
/** Combining accents by themselves: the text face has no letters that carry them. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["\u0303", "\u02dc"],
  ["\u0302", "\u02c6"],
]);

function letters(text: string, letter: RegExp): ReactNode[] {
  return text.split(letter).map((part, i) => {
    if (i % 2 === 0) return part;
    const [base, accent] = part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, always all of them
      <i className="math" key={i} data-accent={accent && ACCENTS.get(accent)}>
        {base}
      </i>
    );
  });
}

/** A line of mathematics as text, with its letters lowered and raised. */
export function Equation({ text }: { text: string }) {
  return (
    <span className="equation" lang="en">
      {[...text.matchAll(PIECE)].map(([, mark, moved = "", plain = ""], i) => {
        if (!mark) return letters(plain, LETTER);
        const inside = letters(moved.replace(/^\{|\}$/g, ""), INDEX);
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return mark === "_" ? <sub key={i}>{inside}</sub> : <sup key={i}>{inside}</sup>;
      })}
    </span>
  );
}
