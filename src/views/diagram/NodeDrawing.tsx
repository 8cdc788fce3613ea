/** One node, drawn from its own upper left corner. What stands in the columns is drawn there. */

import type { Theme } from "../../viz/color";
import { decimals, fullForReading, onStage } from "../../viz/format";
import { MathLabel } from "../../viz/MathLabel";
import { tokenText } from "../../viz/token";
import { VectorStrip } from "../../viz/VectorStrip";
import type { DiagramNode } from "./graph";
import type { PlacedNode } from "./layout";
import { Symbols } from "./Symbols";
import { LABEL, MEMORY, STRIP } from "./sizes";

export interface Scales {
  /** The values drawn in the last colour: of states and contexts, of embeddings, and of cell states. */
  readonly states: number;
  readonly embedded: number;
  readonly memories: number;
}

interface NodeDrawingProps {
  readonly node: DiagramNode;
  readonly place: PlacedNode;
  readonly theme: Theme;
  readonly scales: Scales;
  readonly phone: boolean;
  /** Said under the query's name. */
  readonly queryName: string;
  readonly targetLanguage: string | null;
}

const READS_WORDS = ["input", "combined", "features"];

export function NodeDrawing(props: NodeDrawingProps) {
  const { node, place, theme, scales, phone } = props;
  const { family, values, memories, symbols } = node;
  switch (node.kind) {
    case "function":
      return (
        <text className="dg-function" x={place.width / 2} y={14}>
          <FunctionName texts={node.texts} />
        </text>
      );
    case "word":
      return <Word {...props} />;
    case "number": {
      const value = values?.[0] ?? Number.NaN;
      return (
        <text className="dg-name fill-ctx" y={14} data-number={node.opens ?? undefined}>
          <title>{fullForReading(value)}</title>
          <Symbols symbols={symbols} /> = {onStage(value)}
        </text>
      );
    }
    case "vector": {
      if (!values) return null;
      const unit = place.width / values.length;
      const strip = { x: 0, unit, gap: unit > 3 ? 0.5 : 0, direction: "row" as const };
      const isQuery = node.id === "query";
      return (
        <>
          <text className={`dg-name fill-${family ?? "src"}`} y={LABEL - 4}>
            {isQuery ? `${props.queryName} ` : null}
            <Symbols symbols={symbols} />
            {phone || isQuery ? null : <tspan className="dg-shape"> {values.length}</tspan>}
          </text>
          <VectorStrip
            values={values}
            place={{ ...strip, y: LABEL, thickness: STRIP - 3 }}
            theme={theme}
            family={family ?? undefined}
            domain={READS_WORDS.includes(node.id) ? scales.embedded : scales.states}
          />
          {memories ? (
            <VectorStrip
              values={memories}
              place={{ ...strip, y: LABEL + STRIP + 2, thickness: MEMORY - 3 }}
              theme={theme}
              domain={scales.memories}
            />
          ) : null}
        </>
      );
    }
    default:
      return null;
  }
}

function FunctionName({ texts }: { texts: readonly string[] }) {
  const [before, letter, sub, after] = texts;
  if (letter === undefined || sub === undefined) return <>{before}</>;
  return (
    <>
      {before}
      <MathLabel base={letter} sub={sub} /> {after}
    </>
  );
}

function Word({ node, targetLanguage, phone }: NodeDrawingProps) {
  const { text, special } = tokenText(node.texts[0] ?? "");
  const lang = special ? undefined : (targetLanguage ?? undefined);
  const kind = special ? "special" : "fill-tgt";
  const probability = node.values?.[0];
  if (probability === undefined)
    return (
      <>
        <text className="dg-name fill-tgt" y={LABEL - 4}>
          <Symbols symbols={node.symbols} />
        </text>
        <text className={`dg-word ${kind}`} lang={lang} y={LABEL + 11}>
          {text}
        </text>
      </>
    );
  return (
    <>
      <text className={`dg-said ${kind}`} fontSize={phone ? 17 : 20} lang={lang} y={20}>
        {text}
      </text>
      <text className="dg-p" y={36} data-number={node.opens ?? undefined}>
        <title>{fullForReading(probability)}</title>
        <Symbols symbols={node.symbols} /> = {decimals(probability, 2)}
      </text>
    </>
  );
}
