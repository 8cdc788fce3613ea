/** Source words at the head of their lines: index, word, gloss, and brackets for words written as one. */
import { sourcePlace, writtenAt } from "../trace/anatomy";
import type { Gloss, WrittenWord } from "./gloss";
import type { LoomView } from "./loomView";
import { tokenText } from "./token";

interface TokenRowProps {
  readonly view: LoomView;
  readonly gloss: Gloss | null;
  readonly written: readonly WrittenWord[];
  readonly unknown: ReadonlySet<number>;
  readonly sourceLanguage: string | null;
  readonly onPin: (source: number) => void;
}

export function TokenRow({ view, gloss, written, unknown, sourceLanguage, onPin }: TokenRowProps) {
  const { layout, trace, linked, labels } = view;
  const { tokens } = trace.source;
  return (
    <g>
      {written.length > 0 && layout.tokens.mode === "flat" ? (
        <WrittenWords view={view} written={written} sourceLanguage={sourceLanguage} />
      ) : null}
      {tokens.map((token, j) => {
        const { text, special } = tokenText(token);
        const meaning = special ? undefined : gloss?.[token];
        const kind = `token ${special ? "special" : "fill-src"}${j === linked ? " linked" : ""}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
          <g key={j} opacity={j > view.encoded ? 0.6 : 1}>
            {layout.tokens.mode === "flat" ? (
              <text className="index" x={layout.centers[j]} y={layout.y.index}>
                {j + 1}
              </text>
            ) : null}
            {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button */}
            <g
              className={unknown.has(writtenAt(trace, j)) ? "token-button unknown" : "token-button"}
              role="button"
              tabIndex={0}
              aria-label={labels.token({ word: text, ...sourcePlace(trace, j), count: tokens.length })}
              data-source={j}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                event.stopPropagation();
                onPin(j);
              }}
            >
              <Word
                text={text}
                x={layout.centers[j] ?? 0}
                view={view}
                kind={kind}
                language={special ? null : sourceLanguage}
              />
            </g>
            {meaning && layout.tokens.mode === "flat" ? (
              <text className="gloss" x={layout.centers[j]} y={layout.y.gloss}>
                {meaning}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

interface WordProps {
  readonly text: string;
  readonly x: number;
  readonly view: LoomView;
  readonly kind: string;
  readonly language: string | null;
}

function Word({ text, x, view, kind, language }: WordProps) {
  const { mode, size } = view.layout.tokens;
  const { token: y } = view.layout.y;
  const lang = language ?? undefined;
  if (mode === "rotated") {
    return (
      <text
        className={`${kind} rotated`}
        fontSize={size}
        lang={lang}
        transform={`translate(${x + 2} ${y}) rotate(-48)`}
      >
        {text}
      </text>
    );
  }
  if (mode === "flat") {
    return (
      <text className={kind} fontSize={size} lang={lang} x={x} y={y}>
        {text}
      </text>
    );
  }
  const letters = Array.from(text);
  return (
    <text className={kind} fontSize={size} lang={lang}>
      {letters.map((letter, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters have no identity but their place
        <tspan key={i} x={x} y={y - (letters.length - 1 - i) * 14.5}>
          {letter}
        </tspan>
      ))}
    </text>
  );
}

function WrittenWords({
  view,
  written,
  sourceLanguage,
}: {
  view: LoomView;
  written: readonly WrittenWord[];
  sourceLanguage: string | null;
}) {
  const { gx, cw, y } = view.layout;
  return written.map(({ text, from, to }) => {
    const x1 = gx + from * cw + Math.min(7, cw * 0.12);
    const x2 = gx + to * cw - Math.min(7, cw * 0.12);
    return (
      <g key={from}>
        <path className="bracket" d={`M${x1} ${y.written + 5}V${y.written}H${x2}V${y.written + 5}`} />
        <text
          className="written fill-src"
          lang={sourceLanguage ?? undefined}
          x={(x1 + x2) / 2}
          y={y.written - 7}
        >
          {text}
        </text>
      </g>
    );
  });
}
