/** A step as code: what it is given, the lines, and a way to copy them. */
import { useContext, useState } from "react";
import { FORMULA_LOCALES } from "../../../i18n/formulaLocales";
import type { CodeFormat } from "../../../trace/formulaView";
import type { StepId } from "../../../trace/steps";
import type { FormulaPlace } from "../place";
import { FormulaSettingsContext } from "../settings";
import { shapeOf, snippetOf } from "./snippet";

interface CodeBlockProps {
  readonly step: StepId;
  readonly place: FormulaPlace;
  readonly format: CodeFormat;
}

/** Comment signs, and whether vectors are rows of a matrix there. */
const COMMENT: Readonly<Record<CodeFormat, string>> = { tfjs: "//", numpy: "#", pytorch: "#" };

/** All of the code as text, with the shapes of what it is given. */
export function codeText({ step, place, format }: CodeBlockProps): string {
  const { given, lines } = snippetOf(step, place, format);
  const shapes = given.map((one) => {
    const shape = shapeOf(place.trace, one);
    return `${one.name} [${(format === "tfjs" && shape.length < 2 ? [1, ...shape] : shape).join(", ")}]`;
  });
  return [`${COMMENT[format]} ${shapes.join(", ")}`, ...lines].join("\n");
}

/** A line's comment, from its sign on; none inside of a text. */
function split(line: string, sign: string): [code: string, comment: string] {
  const quotes = line.trimStart().startsWith('"""') || /^[^"]*"""/.test(line);
  const at = quotes ? -1 : line.search(new RegExp(`(^|\\s)${sign}`));
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at)];
}

export function CodeBlock(props: CodeBlockProps) {
  const { language, view } = useContext(FormulaSettingsContext);
  const words = FORMULA_LOCALES[language];
  const text = codeText(props);
  const [told, setTold] = useState<"copied" | "notCopied" | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setTold("copied"),
      () => setTold("notCopied"),
    );
  };
  return (
    <section className="code-block" data-code={props.format} aria-label={words.code(words.views[view])}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard
        tabIndex={0}
        lang="en"
        onKeyDown={(event) => {
          // Sideways it scrolls here, and does not step through the word.
          if (event.key === "ArrowLeft" || event.key === "ArrowRight") event.stopPropagation();
        }}
      >
        <code>
          {text.split("\n").map((line, i) => {
            const [code, comment] = split(line, COMMENT[props.format]);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, always all of them
              <span key={i}>
                {code}
                <span className="comment">{comment}</span>
                {"\n"}
              </span>
            );
          })}
        </code>
      </pre>
      <p className="caption">
        <button type="button" className="link" onClick={copy}>
          {words.copy}
        </button>
        <span role="status">{told === null ? null : words[told]}</span>
      </p>
    </section>
  );
}
