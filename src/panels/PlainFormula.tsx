/** A formula in plain text, in a box of the height that it will have when it is set: nothing moves when that arrives. */

interface PlainProps {
  /** Letters with indices in `_{…}`. */
  readonly plain: string;
}

/** `a_{1} + b` becomes a, its index 1 set low, and + b: every second part of the split is an index. */
export function PlainText({ plain }: PlainProps) {
  const parts = plain.split(/_\{([^}]*)\}/);
  return (
    <span className="math">
      {parts.map((part, i) => {
        const key = `${i}-${part}`;
        return i % 2 === 0 ? <Upright key={key} text={part} /> : <sub key={key}>{part}</sub>;
      })}
    </span>
  );
}

/** Names of functions stand upright between the letters, as in print. */
function Upright({ text }: { text: string }) {
  return text.split(/([a-z]{2,})/).map((part, i) => {
    const key = `${i}-${part}`;
    return i % 2 === 0 ? (
      part
    ) : (
      <span key={key} className="function-name">
        {part}
      </span>
    );
  });
}

/** `tall`: a displayed fraction needs two lines. */
export function PlainFormula({ plain, tall = false }: PlainProps & { readonly tall?: boolean }) {
  return (
    <div className={tall ? "formula tall" : "formula"}>
      <PlainText plain={plain} />
    </div>
  );
}
